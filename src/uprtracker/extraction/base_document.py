"""Reads the three base documents of a review: national report, UN compilation, summary of submissions.

    A/HRC/WG.6/34/SVN/1     National report submitted in accordance with …
    A/HRC/WG.6/34/SVN/2     Compilation on Slovenia / Compilation prepared by the Office of …
    A/HRC/WG.6/34/SVN/3     Summary of stakeholders' submissions on Slovenia / Summary prepared by …

The same in every session since 2008: numbered paragraphs under headings, sources
in endnotes. Drafts without a symbol are known by their title.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from uprtracker.core import Finding
from uprtracker.documents import Document, paragraphs
from uprtracker.documents.document import Paragraph, Role
from uprtracker.extraction import notes
from uprtracker.extraction.earlier import read_earlier
from uprtracker.extraction.extraction import Extraction
from uprtracker.extraction.front_matter import review_of
from uprtracker.extraction.submissions import read_submissions
from uprtracker.reference import Reference

NATIONAL_REPORT = "national_report"
COMPILATION = "compilation"
SUMMARY = "stakeholders_summary"

_SYMBOL = re.compile(r"A/HRC/WG\.6/(\d{1,2})/([A-Z]{3})/([123])(?:/(?:Corr|Rev|Add)\.\d{1,2})?")
_WORKING_GROUP = re.compile(r"universal periodic review", re.I)


@dataclass(slots=True)
class BaseDocument:
    """Reader of one of the three kinds: its last figure in the symbol, and how its title begins."""

    KIND: str
    figure: str
    title: re.Pattern[str]

    def recognises(self, document: Document) -> bool:
        """Whether the symbol is that of this kind; without a symbol, whether the title is."""
        own = _SYMBOL.fullmatch(document.symbol)
        if own or document.symbol:
            return bool(own and own[3] == self.figure)
        opening = [
            line.text for page in document.pages[:1] for line in page.lines if line.role is not Role.FOOTNOTE
        ]
        titled = self.title.match(document.title) or any(self.title.match(text) for text in opening[:25])
        return bool(titled) and any(_WORKING_GROUP.search(text) for text in opening)

    def read(self, document: Document, reference: Reference) -> Extraction:
        """Return notes, submissions, references to earlier recommendations, and findings."""
        body = paragraphs(document)
        found = notes.read_notes(document, body)
        earlier, doubts = read_earlier(body, found, bare=self.figure == "1")
        state, session = _review(document, reference)
        return Extraction(
            self.KIND,
            document.symbol,
            state,
            session,
            findings=(*_gaps(body), *notes.findings(document, found), *doubts),
            notes=found,
            submissions=read_submissions(document, found) if self.figure == "3" else (),
            references=earlier,
        )


READERS = (
    BaseDocument(NATIONAL_REPORT, "1", re.compile(r"national report\b(?!ing)", re.I)),
    BaseDocument(COMPILATION, "2", re.compile(r"compilation (?:on|of|prepared)\b", re.I)),
    BaseDocument(SUMMARY, "3", re.compile(r"summary (?:of|prepared)\b", re.I)),
)


def _review(document: Document, reference: Reference) -> tuple[str | None, int | None]:
    """Return State and session: by the symbol, else as the first pages say."""
    own = _SYMBOL.fullmatch(document.symbol)
    if own:
        state = reference.state_of_symbol_code(own[2])
        return (state.iso3 if state else None), int(own[1])
    return review_of(document, reference)


def _gaps(body: Sequence[Paragraph]) -> Iterator[Finding]:
    """Yield a finding where the numbers of the paragraphs do not run on."""
    last = 0
    for one in body:
        if not one.number.isdigit():
            continue
        number = int(one.number)
        if number == last + 1:
            last = number
        elif number > last + 1:
            message = f"After paragraph {last} comes {number}; look for what lies between."
            yield Finding("paragraph-gap", message, one.span)
            last = number
