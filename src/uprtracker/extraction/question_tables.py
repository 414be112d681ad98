"""Questions in tables: columns State and Question, in Word or in a PDF.

No. | State                     | Question
1   | Germany                   | What has been done since the last review?
2   | United Kingdom of Great   | Which steps are planned?
    | Britain and Northern      |
"""

import re
from collections import Counter
from collections.abc import Iterator

from uprtracker.core.span import Span
from uprtracker.documents.document import Document, Line, Role
from uprtracker.extraction.asking_states import asking
from uprtracker.extraction.question_pieces import Piece, piece
from uprtracker.reference import Reference

_STATE = (
    r"(?:(?:recommending |asking |member )?states?|countr(?:y|ies)|delegations?"
    r"|[ée]tats?|pa[ií]s(?:es)?|estados?)"
)
_QUESTION = r"(?:(?:advance )?questions?|preguntas?)\b"
_STATE_HEADING = re.compile(_STATE + r"\b", re.IGNORECASE)
_QUESTION_HEADING = re.compile(_QUESTION, re.IGNORECASE)
_PRINTED_HEADING = re.compile(
    rf"(?:(?:no|nr|n[°º]|#)\.?\s+)?{_STATE}(?: \w+){{0,3}}\s+{_QUESTION}(?: \w+){{0,4}}$", re.IGNORECASE
)
_NUMBER = re.compile(r"(\d{1,3})[.)]?\s+")
_MOST_WORDS = 14
_NARROWEST = 20  # points between the edges of two columns

Asked = tuple[tuple[str, ...], Piece]
"""ISO3 codes of the States that ask, and their question with its place."""


def of_word(document: Document, reference: Reference) -> Iterator[Asked]:
    """Yield the questions of the tables of a Word file; a State holds for the rows below that name none."""
    columns: dict[int, str] = {}
    states: tuple[str, ...] = ()
    for cells in _rows(document):
        named = _columns({place: lines[0][1].text for place, lines in cells.items()})
        if named:
            columns = named
            continue
        for place, lines in sorted(cells.items(), key=lambda cell: columns.get(cell[0], "") != "state"):
            said = asking(" ".join(line.text for _, line in lines), reference)
            if said and said.states and not said.rest and columns.get(place) != "question":
                states = said.states
            elif columns.get(place) == "question" or (not columns and said is None):
                for here, line in lines:
                    yield states, piece(line, here)


def _rows(document: Document) -> Iterator[dict[int, list[tuple[Span, Line]]]]:
    rows: dict[tuple[int, int], dict[int, list[tuple[Span, Line]]]] = {}
    for page, at, line in document.lines():
        if line.cell is not None and line.role is Role.BODY:
            table, row, column = line.cell
            cells = rows.setdefault((table, row), {})
            cells.setdefault(column, []).append((Span(page, at, page, at), line))
    yield from rows.values()


def _columns(cells: dict[int, str]) -> dict[int, str]:
    found = {}
    for place, text in cells.items():
        words = text.strip(" :")
        if _STATE_HEADING.match(words) and len(words) < 60:
            found[place] = "state"
        elif _QUESTION_HEADING.match(words) and len(words) < 60:
            found[place] = "question"
    return found if set(found.values()) == {"state", "question"} else {}


def is_printed_table(document: Document) -> bool:
    """Tell whether a line of a PDF holds the headings of a table of questions."""
    return any(_PRINTED_HEADING.match(line.text) for _, _, line in document.lines())


def of_pdf(document: Document, reference: Reference) -> Iterator[Asked]:
    """Yield the questions of a printed table, whose rows come as lines that run through the columns."""
    body = [(Span(p, at, p, at), line) for p, at, line in document.lines() if line.role is Role.BODY]
    start = next((at for at, (_, line) in enumerate(body) if _PRINTED_HEADING.match(line.text)), len(body))
    rows = [(span, line) for span, line in body[start + 1 :] if not _PRINTED_HEADING.match(line.text)]
    column = _question_column(rows)
    group: list[tuple[Span, Line]] = []
    for span, line in rows:
        if group and line.box and line.box.left < column and line.box.right > column:
            yield from _row(group, column, reference)
            group = []
        group.append((span, line))
    yield from _row(group, column, reference)


def _question_column(rows: list[tuple[Span, Line]]) -> float:
    """Return the left edge of the last column: the rightmost place where a good share of lines begins."""
    lefts = Counter(round(line.box.left) for _, line in rows if line.box)
    if not lefts:
        return 0.0
    inner = {left: count for left, count in lefts.items() if left > min(lefts) + _NARROWEST}
    share = sum(inner.values()) / 4
    return max((left for left, count in inner.items() if count >= share), default=min(lefts)) - 2.0


def _row(group: list[tuple[Span, Line]], column: float, reference: Reference) -> Iterator[Asked]:
    if not group:
        return
    first = group[0][1].text
    number = _NUMBER.match(first)
    words = (first[number.end() :] if number else first).split()
    beside = [line.text for _, line in group[1:] if line.box and line.box.right < column]
    below = [line.text for _, line in group[1:] if not (line.box and line.box.right < column)]
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        for name in (" ".join((*words[:count], *beside)), " ".join(words[:count])):
            listed = reference.states.resolve_list(name)
            if listed.states and not listed.unknown:
                text = " ".join((*words[count:], *below)).strip()
                place = group[0][0].until(group[-1][0])
                states = tuple(state.iso3 for state in listed.states)
                yield states, Piece(text, place, True, number[1] if number else "")
                return
    whole = " ".join((*words, *(line.text for _, line in group[1:])))
    yield (), Piece(whole, group[0][0].until(group[-1][0]), True, number[1] if number else "")
