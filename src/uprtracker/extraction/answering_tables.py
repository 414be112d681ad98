"""Walks through an addendum whose answers stand in tables as well as in paragraphs.

A table is left at its end: what follows is no comment on its last row.
"""

import re
from dataclasses import replace

from uprtracker.extraction.answer_headings import LONGEST_HEADING, is_heading
from uprtracker.extraction.answer_table import Columns, RowAnswer, header_of, row_answers
from uprtracker.extraction.answering import Waiting, Walk
from uprtracker.extraction.blocks import Block, Blocks
from uprtracker.extraction.recommending_states import StateNames


class WalkWithTables(Walk):
    """Reads rows of tables too. A header is read once, and again where it is repeated on the next page."""

    def __init__(self, blocks: Blocks, heads: frozenset[str], names: StateNames) -> None:
        super().__init__(blocks, heads, names)
        self._table, self._inside = 0, False
        self._headers: set[tuple[str, ...]] = set()
        self._columns = Columns()
        self._above: RowAnswer | None = None

    def take(self, block: Block) -> None:
        """Read one block."""
        if block.cells:
            self._take_row(block)
            return
        if self._table:
            self._leave_table()
        super().take(block)

    def _take_row(self, block: Block) -> None:
        """Read a row of a table: header, row across, or numbers with their answer."""
        if block.table != self._table:
            self._leave_table()
            self._table = block.table
        cells = {
            column: (start, self.blocks.text[start:end])
            for column, start, end in block.cells
            if self.blocks.text[start:end].strip()
        }
        texts = tuple(text.strip() for _, text in cells.values())
        header = header_of(cells, self.heads) if not self._inside or texts in self._headers else None
        if header is not None:
            self._columns = header
            self._headers.add(texts)
            return
        answers = list(row_answers(cells, self._columns, self.heads, self._is_text))
        if len(cells) == 1 and not any(answer.own for answer in answers):
            ((start, text),) = cells.values()
            across = Block(start, start + len(text), heading=len(text) < LONGEST_HEADING)
            self.take_heading(across, text) if is_heading(
                text, self.heads, across.heading
            ) else self.take_text(across, text)
        elif not answers:
            self.take_plain(block, " ".join(text for _, text in cells.values()))
        self._inside = self._inside or bool(answers)
        for answer in answers:
            self._enter_row(self._merged(answer, cells), block)

    def _leave_table(self) -> None:
        self._table, self._inside, self._columns, self._above = 0, False, Columns(), None
        self.ledger.current = []

    def _merged(self, answer: RowAnswer, cells: dict[int, tuple[int, str]]) -> RowAnswer:
        """Return the answer of the row above where this row's own cell is empty: they are merged."""
        if answer.said is not None:
            self._above = answer
        elif self._above and self._columns.answer and not self._columns.answer & cells.keys():
            return replace(answer, said=self._above.said, words=self._above.words)
        return answer

    def _enter_row(self, answer: RowAnswer, block: Block) -> None:
        at = Block(answer.at, block.end)
        if answer.said is not None:
            self.give_up()
            whole = f"{answer.words} {answer.comment}"
            self.enter(answer.group, self.reason(answer.said, answer.words), at, answer.comment, whole=whole)
        elif self.section is not None:
            self.enter(answer.group, self.section, at, answer.comment)
        else:
            self.give_up()
            self.waiting.append(Waiting(answer.group.numbers, self.span(at, answer.group), self.paragraph))

    def _is_text(self, text: str) -> bool:
        """Whether a cell holds nothing but a recommendation with its States."""
        end = self.text_of_recommendation(text)
        return end > 0 and not re.search(r"\w", text[end:])
