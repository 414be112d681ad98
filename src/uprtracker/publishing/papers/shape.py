"""A paper as plain values, for what sets it: the template of the PDF, and the page that shows it.

Endnotes stand apart, numbered in the order of their places, and their numbers at the places:
`[{"text": "Cells are full."}, {"note": 1}]`.
"""

from collections.abc import Sequence

from uprtracker.publishing.papers.fixed import fixed_words
from uprtracker.publishing.papers.paper import (
    Block,
    Heading,
    Items,
    Note,
    Paper,
    Paragraph,
    Run,
    Table,
    Words,
    linked,
    notes_of,
    written,
)


class Shape:
    """One paper on its way into plain values."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.noted = 0

    def whole(self) -> dict[str, object]:
        """Return all of it, as JSON knows it."""
        paper = self.paper
        fixed = fixed_words(paper.language)
        lang, _, script = paper.language.partition("-")
        blocks = _unskipped(
            self.blocks(paper.blocks), 0
        )  # before those of the annexes: notes are counted in order
        return {
            "title": written(paper.title),
            "lang": lang,
            "region": "CN" if script == "hans" else None,
            "rtl": paper.right_to_left,
            "compact": paper.compact,
            "dated": [paper.dated.year, paper.dated.month, paper.dated.day],
            "cites": list(paper.cites),
            "foot": written(paper.foot),
            "lines": [written(line) for line in paper.lines],
            "fixed": {"signatories": fixed.signatories, "endnotes": fixed.endnotes},
            "blocks": blocks,
            "annexes": [
                {"title": written(one.title), "blocks": _unskipped(self.blocks(one.blocks), 1)}
                for one in paper.annexes
            ],
            "signatories": [
                {"name": written(one.name), "note": written(one.note)} for one in paper.signatories
            ],
            "notes": [_note(note) for note in notes_of(paper)],
        }

    def blocks(self, blocks: Sequence[Block]) -> list[dict[str, object]]:
        """Return blocks, their endnotes counted on from those before."""
        return [self.block(block) for block in blocks]

    def block(self, block: Block) -> dict[str, object]:
        match block:
            case Heading():
                return {"kind": "heading", "level": block.level, "text": written(block.text)}
            case Paragraph():
                return {
                    "kind": "paragraph",
                    "words": self.words(block.words),
                    "numbered": block.numbered,
                    "quote": block.quote,
                }
            case Items():
                items = [self.words(words) for words in block.items]
                return {"kind": "items", "ordered": block.ordered, "items": items}
            case Table():
                return {
                    "kind": "table",
                    "head": [written(text) for text in block.head],
                    "rows": [[self.words(cell) for cell in row] for row in block.rows],
                    "widths": list(block.widths or (1,) * len(block.head)),
                    "caption": written(block.caption),
                }

    def words(self, words: Words) -> list[dict[str, object]]:
        return [self._counted() if isinstance(part, Note) else _run(part) for part in words]

    def _counted(self) -> dict[str, object]:
        self.noted += 1
        return {"note": self.noted}


def _run(run: Run) -> dict[str, object]:
    return {
        "text": written(run.text),
        "bold": run.bold,
        "italic": run.italic,
        "change": run.change.value,
        "address": run.address if linked(run.address) else "",
    }


def _unskipped(blocks: list[dict[str, object]], above: int) -> list[dict[str, object]]:
    """Let no heading be more than one level below the one before it: PDF/UA refuses such a paper."""
    for block in blocks:
        if block["kind"] == "heading":
            above = min(int(str(block["level"])), above + 1)
            block["level"] = above
    return blocks


def _note(note: Note) -> dict[str, object]:
    return {"text": written(note.text), "address": note.address if linked(note.address) else ""}
