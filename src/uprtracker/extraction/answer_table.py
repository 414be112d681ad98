"""Reads the rows of an answer table, whatever its columns are.

| No. | Recommendation             | Response      | Comment    |
| 5   | Build schools (Ruritania)  | Accepted      | Since May. |

| Recommendations | Supported | Noted |
| 105.1, 105.4    |     X     |       |
| Education       | 105.5-9   | 105.8 |      numbers under the position

| Noted recommendations                 |      a row across sets the position
| 105.10 Build roads (Ruritania) | ...  |
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from uprtracker.core import Position
from uprtracker.extraction.answer_headings import is_numbers
from uprtracker.extraction.answer_words import Said, opening_answer, position_in, said_in, stated_answer
from uprtracker.extraction.ranges import Named, named

_CALL = re.compile(
    r"\s*(?:recommendations?|recs?\.?|paragraphs?|paras?\.?|R\.?)?\s*(?:nos?\.?\s*)?(?=\d)", re.I
)
_MARK = re.compile(r"\s*(?:[xX×✓✔√☑☒●•*]|yes|oui|sí)\s*")
_YES_NO = re.compile(r"\W*(?:(?P<yes>yes|oui|sí)|no|non)\W*", re.I)
_NUMBER_HEADER = re.compile(
    r"^\W*(?:n[o°º]s?\b|nr\b|number|numéro|número|#|rec(?:ommendation)?s?\W*(?:n[o°º]|number|#)|paragraph)",
    re.I,
)
_CITED_HEADER = re.compile(r"\W*rec(?:omm|om|s?\b)", re.I)
_TEXT_HEADER = re.compile(r"recommendations?|recommandations?|recomendaci(?:ón|ones)|text", re.I)
_ANSWER_HEADER = re.compile(
    r"response|reply|replies|answer|position|status|decision|accept|support|views?\b|réponse|respuesta|posición|remarks?\s+of",
    re.I,
)
_COMMENT_HEADER = re.compile(
    r"comment|explanation|remark|note|observation|implement|justification|information|reason|commentaire|comentario",
    re.I,
)
_LONGEST_HEADER = 90


@dataclass(slots=True)
class Columns:
    """What the columns of a table hold, as its header says; empty where there is none."""

    position: dict[int, tuple[Said, str]] = field(default_factory=dict)
    number: set[int] = field(default_factory=set)
    cited: set[int] = field(default_factory=set)
    text: set[int] = field(default_factory=set)
    answer: set[int] = field(default_factory=set)
    comment: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """What a row, or its cell at `at`, says of a group of numbers; `said` None: nothing."""

    group: Named
    at: int
    said: Said | None
    words: str
    comment: str
    own: bool = False


Cells = Mapping[int, tuple[int, str]]
"""Where the text of each column begins, and the text."""


def header_of(cells: Cells, heads: frozenset[str]) -> Columns | None:
    """Return what the columns hold when the row is a header; None when it is none."""
    texts = {column: text.strip() for column, (_, text) in cells.items() if text.strip()}
    if len(texts) < 2 or any(len(text) > _LONGEST_HEADER for text in texts.values()):
        return None
    if any(named(text, heads) or re.match(r"\(?\d", text) for text in texts.values()):
        return None
    columns = Columns()
    bare = {column: said for column, text in texts.items() if (said := _bare_position(text))}
    columns.cited = {column for column, text in texts.items() if _CITED_HEADER.match(text)}
    for column, text in texts.items():
        if _NUMBER_HEADER.search(text):
            columns.number.add(column)
        elif column in bare and len(bare) > 1:
            columns.position[column] = (bare[column], text)
        elif _ANSWER_HEADER.search(text):
            columns.answer.add(column)
        elif _COMMENT_HEADER.search(text):
            columns.comment.add(column)
        elif column in columns.cited or _TEXT_HEADER.search(text):
            columns.text.add(column)
    known = columns.number | columns.answer | columns.comment | columns.text
    if columns.position or (known and len(known) + len(columns.position) >= min(len(texts), 2)):
        return columns
    return None


def _bare_position(text: str) -> Said | None:
    """Return the position that a header names: "Supported", "Does not enjoy support"."""
    said = [item for item in said_in(text) if item.position is not None]
    return said[0] if len({item.position for item in said}) == 1 and len(text.split()) <= 6 else None


def row_answers(
    cells: Cells, columns: Columns, heads: frozenset[str], is_text: Callable[[str], bool]
) -> Iterator[RowAnswer]:
    """Yield what a row with numbers answers, and nothing for one without.

    `is_text` tells whether a cell holds nothing but the text of a recommendation.
    """
    under = list(_under_positions(cells, columns, heads))
    if under:
        yield from under
        return
    lead = _numbers(cells, columns, heads)
    if lead is None:
        return
    column, group, start = lead
    rest = {at: cell for at, cell in cells.items() if at != column and not is_text(cell[1])}
    marked = [at for at in columns.position if at in rest and _MARK.fullmatch(rest[at][1])]
    if marked:
        said, words = columns.position[marked[0]]
        yield RowAnswer(
            group, start, said, words, _joined(rest, {*columns.position, *columns.text}), own=True
        )
        return
    found = _answer_cell(rest, columns)
    if found is None:
        yield RowAnswer(group, start, None, "", _joined(rest, columns.text))
        return
    at, said = found
    text = rest[at][1]
    words = text[: said.end] if said.end < 200 else text
    comment = " ".join([text[said.end :], _joined(rest, {at, *columns.text, *_texts(rest, columns, at)})])
    yield RowAnswer(group, start, said, words, comment, own=True)


def _under_positions(cells: Cells, columns: Columns, heads: frozenset[str]) -> Iterator[RowAnswer]:
    """Yield numbers that stand in a column whose header is a position."""
    for column, (said, words) in columns.position.items():
        start, text = cells.get(column, (0, ""))
        if _only_numbers(text) or named(text, heads):
            for group in named(text, heads, bare=True):
                yield RowAnswer(group, start, said, words, "", own=True)


def _numbers(cells: Cells, columns: Columns, heads: frozenset[str]) -> tuple[int, Named, int] | None:
    """Return the column that holds the row's numbers, the numbers, and where that cell begins."""
    order = sorted(cells.items(), key=lambda item: item[0] not in columns.number)
    for column, (start, text) in order:
        bare = column in columns.number or _only_numbers(text) or bool(_item(text, columns))
        groups = named(text, heads, bare=bare and not heads)
        if groups and not re.search(r"\w", text[: groups[0].start]):
            return column, groups[0], start
    for column, (start, text) in order:
        if column in columns.cited and _only_numbers(text) and (groups := named(text, heads, bare=True)):
            return column, groups[0], start
    return None


def _only_numbers(text: str) -> bool:
    call = _CALL.match(text)
    return is_numbers(text[call.end() if call else 0 :])


def _item(text: str, columns: Columns) -> bool:
    """Whether "12. Build schools" is recommendation 12: its column is that of the recommendations."""
    return bool(columns.text and re.match(r"\s*\d{1,3}[.)]?\s+\D", text))


def _answer_cell(rest: Cells, columns: Columns) -> tuple[int, Said] | None:
    """Return the cell that answers: of the column of answers, else one that opens with an answer."""
    order = sorted(columns.answer & rest.keys()) + [
        at for at in rest if at not in columns.answer | columns.text
    ]
    for at in order:
        said = opening_answer(rest[at][1])
        if said:
            return at, said
        yes_no = _YES_NO.fullmatch(rest[at][1]) if at in columns.answer else None
        if yes_no:
            position = Position.SUPPORTED if yes_no["yes"] else Position.NOTED
            return at, Said(position, yes_no.start(), yes_no.end())
    for at in order:
        said = stated_answer(rest[at][1])
        if said is None and at in columns.answer:
            said = position_in(rest[at][1])
        if said:
            return at, said
    return None


def _texts(rest: Cells, columns: Columns, answer: int) -> set[int]:
    """Return the columns of the recommendations' own text: before the answer, where no header says."""
    if columns.text or columns.comment:
        return columns.text
    return {at for at in rest if at < answer}


def _joined(cells: Cells, without: set[int] | Sequence[int]) -> str:
    return " ".join(text for at, (_, text) in sorted(cells.items()) if at not in without).strip()
