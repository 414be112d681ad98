r"""The light notation in which people write sections; what it does not know stands as it is typed.

    ## Heading                      | No. | What |        a table: head, rule, rows;
    Words of a paragraph.^[Source]  |-----|------|        longer rules make wider columns
    - a point     1. a numbered one | 1.2 | …    |        a row of one cell goes across
    > a quotation                   {SVN-34-121.2}        cites symbol and paragraph
    **bold** *italic*               {#SVN-34-121.2}       its number alone
    ++put in++ ~~taken out~~        \* \{ \^ \| \~ \+   these signs themselves

A note ends with the address of its source where it has one. Paragraphs are parted by empty lines.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from uprtracker.publishing.papers.merging import paragraphs
from uprtracker.publishing.papers.paper import (
    Block,
    Change,
    Heading,
    Items,
    Note,
    Paragraph,
    Run,
    Table,
    Words,
)

Cite = Callable[[str, bool], str]
"""What a code is cited as: with the symbol of its report, or its number alone."""

CODE = r"[A-Z]{3}-[0-9]{1,2}-[\w.()-]*[\w)]"
_INLINE = re.compile(
    r"\\(?P<literal>[\\*{}\[\]^|~+])"
    r"|\^\[(?P<note>(?:\\.|[^\[\]\\])+)\]"
    rf"|\{{(?P<number>\#?)(?P<code>{CODE})\}}"
    r"|\*\*(?P<bold>[^*\n]+)\*\*|\*(?P<italic>[^*\s][^*\n]*)\*"
    r"|\+\+(?P<added>(?:\\.|[^+\n\\])+)\+\+|~~(?P<removed>(?:\\.|[^~\n\\])+)~~"
    r"|(?P<address>https?://[^\s<>\[\]|]+)",
    re.ASCII,
)
_CITED = re.compile(rf"\{{(\#?)({CODE})\}}", re.ASCII)
_LITERAL = re.compile(r"\\([\\*{}\[\]^|~+])")
_ADDRESS = re.compile(r"\s*(https?://\S+?)[.,;]?\s*$")
_HEADING = re.compile(r"(#{1,3})\s+(.*)")
_POINT = re.compile(r"\s*[-*•]\s+(.*)")
_NUMBERED = re.compile(r"\s*\d{1,3}[.)]\s+(.*)")
_QUOTE = re.compile(r"\s*>\s?(.*)")
_RULE = re.compile(r"\s*:?-{2,}:?\s*")


def codes_in(text: str) -> list[str]:
    """Return the codes that a text cites, in order."""
    return [found[2] for found in _CITED.finditer(text)]


def read_text(text: str, cite: Cite, *, numbered: bool = False) -> tuple[Block, ...]:
    """Return the blocks of a section's text; with `numbered` its paragraphs are."""
    return tuple(block for lines in paragraphs(text) for block in _blocks(lines.split("\n"), cite, numbered))


def _blocks(lines: Sequence[str], cite: Cite, numbered: bool) -> Iterator[Block]:
    """Yield what the lines between two empty lines are: one block, or several of different kinds."""
    at = 0
    while at < len(lines):
        start, kind = at, _kind(lines[at])
        while at < len(lines) and _kind(lines[at]) is kind:
            at += 1
            if kind is _HEADING:
                break
        run = lines[start:at]
        if kind is _HEADING:
            yield _heading(run[0])
        elif kind in (_POINT, _NUMBERED):
            yield Items(
                tuple(_words(_after(kind, line), cite) for line in run),
                ordered=kind is _NUMBERED,
            )
        elif kind is _QUOTE:
            yield Paragraph(_words(" ".join(_after(_QUOTE, line) for line in run), cite), quote=True)
        elif kind is _RULE:
            yield _table(run, cite)
        else:
            yield Paragraph(_words(" ".join(line.strip() for line in run), cite), numbered=numbered)


def _kind(line: str) -> "re.Pattern[str] | None":
    if line.lstrip().startswith("|"):
        return _RULE
    return next((form for form in (_HEADING, _POINT, _NUMBERED, _QUOTE) if form.fullmatch(line)), None)


def _after(form: "re.Pattern[str]", line: str) -> str:
    found = form.fullmatch(line)
    return found[1] if found else line


def _heading(line: str) -> Heading:
    marks, _, words = line.partition(" ")
    return Heading(words.strip(), max(len(marks), 2))


def _table(lines: Sequence[str], cite: Cite) -> Table:
    rows = [_cells(line) for line in lines]
    rules = [row for row in rows if all(_RULE.fullmatch(cell) for cell in row)]
    widths = tuple(len(cell.strip()) for cell in rules[0]) if rules else ()
    kept = [row for row in rows if row not in rules]
    head = kept[0] if kept else [""]
    return Table(
        tuple(cell.strip() for cell in head),
        tuple(tuple(_words(cell, cite) for cell in _fitted(row, len(head))) for row in kept[1:]),
        widths if len(widths) == len(head) else (),
    )


def _cells(line: str) -> list[str]:
    r"""Return the cells of a row; a bar that belongs to a cell is written `\|`."""
    inside = line.strip().removeprefix("|")
    inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", inside)]


def _fitted(row: Sequence[str], count: int) -> Sequence[str]:
    """Return the cells of a row as many as the head has; one alone goes across."""
    if len(row) == 1:
        return row
    return (
        [*row[: count - 1], " ".join(row[count - 1 :])]
        if len(row) > count
        else [*row, *[""] * (count - len(row))]
    )


def _words(text: str, cite: Cite) -> Words:
    out: list[Run | Note] = []
    at = 0
    for found in _INLINE.finditer(text):
        if found.start() > at:
            out.append(Run(text[at : found.start()]))
        out.append(_part(found, cite))
        at = found.end()
    if at < len(text):
        out.append(Run(text[at:]))
    return tuple(out)


def _part(found: "re.Match[str]", cite: Cite) -> Run | Note:
    if found["literal"] is not None:
        return Run(found["literal"])
    if found["note"] is not None:
        return _note(found["note"], cite)
    if found["code"] is not None:
        return Run(cite(found["code"], bool(found["number"])))
    if found["bold"] is not None:
        return Run(found["bold"], bold=True)
    if found["italic"] is not None:
        return Run(found["italic"], italic=True)
    if found["added"] is not None:
        return Run(_LITERAL.sub(r"\1", found["added"]), change=Change.ADDED)
    if found["removed"] is not None:
        return Run(_LITERAL.sub(r"\1", found["removed"]), change=Change.REMOVED)
    return Run(found["address"], address=found["address"])


def _note(text: str, cite: Cite) -> Note:
    said = _CITED.sub(lambda found: cite(found[2], bool(found[1])), text)
    said = _LITERAL.sub(r"\1", said)
    address = _ADDRESS.search(said)
    if address is None:
        return Note(said.strip())
    return Note(said[: address.start()].rstrip(" ,;:").lstrip(), address[1])
