"""The passage of a text in which the words of a question stand, with the words marked."""

import re
from collections.abc import Iterator

from uprtracker.search.marking import Marker
from uprtracker.search.results import Fragment

LENGTH = 320
_MOST_PASSAGES = 400
_BLANK = re.compile(r"\s+")


def excerpt(text: str, marker: Marker) -> tuple[Fragment, ...]:
    """Return the first passage that holds all words, else the one that holds most; the beginning if none."""
    best: tuple[int, tuple[Fragment, ...]] = (-1, ())
    for passage in _passages(text):
        marked = marker.mark(passage)
        there = sum(one.marked for one in marked.fragments)
        if there > best[0]:
            best = (there, marked.fragments)
        if there and not marked.missing:
            return marked.fragments
    return best[1]


def _passages(text: str) -> Iterator[str]:
    """Cut a text into passages at blanks; dots stand where it goes on."""
    plain = _BLANK.sub(" ", text).strip()
    start, number = 0, 0
    while start < len(plain) and number < _MOST_PASSAGES:
        end = start + LENGTH
        if end < len(plain):
            blank = plain.rfind(" ", start + LENGTH // 2, end)
            end = blank if blank > 0 else end
        piece = plain[start:end].strip()
        yield f"{'… ' if start else ''}{piece}{' …' if end < len(plain) else ''}"
        start, number = end, number + 1
