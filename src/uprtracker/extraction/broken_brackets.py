"""Finds the States of an item whose last bracket lost its beginning or its end.

Open the archive (Utopia;                  never closed
Open the archive Utopia);                  never opened
Open it (Utopia (Islamic Republic of);     one of two closed
"""

import re
from collections.abc import Callable, Iterator

from uprtracker.extraction.states import States

_UNCLOSED = re.compile(r"\(((?:[^()]|\([^()]{0,80}\)){3,250})$")
_UNOPENED = re.compile(r"((?:[\w’'-]{1,30}[ ,]{1,3}){0,8}[\w’'-]{1,30})\)$")
_REACH = 300


def last_states(raw: str, read: Callable[[str], States]) -> tuple[int, States] | None:
    """Return where the broken bracket at the end of `raw` begins, and its States; None when there is none.

    Only names that are States throughout are believed.
    """
    end = raw.rstrip(" ;.,*")
    offset = max(len(end) - _REACH, 0)
    for start, text in _candidates(end[offset:]):
        states = read(text)
        if states.codes and not states.unknown:
            return offset + start, states
    return None


def _candidates(end: str) -> Iterator[tuple[int, str]]:
    """Yield where a list of States may begin, and the list, the longest first."""
    unclosed = _UNCLOSED.search(end)
    if unclosed:
        yield unclosed.start(), unclosed[1]
        return
    unopened = _UNOPENED.search(end)
    if unopened and end.count(")") > end.count("("):
        for word in re.finditer(r"[A-Z][\w’'-]*", unopened[1]):
            yield unopened.start() + word.start(), unopened[1][word.start() :]
