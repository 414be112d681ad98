"""Reads the section "Voluntary pledges and commitments".

93. Utopia undertakes the following: (a) To open the archive; (b) ...     93(a), 93(b)
94. Utopia will publish the list.                                         94
95. Utopia pledges: 1. To ...                                             95.1
96. Utopia undertakes to: • Publish the list; • Open the archive.         96-1, 96-2
"""

import re
from collections.abc import Iterator

from uprtracker.core.recommendation import Pledge
from uprtracker.extraction.flow import Flow, unwrap
from uprtracker.extraction.lettering import letters
from uprtracker.extraction.numbering import Numbered, cut

_BULLET = re.compile(r"(?m)^[ \t]*(?P<sign>[•‣▪●◦○∙·*\uf0b7\u2013\u2014-])[ \t]+(?=\S)")


def read(section: Flow) -> tuple[Pledge, ...]:
    """Return the pledges of `section` in reading order, numbered as printed."""
    return tuple(pledge for paragraph in cut(section) for pledge in _pledges(paragraph, section))


def _pledges(paragraph: Numbered, section: Flow) -> Iterator[Pledge]:
    """Yield one pledge for each item or lettered part; for the paragraph itself when it has none."""
    own = section.text[paragraph.text_start : paragraph.text_end]
    parts = letters(own)
    for letter, (begin, end) in parts.items():
        start = paragraph.text_start + begin
        span = section.span(start, paragraph.text_start + end)
        yield Pledge(f"{paragraph.number}({letter})", _text(own[begin:end]), span)
    bullets = [] if parts else _bullets(own)
    for count, (begin, end) in enumerate(bullets, 1):
        start = paragraph.text_start + begin
        span = section.span(start, paragraph.text_start + end)
        yield Pledge(f"{paragraph.number}-{count}", _text(own[begin:end]), span)
    if own.strip() and not parts and not bullets and not paragraph.items:
        yield Pledge(paragraph.number, _text(own), section.span(paragraph.start, paragraph.text_end))
    for item in paragraph.items:
        number = item.number if "." in item.number else f"{paragraph.number}.{item.number}"
        text = section.text[item.text_start : item.end]
        yield Pledge(number, _text(text), section.span(item.start, item.end))


def _bullets(own: str) -> list[tuple[int, int]]:
    """Return begin and end of the texts behind bullets, when two rows at least begin with the same sign."""
    found = list(_BULLET.finditer(own))
    same = [one for one in found if found[0]["sign"] == one["sign"]]
    if len(same) < 2 or not own[: same[0].start()].rstrip().endswith((":", ";", ",")):
        return []
    ends = [*(one.start() for one in same[1:]), len(own)]
    return [(one.end(), end) for one, end in zip(same, ends, strict=True)]


def _text(raw: str) -> str:
    return unwrap(raw).removesuffix("and").rstrip(" ;,.")
