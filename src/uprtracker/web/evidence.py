"""The words of a text that speak for a label, marked where they stand.

    marked("Ratify the Convention", ["Ratify"])  # (Piece("Ratify", True), Piece(" the Convention", False))

The records keep the words of the text, places apart joined by " … " (`records.machine_coding`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

BETWEEN = " … "


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text; `marked` when it speaks for a label."""

    text: str
    marked: bool


def marked(text: str, evidence: Iterable[str]) -> tuple[Piece, ...]:
    """Return `text` in pieces; words of the evidence that it does not hold (they were cut) mark nothing."""
    flags = [False] * len(text)
    for words in dict.fromkeys(part for one in evidence for part in one.split(BETWEEN)):
        found = _place(text, words)
        if found:
            flags[found.start() : found.end()] = [True] * (found.end() - found.start())
    pieces: list[Piece] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or flags[end] != flags[start]:
            pieces.append(Piece(text[start:end], flags[start]))
            start = end
    return tuple(pieces)


def _place(text: str, words: str) -> "re.Match[str] | None":
    """Return where the words stand as whole words, however they are broken into lines."""
    run = r"\s+".join(re.escape(word) for word in words.split())
    return re.search(rf"(?<!\w){run}(?!\w)", text) if run else None
