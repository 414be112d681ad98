"""Footnotes and endnotes: rows that open with a mark, smaller than the text, and what follows them.

    … their original draft¹ (Belarus);        the row keeps the mark apart from its text
    ¹ The recommendation as read: "…"         raised figure, 9 points under text of 10
    * Previously issued under A/HRC/WG.6/…    sign of full size: the page refers to it

Notes may run on at the bottom of the next page. In sessions 1-7 they have the
size of the text, and only the raised mark tells them.
"""

import re
from collections.abc import Sequence

from uprtracker.documents.pdf import Row

_SIGN = re.compile(r"([*∗†‡]{1,3})\s*(?=\S)")
_RULE = re.compile(r"[_\-–—]{5,}")
_TINY = 0.4  # points: a size that differs by less is the same


def note_rows(rows: Sequence[Row], body_size: float, running: bool) -> set[int]:
    """Return the indexes of note rows on a page; `running` when the page before ended in a note.

    `rows` are the rows of a page without headers and footers, in order;
    `body_size` is the commonest font size of the document.
    """
    small = body_size - _TINY
    start = next((at for at, row in enumerate(rows) if _opens_note(rows, at, small)), None)
    if start is None:
        return set(range(_small_tail(rows, len(rows), small), len(rows))) if running else set()
    end = start + 1
    largest = max(rows[start].size + _TINY / 2, small)
    while end < len(rows) and rows[end].size <= largest and rows[end].top > rows[start].top - 1:
        end += 1
    if running:
        start = _small_tail(rows, start, small)
    if start and _RULE.fullmatch(rows[start - 1].text):
        start -= 1
    return set(range(start, end))


def _opens_note(rows: Sequence[Row], at: int, small: float) -> bool:
    row = rows[at]
    if row.marks and row.marks[0][0] == 0:
        return True
    sign = _SIGN.match(row.text)
    if not sign:
        return False
    return row.size < small or any(sign[1] in other.text[1:] for other in rows[:at])


def _small_tail(rows: Sequence[Row], end: int, small: float) -> int:
    """Return the index from which on all rows before `end` are smaller than text."""
    while end and rows[end - 1].size < small:
        end -= 1
    return end


def split_sign(text: str) -> tuple[str, str]:
    """Return the sign that opens a note and the text behind it."""
    found = _SIGN.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def without_sign(text: str, sign: str) -> tuple[str, int]:
    """Return `text` without `sign` where it marks a word, and the offset where it stood (-1 if nowhere)."""
    found = re.search(rf"(?<=[^\s*∗†‡])\s?{re.escape(sign)}(?![*∗†‡\w])", text)
    return (text[: found.start()] + text[found.end() :], found.start()) if found else (text, -1)
