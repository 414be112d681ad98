"""Which way the pieces of a text are read: Word wants to be told for each of them.

    "Resolution A/HRC/59/15 (مجلس)" → ("Resolution A/HRC/59/15 (", False), ("مجلس", True), (")", False)

Blanks and signs go with what stands before them; a text without letters follows its paper.
"""

import re
import unicodedata
from collections.abc import Iterator

_PIECE = re.compile(r"\w+|\W+")


def pieces(text: str, right_to_left: bool) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text with whether each is read from right to left; together they are the text."""
    gathered, now = "", right_to_left
    for found in _PIECE.finditer(text):
        way = _way(found[0])
        if way is not None and way != now and gathered:
            yield gathered, now
            gathered = ""
        now = now if way is None else way
        gathered += found[0]
    if gathered:
        yield gathered, now


def _way(piece: str) -> bool | None:
    """Return the direction of the first letter that has one; figures and signs have none."""
    for char in piece:
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return None
