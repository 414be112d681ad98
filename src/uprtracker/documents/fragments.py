"""Puts together what PDFium breaks: a raised mark ends a row for it, and the rest becomes a new one.

Malvinas* | , South Georgia       two fragments of one printed row
1 | The recommendation as read    a footnote: its mark and its text
(Bolivarian Republic of) | 4      a mark by itself
"""

import re
from collections.abc import Sequence

from uprtracker.documents.pdf import Row

_MARK = re.compile(r"\d{1,3}|[*∗†‡]{1,3}")

# In shares of the font size: how far apart fragments of one row may stand, and when a space is between.
_REACH = 1.3
_SPACE = 0.12
_OVERLAP = 0.55
_SMALLER = 0.85


def whole_rows(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with fragments of one printed row joined, in the same order."""
    whole: list[Row] = []
    for row in rows:
        if whole and _continues(whole[-1], row):
            whole[-1] = _joined(whole[-1], row)
        else:
            whole.append(row)
    return whole


def _continues(last: Row, row: Row) -> bool:
    gap = row.left - last.right
    size = max(last.size, row.size)
    if not -2.0 <= gap <= _REACH * size:
        return False
    return abs(last.top + last.bottom - row.top - row.bottom) / 2 < _OVERLAP * size


def _joined(last: Row, row: Row) -> Row:
    """Return one row; a small figure or sign becomes a mark of the other fragment."""
    right = max(last.right, row.right)
    if row.size < _SMALLER * last.size and _MARK.fullmatch(row.text):
        marks = (*last.marks, (len(last.text), row.text))
        return Row(last.text, last.left, last.top, right, last.bottom, last.size, row.hyphen, marks)
    if last.size < _SMALLER * row.size and _MARK.fullmatch(last.text):
        return Row(
            row.text,
            last.left,
            row.top,
            right,
            row.bottom,
            row.size,
            row.hyphen,
            ((0, last.text), *row.marks),
        )
    text = last.text + (" " if row.left - last.right > _SPACE * row.size else "")
    marks = (*last.marks, *((at + len(text), mark) for at, mark in row.marks))
    top, bottom = min(last.top, row.top), max(last.bottom, row.bottom)
    return Row(text + row.text, last.left, top, right, bottom, max(last.size, row.size), row.hyphen, marks)
