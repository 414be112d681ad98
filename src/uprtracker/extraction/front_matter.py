"""State under Review and session of a Working Group report, from its first paragraphs.

1. The Working Group ... held its thirty-fourth session from ...
The review of Utopia was held at the 3rd meeting ...
"""

import re

from uprtracker.documents.document import Document, Role
from uprtracker.extraction.flow import unwrap
from uprtracker.reference import Reference, State
from uprtracker.reference.review import ReviewFact

_REPORT = re.compile(r"Universal\s+Periodic\s+Review", re.I)
_SESSION = re.compile(
    r"\b(?:held\s+its|at\s+its|its)\s+([a-z]+(?:[- ][a-z]+)?|\d{1,2}\s?(?:st|nd|rd|th))\s+session\s+from",
    re.I,
)
_REVIEW = re.compile(r"The\s+review\s+of\s+(?:the\s+)?([A-Z][^.;]{2,90}?)\s+(?:was|were)\s+held\b")
_SYMBOL = re.compile(r"A/HRC/WG\.6/(\d{1,2})/([A-Z]{3})/\d")
_COUNCIL = re.compile(r"A/HRC/(\d{1,3})/\d")
_AFTER_NAME = re.compile(r"\s[-–]\s|\.\w{3,4}$")
_UNITS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
)
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50}
_FIRST_PAGES = 5


def is_report(document: Document) -> bool:
    """Whether the first pages call the document a report of the UPR Working Group."""
    return _REPORT.search(_opening(document, 2)) is not None


def review_of(document: Document, reference: Reference) -> tuple[str | None, int | None]:
    """Return ISO3 code of the State under Review and number of the session, None where not said.

    A draft that holds only its list says neither: then the symbol is looked up
    among the reviews, and the name of the file may begin with the State.
    """
    opening = _opening(document, _FIRST_PAGES)
    own = _SYMBOL.search(opening)
    named = _REVIEW.search(opening)
    held = _SESSION.search(opening)
    state = reference.states.resolve(named[1]) if named else None
    if state is None and own:
        state = reference.state_of_symbol_code(own[2])
    if state is None and not named:
        state = reference.states.resolve(_AFTER_NAME.split(document.name)[0])
    session = ordinal(held[1]) if held else None
    if session is None and own:
        session = int(own[1])
    known = _known_review(document.symbol, state, reference)
    if known:
        return known.state if state is None else state.iso3, session or known.session
    return (state.iso3 if state else None), session


def _known_review(symbol: str, state: State | None, reference: Reference) -> ReviewFact | None:
    """Return the review of the report `symbol`, or that of `state` adopted by its Council session."""
    council = _COUNCIL.match(symbol)
    for review in reference.reviews:
        if symbol and review.report_symbol == symbol:
            return review
        if council and state and (review.state, review.hrc_session) == (state.iso3, int(council[1])):
            return review
    return None


def _opening(document: Document, pages: int) -> str:
    return unwrap(
        "\n".join(
            line.text for page in document.pages[:pages] for line in page.lines if line.role is Role.BODY
        )[:20000]
    )


def ordinal(words: str) -> int | None:
    """Return the number of "first", "thirty-fourth" or "34th"; None for other words."""
    text = words.lower().replace(" ", "-")
    digits = re.match(r"\d{1,2}", text)
    if digits:
        return int(digits.group())
    if text in _UNITS:
        return _UNITS.index(text) + 1
    tens, _, unit = text.partition("-")
    for stem, value in _TENS.items():
        if tens == f"{stem}ieth" and not unit:
            return value
        if tens == f"{stem}y" and unit in _UNITS[:9]:
            return value + _UNITS.index(unit) + 1
    return None
