"""Cuts the body of a document into blocks: headings, paragraphs, rows of tables, by what the page shows.

    II. Noted recommendations                      heading
    5. The Government notes recommendations        paragraph, over two rows
    6-13 and 17.
    122.11                                         paragraph: a number that stands alone
      Work has begun.                              paragraph
    | 122.12, 122.14 | Accepted | Since May. |     row of a Word table, three cells

A PDF has rows with boxes: a gap, an indent, a jump up (the next column of a
table) or another size begins a block. A Word paragraph is a block of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from uprtracker.documents.document import Document, Line, Role
from uprtracker.extraction.flow import Flow, Placed, flow

_FINISHED = re.compile(r"[.;:!?)”\"’\]]\s*$")
_LIST_RUNS_ON = re.compile(r"(?:[,&/–—-]|\b(?:and|et|y|to|à|a))\s*$", re.I)
_RUNS_ON = re.compile(
    rf"{_LIST_RUNS_ON.pattern}|\b(?:nos?\.|recommendations?|recomendaciones|recommandations|paragraphs?|the)\s*$",
    re.I,
)
_OPENS = re.compile(
    r"(?:\(?\d{1,3}(?:\.\d{1,3})?\)?[.):]?\s|\d{1,3}\.\d{1,3}\b|R(?:ec|EC)(?:ommendation|s|\.|\b)|R\.?\s?\d|[•●▪\-–]\s)"
)
_GAP = 0.42
_LONGEST = 12_000  # characters; a paragraph of numbers has 3,000 at most
_INDENT = 6.0


@dataclass(frozen=True, slots=True)
class Block:
    """Characters `start` to `end` of the flow; `cells` are those of a table row, by column."""

    start: int
    end: int
    heading: bool = False
    cells: tuple[tuple[int, int, int], ...] = ()
    table: int = 0


@dataclass(frozen=True, slots=True)
class Blocks:
    """The flow of the body with its blocks in reading order."""

    flow: Flow
    blocks: tuple[Block, ...]
    text: str

    def words(self, block: Block) -> str:
        """Return the characters of the block, line ends as blanks, so that offsets stay."""
        return self.text[block.start : block.end]


def blocks_of(document: Document) -> Blocks:
    """Return the blocks of the body of `document`."""
    placed = [item for item in document.lines() if item[2].role is Role.BODY and item[2].text]
    run = flow(placed)
    found: list[Block] = []
    at = 0
    while at < len(placed):
        cell = placed[at][2].cell
        end = _row_end(placed, at) if cell else _block_end(placed, at)
        start, stop = run.starts[at], _stop(run, placed, end)
        if cell:
            found.append(Block(start, stop, cells=_cells(run, placed, at, end), table=cell[0]))
        else:
            found += _pieces(start, stop, placed[at][2].heading)
        at = end
    return Blocks(run, tuple(found), run.text.replace("\n", " "))


def _pieces(start: int, stop: int, heading: bool) -> list[Block]:
    """Return a paragraph as one block, one of absurd length as several: no pattern walks through all."""
    return [
        Block(at, min(at + _LONGEST, stop), heading=heading)
        for at in range(start, max(stop, start + 1), _LONGEST)
    ]


def _stop(run: Flow, placed: Sequence[Placed], end: int) -> int:
    return run.starts[end] - 1 if end < len(placed) else len(run.text)


def _row_end(placed: Sequence[Placed], at: int) -> int:
    row = (placed[at][2].cell or (0, 0, 0))[:2]
    end = at + 1
    while end < len(placed) and (cell := placed[end][2].cell) and cell[:2] == row:
        end += 1
    return end


def _cells(run: Flow, placed: Sequence[Placed], at: int, end: int) -> tuple[tuple[int, int, int], ...]:
    """Return column, start and end of each cell that holds something."""
    cells: dict[int, tuple[int, int]] = {}
    for place in range(at, end):
        cell = placed[place][2].cell
        column = cell[2] if cell else 0
        first, _ = cells.get(column, (run.starts[place], 0))
        cells[column] = (first, _stop(run, placed, place + 1))
    return tuple((column, start, stop) for column, (start, stop) in cells.items())


def _block_end(placed: Sequence[Placed], at: int) -> int:
    end = at + 1
    while end < len(placed) and not _begins(placed[end - 1], placed[end]):
        end += 1
    return end


def _begins(before: Placed, placed: Placed) -> bool:
    """Whether a new block begins with `placed`."""
    last, line = before[2], placed[2]
    if line.cell or line.box is None or last.box is None:
        return True
    if line.heading != last.heading or abs(line.size - last.size) > 1:
        return True
    if before[0] != placed[0]:
        return not _runs_over(last, line)
    if line.heading:
        return line.box.top - last.box.bottom > _GAP * line.size
    return _stands_apart(last, line)


def _runs_over(last: Line, line: Line) -> bool:
    """Whether a paragraph goes on over the end of a page."""
    if _RUNS_ON.search(last.text):
        return True
    return not _FINISHED.search(last.text) and not _OPENS.match(line.text) and last.box is not None


def _stands_apart(last: Line, line: Line) -> bool:
    if line.box is None or last.box is None:
        return True
    size = max(line.size, last.size) or 10.0
    if line.box.top < last.box.top - size or abs(line.box.top - last.box.top) < 1.0:
        return True  # the next column
    if line.box.top - last.box.bottom > _GAP * size:
        runs_on = _LIST_RUNS_ON.search(last.text) is not None
        return not (runs_on and line.box.top - last.box.bottom < 1.5 * size)
    if _RUNS_ON.search(last.text):
        return False
    if _FINISHED.search(last.text) and (line.box.left - last.box.left > _INDENT or _OPENS.match(line.text)):
        return True
    return bool(_OPENS.match(line.text)) and abs(line.box.left - last.box.left) > _INDENT
