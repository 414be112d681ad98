"""Which review a thematic list is about: its page header, its title, its file name, its sources.

UPR of Utopia (2nd Cycle - 20th session)        page header or title, English
EPU de l'Utopie (2e cycle - 20e session)        French
EPU de Utopía (2º ciclo - 20º período de sesiones)
UPR20_Utopia_Thematic_list_of_Recommendations.docx
"""

import re
from collections import Counter
from collections.abc import Sequence

from uprtracker.documents import Document
from uprtracker.documents.document import Role
from uprtracker.documents.symbols import find_symbol
from uprtracker.reference import Reference

_LIST = re.compile(
    r"thematic list of (?:upr |all )?recommendations"
    r"|liste thématique des recommandations|lista temática de (?:las )?recomendaciones",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:UPR|EPU|Universal Periodic Review|Examen périodique universel|Examen Periódico Universal)"
    r"\s+(?:of|de la|de las|de los|de l[’']|de|du|des|del)\s*(?:the\s+)?([^()\d]{2,80}?)\s*[(–-]",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"\b(\d{1,2})\s?(?:st|nd|rd|th|e|è?me|er|re|º|ª|o)?\s+(?:session|período|periodo)", re.IGNORECASE
)
_FILE = re.compile(r"UPR[\s_-]?(\d{1,2})[\s_-]+(.{2,60}?)[\s_-]+(?:Thematic|Matrix)", re.IGNORECASE)
_ADDENDUM = re.compile(r"/Add\.\d+$")
_OPENING = 40
_LONGEST_TITLE = 160


def calls_itself_list(document: Document) -> bool:
    """Whether a page header or one of the first lines, a short one, calls the document a thematic list."""
    return any(len(line) <= _LONGEST_TITLE and _LIST.search(line) for line in _opening(document))


def has_own_symbol(document: Document) -> bool:
    """Whether a symbol is printed outside the tables of the first page: OHCHR's lists have none."""
    return any(find_symbol(line) for line in _opening(document))


def review_of(
    document: Document, sources: Sequence[str], reference: Reference
) -> tuple[str | None, int | None]:
    """Return State under Review and session, None where neither the document nor its sources say."""
    state = session = None
    for line in _opening(document):
        named, held = _NAMED.search(line), _SESSION.search(line)
        known = reference.states.resolve(named[1]) if named else None
        state = state or (known.iso3 if known else None)
        session = session or (int(held[1]) if held else None)
    file = _FILE.match(document.name)
    if file:
        known = reference.states.resolve(re.sub(r"[_-]+", " ", file[2]))
        state = state or (known.iso3 if known else None)
        session = session or int(file[1])
    if state and session:
        return state, session
    return _by_source(sources, state, reference) or (state, session)


def _by_source(sources: Sequence[str], state: str | None, reference: Reference) -> tuple[str, int] | None:
    """Return the review whose report most rows cite, when the facts know its symbol."""
    cited = Counter(_ADDENDUM.sub("", symbol) for symbol in sources if symbol)
    for symbol, _ in cited.most_common(2):
        for review in reference.reviews:
            if review.report_symbol == symbol and review.session and state in (None, review.state):
                return review.state, review.session
    return None


def _opening(document: Document) -> list[str]:
    first = document.pages[0].lines if document.pages else ()
    bands = [line.text for line in first if line.role in (Role.HEADER, Role.FOOTER)]
    body = [line.text for line in first if line.role is Role.BODY and line.cell is None][:_OPENING]
    return [*bands, document.title, *body]
