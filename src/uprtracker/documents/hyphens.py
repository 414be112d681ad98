"""Words broken by the end of a row: the half of the next row moves up, the hyphen stays.

    … the principle of self-          … the principle of self-determination,
    determination, as stated     →    as stated

UN documents are not hyphenated by machine. In 229 reports 1,251 rows end in a
hyphen, and all of them are compounds whose author wrote it (self-determination,
OP-CAT, non-governmental); closed spellings elsewhere prove nothing, as both
occur. So the hyphen is kept. A suspended hyphen ("short- and long-term") keeps
its space.
"""

import re
from collections.abc import Sequence

from uprtracker.documents.pdf import Row

_BROKEN = re.compile(r"(?<=\w)[-‐]$")
_SUSPENDED = frozenset({"and", "or", "to", "nor", "and/or", "et", "ou", "y", "o", "и", "или"})


def join_words(rows: Sequence[Row]) -> None:
    """Move halves of words in `rows`, which follow each other in reading order, to where they belong."""
    for row, following in zip(rows, rows[1:], strict=False):
        if row.text[-1:] not in "-‐" or not _BROKEN.search(row.text):
            continue
        half, _, rest = following.text.partition(" ")
        if not half[:1].isalpha() and half[:1] not in "“\"'‘(" or half.strip(",;.") in _SUSPENDED:
            continue
        if rest:
            _move_up(row, following, half, rest)
        else:
            _move_down(row, following)


def _move_up(row: Row, following: Row, half: str, rest: str) -> None:
    cut = len(half) + 1
    row.marks += tuple((at + len(row.text), mark) for at, mark in following.marks if at <= len(half))
    following.marks = tuple((at - cut, mark) for at, mark in following.marks if at > len(half))
    row.text += half
    following.text = rest


def _move_down(row: Row, following: Row) -> None:
    """The next row is the half alone: it gets the word, so that no row is left empty."""
    kept, _, half = row.text.rpartition(" ")
    if not kept:
        return
    following.marks = tuple((at + len(half), mark) for at, mark in following.marks)
    row.text, following.text = kept, half + following.text
