"""Running text of a stretch of a document, with the way back to its lines.

Patterns want one string, people want page and line. A Flow is the body lines
of a stretch joined by line ends; headers, footers and footnotes are left out,
the automatic number of a Word paragraph is put before its text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from uprtracker.core import Span
from uprtracker.documents.document import Line

Placed = tuple[int, int, Line]
"""Page number, line number on that page, line."""

_HYPHEN = re.compile(r"(?<=[a-z]-)[ ]*\n\s*(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Flow:
    """`starts[i]` is where line `places[i]` (page, line) begins in `text`."""

    text: str
    starts: tuple[int, ...]
    places: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> Span:
        """Return the lines that hold the characters from `start` up to `end`."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, max(end - 1, start)) - 1, first)
        return Span(*self.places[first], *self.places[last])


def flow(lines: Iterable[Placed]) -> Flow:
    """Join `lines` to a Flow. An empty stretch gives a Flow with one empty line at page 1, line 1."""
    texts: list[str] = []
    starts: list[int] = []
    places: list[tuple[int, int]] = []
    at = 0
    for page, number, line in lines:
        text = f"{line.number} {line.text}" if line.number else line.text
        texts.append(text)
        starts.append(at)
        places.append((page, number))
        at += len(text) + 1
    return Flow("\n".join(texts), tuple(starts) or (0,), tuple(places) or ((1, 1),))


def unwrap(text: str) -> str:
    """Return `text` on one line: line ends and runs of blanks become one blank, hyphens at line ends stay."""
    return " ".join(_HYPHEN.sub("", text).split())
