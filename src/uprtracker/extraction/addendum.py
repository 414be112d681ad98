"""Reads the addendum in which the State under Review answers: A/HRC/28/15/Add.1, A/HRC/43/15/Add.1.

Views on conclusions and/or recommendations, voluntary commitments and replies
presented by the State under review

I. Accepted recommendations
3. The Government of Utopia accepts the recommendations 1-5, 14- 16, 20.
   Rec. 18 This has been done in May.
"""

import re
from collections.abc import Iterator

from uprtracker.core import Finding
from uprtracker.core.answer import StatedCount
from uprtracker.documents.document import Document, Role
from uprtracker.extraction.answering_tables import WalkWithTables
from uprtracker.extraction.blocks import Block, Blocks, blocks_of
from uprtracker.extraction.extraction import Extraction
from uprtracker.extraction.flow import unwrap
from uprtracker.extraction.front_matter import review_of
from uprtracker.extraction.ranges import heads_of
from uprtracker.extraction.recommending_states import StateNames
from uprtracker.extraction.stated_counts import stated_in
from uprtracker.reference import Reference

KIND = "addendum"

_SYMBOL = re.compile(r"A/HRC/\d{1,3}/\d{1,3}(/Add\.\s?\d{1,2})(?:/Rev\.\d)?$")
_UPR = re.compile(
    r"universal\s+periodic|examen\s+périodique\s+universel|examen\s+periódico\s+universal", re.I
)
_TITLE = re.compile(
    r"views\s+on\s+(?:the\s+)?conclusions\s+and\s?/?\s?(?:or\s+)?recommendations,?\s+voluntary"
    r"|observations\s+sur\s+les\s+conclusions\s+et\s?/?\s?(?:ou\s+)?recommandations"
    r"|opiniones\s+sobre\s+las\s+conclusiones\s+y\s?/?\s?o\s+recomendaciones|observaciones\s+sobre\s+las\s+conclusiones",
    re.I,
)
_ADDENDUM = re.compile(r"\s*(?:Addendum|Additif|Adición)\s*[\d*∗†]{0,3}\s*$", re.I)
_OTHER = re.compile(r"^\s*(?:Corrigendum|Rectificatif|Corrección)\b", re.I | re.M)
_READ = ("en", "fr", "es", "")
_LANGUAGES = {"ru": "Russian", "ar": "Arabic", "zh": "Chinese"}


def recognises(document: Document) -> bool:
    """Whether the first page says so: its symbol, or its title under the word addendum."""
    first = _first_page(document)
    if _OTHER.search(first) or "/Corr." in document.symbol or not _UPR.search(first):
        return False
    if _SYMBOL.match(document.symbol):
        return True
    titled = _TITLE.search(unwrap(first)) is not None
    return titled and any(_ADDENDUM.match(line) for line in first.splitlines())


def read(document: Document, reference: Reference) -> Extraction:
    """Return the answers of the State under Review to the recommendations, by their numbers."""
    state, session = _review(document, reference)
    language = _language_finding(document)
    if language is not None:
        return Extraction(KIND, document.symbol, state, session, findings=(language,))
    blocks = blocks_of(document)
    walk = WalkWithTables(blocks, heads_of(blocks.flow.text), StateNames(reference))
    counts: list[StatedCount] = []
    for block in blocks.blocks:
        walk.take(block)
        counts += _counts(blocks, block, walk.paragraph)
    walk.close()
    ledger = walk.ledger
    return Extraction(
        KIND,
        document.symbol,
        state,
        session,
        findings=tuple(ledger.findings),
        answers=tuple(ledger.answers),
        counts=tuple(counts),
    )


def _counts(blocks: Blocks, block: Block, paragraph: str) -> Iterator[StatedCount]:
    """Yield the counts of the whole review that a block states."""
    for stated in stated_in(blocks.words(block)):
        span = blocks.flow.span(block.start + stated.start, block.start + stated.end)
        yield StatedCount(stated.what, stated.count, span, paragraph)


def _first_page(document: Document) -> str:
    lines = document.pages[0].lines if document.pages else ()
    return "\n".join(line.text for line in lines if line.role in (Role.BODY, Role.HEADER))[:6000]


def _review(document: Document, reference: Reference) -> tuple[str | None, int | None]:
    """Return State and session: by the report's symbol, else by the line of the title that is its name."""
    parent = document.symbol.partition("/Add.")[0]
    for review in reference.reviews:
        if parent and review.report_symbol == parent:
            return review.state, review.session
    state, session = review_of(document, reference)
    for line in _first_page(document).splitlines():
        named = reference.states.resolve_exact(line.rstrip("*∗ "))
        if named is not None:
            return named.iso3, session
    return state, session


def _language_finding(document: Document) -> Finding | None:
    if document.language in _READ:
        return None
    name = _LANGUAGES.get(document.language, document.language)
    message = (
        f"The addendum is in {name}, which is not read here; attach the English, French or Spanish version."
    )
    return Finding("language-not-read", message, severity="error")
