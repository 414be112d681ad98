"""What a list of advance questions is about: State under Review and session.

ADVANCE QUESTIONS TO UTOPIA (FIRST BATCH) · Advance questions to Utopia - Add.1 ·
Questions submitted in advance to Utopia, 20th session · AdvancedQuestionsUtopia.doc
"""

import re
from collections.abc import Sequence

from uprtracker.documents.document import Document, Role
from uprtracker.extraction.front_matter import ordinal
from uprtracker.reference import Reference

_TITLE = re.compile(
    r"(?:list of |draft |upr )?(?:(?:written )?questions? (?:submitted |posed |received |asked )?in advance"
    r"|advanced? (?:written )?questions?|written questions? submitted)\b",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\b(?:addressed to|to|for|on|of)\s+(?:the\s+)?([^()\d:]{2,80}?)\s*(?:[(–:*,]|\s-\s|\bAdd\b|\d|$)",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"(?:\bto|\bfor|\bthe|questions?)\s*:?$", re.IGNORECASE)
_SESSION = re.compile(
    r"\b(\d{1,2}\s?(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)\s+session\b|\bsession\s+(\d{1,2})\b", re.IGNORECASE
)
_FILE = re.compile(r"adv[a-z]*[\s_-]*questions?(?:[\s_-]*(?:to|for|on)(?![a-z]))?[\s_-]*", re.IGNORECASE)
_TAIL = r"(?:add(?:endum)?|first|second|third|fourth|batch|rev|corr|english|e|en)"
_FILE_TAIL = re.compile(
    rf"(?:[\s_.-]*{_TAIL}(?![a-z])[\s_.-]*\d*|[\s_.-]*\d+)+$|(?<=[a-z])Add\d*$", re.IGNORECASE
)
_FILE_SESSION = re.compile(r"(?:UPR|WG|session|\bS)[\s_-]?(\d{1,2})(?!\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_TITLE_LINES = 12
_LONGEST_TITLE = 200
_MOST_SESSIONS = 99


def is_title(line: str) -> bool:
    """Tell whether a line is the title of a list of advance questions."""
    return len(line) <= _LONGEST_TITLE and _TITLE.match(line) is not None


def calls_itself_questions(document: Document) -> bool:
    """Whether one of the first lines is such a title, or the file is named so and asks."""
    if any(is_title(line) for line in _opening(document)):
        return True
    named = _FILE.search(document.name) is not None and not document.symbol
    return named and any("?" in line.text for _, _, line in document.lines())


def title_of(document: Document) -> str:
    """Return the title of the list, "" when it has none."""
    return _title(_opening(document))


def review_of(document: Document, reference: Reference) -> tuple[str | None, int | None]:
    """Return State under Review and session: from the title, else from the name of the file.

    A year in either stands for the session when the State was reviewed once in it.
    """
    opening = _opening(document)
    title = _title(opening)
    name = _FILE_TAIL.sub("", re.sub(r"\.\w{3,4}$", "", document.name))
    state = _state_of(title, reference) or _state_in_name(name, reference)
    session = _session_of(" ".join(opening)) or _session_in_name(name)
    if state and not session:
        session = _session_of_year(state, f"{' '.join(opening[:4])} {document.name}", reference)
    return state, session


def _title(opening: Sequence[str]) -> str:
    """Return the title, with the row below it when it breaks off at "to"."""
    for at, line in enumerate(opening):
        if _TITLE.match(line):
            return " ".join(opening[at : at + 2]) if _BROKEN.search(line) else line
    return ""


def _state_of(title: str, reference: Reference) -> str | None:
    for found in _TO.finditer(title):
        state = reference.states.resolve(found[1])
        if state:
            return state.iso3
    return None


def _state_in_name(name: str, reference: Reference) -> str | None:
    """Return the State a file is named after: `AdvancedQuestionsUtopia`, `Utopia - advance questions`."""
    found = _FILE.search(name)
    pieces = (name[found.end() :], name[: found.start()]) if found else ()
    for piece in pieces:
        words = re.sub(r"[_\W]+", " ", _FILE_TAIL.sub("", piece)).strip()
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words)
        state = reference.states.resolve(words) if words else None
        if state:
            return state.iso3
    return None


def _session_of(text: str) -> int | None:
    for found in _SESSION.finditer(text):
        number = int(found[2]) if found[2] else ordinal(found[1])
        if number and number <= _MOST_SESSIONS:
            return number
    return None


def _session_in_name(name: str) -> int | None:
    found = _FILE_SESSION.search(name)
    return int(found[1]) if found and 0 < int(found[1]) <= _MOST_SESSIONS else None


def _session_of_year(state: str, text: str, reference: Reference) -> int | None:
    years = {int(year) for year in _YEAR.findall(text)}
    held = [one for one in reference.reviews if one.state == state and one.date and one.date.year in years]
    return held[0].session if len(held) == 1 else None


def _opening(document: Document) -> list[str]:
    lines = document.pages[0].lines if document.pages else ()
    body = [line.text for line in lines if line.role in (Role.BODY, Role.HEADER) and line.cell is None]
    return [text for text in body[:_TITLE_LINES] if len(text) <= _LONGEST_TITLE]
