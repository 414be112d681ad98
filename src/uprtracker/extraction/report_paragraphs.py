"""Cuts what stands before the conclusions into numbered paragraphs, each with the heading above it.

    B. Interactive dialogue and responses by the State under review
    27. Utopia welcomed the progress made. It recommended ...
    28 Freedonia asked about prisons.                       (number without its dot)

A number is believed when it is the one that is due; up to three later, or the
same again, only after a finished text. Lines of headings belong to no paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from uprtracker.documents.document import Line
from uprtracker.extraction.flow import Flow, Placed, flow, unwrap

_OPENING = re.compile(r"\s*(?P<number>\d{1,3})(?P<dot>\s?[.,](?!\d))?\s*(?P<next>\S|$)")
_CLOSED = re.compile(r"[.;:?!)”\"’»]\s?(?:\d{1,2}|[*∗†]+)?$")
_ENUMERATED = re.compile(r"(?:[IVX]{1,4}|[A-H])\s?\.\s+[A-Z].{3,120}(?<![.;,:])$")
_LONGEST_HEADING = 180
_FARTHEST_GAP = 3


@dataclass(frozen=True, slots=True)
class ReportParagraph:
    """A numbered paragraph: where its text begins and ends in the flow, and the heading nearest above it."""

    number: int
    begin: int
    end: int
    heading: str


class ReportParagraphs:
    """The paragraphs of `lines`; cut when they are first asked for."""

    def __init__(self, lines: Sequence[Placed]) -> None:
        self._lines = lines

    @cached_property
    def flow(self) -> Flow:
        """Running text of the lines."""
        return flow(self._lines)

    @cached_property
    def all(self) -> tuple[ReportParagraph, ...]:
        """The numbered paragraphs in reading order."""
        return tuple(_cut(self.flow, self._lines))

    def text(self, paragraph: ReportParagraph) -> str:
        """Return the text of a paragraph without its number, on one line."""
        return unwrap(self.flow.text[paragraph.begin : paragraph.end])


def _cut(text: Flow, lines: Sequence[Placed]) -> Iterator[ReportParagraph]:
    texts = text.text.split("\n")
    number, begin, heading = 0, -1, ""
    above = ""
    for at, (_, _, line) in enumerate(lines):
        found = _number(texts, at, number)
        titled = found is None and _is_heading(line, texts, at, after_heading=bool(above))
        if found is None and not titled:
            above = ""
            continue
        if begin >= 0:
            yield ReportParagraph(number, begin, text.starts[at], heading)
            begin = -1
        if found:
            number, begin = found[0], text.starts[at] + found[1]
            heading, above = above or heading, ""
        else:
            above = _joined(above, texts[at])
    if begin >= 0:
        yield ReportParagraph(number, begin, len(text.text), heading)


def _number(texts: Sequence[str], at: int, last: int) -> tuple[int, int] | None:
    """Return the number that line `at` opens with and how long it is; None where it opens no paragraph."""
    match = _OPENING.match(texts[at])
    if match is None:
        return None
    number = int(match["number"])
    closed = not last or _closed_before(texts, at)
    capital = not match["next"] or match["next"].isupper() or match["next"] in "“\"‘'(["
    if number == last + 1:
        dotless = closed and capital and last > 0 and bool(match["next"])
        believed = capital or closed if match["dot"] else dotless
    else:
        near = 0 < last <= number <= last + _FARTHEST_GAP
        believed = near and closed and capital and match["dot"] is not None
    return (number, match.start("next")) if believed else None


def _is_heading(line: Line, texts: Sequence[str], at: int, *, after_heading: bool) -> bool:
    """Whether line `at` is a heading, by its size or its letter, or the second line of one."""
    text = texts[at].strip()
    if not text or len(text) > _LONGEST_HEADING:
        return False
    if line.heading or (after_heading and not _CLOSED.search(text)):
        return True
    return _ENUMERATED.match(text) is not None and _closed_before(texts, at)


def _closed_before(texts: Sequence[str], at: int) -> bool:
    """Whether the line before `at` looks like the end of something: a finished sentence, or a heading."""
    before = texts[at - 1].rstrip() if at else ""
    return not before or _CLOSED.search(before) is not None or _ENUMERATED.match(before) is not None


def _joined(above: str, text: str) -> str:
    """Return the heading with its next line; a heading with a letter of its own begins anew."""
    text = unwrap(text)
    return text if not above or _ENUMERATED.match(text) else f"{above} {text}"
