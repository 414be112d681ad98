"""Reads the section "Voluntary pledges and commitments".

93. Utopia undertakes the following: (a) To open the archive; (b) ...     93(a), 93(b)
94. Utopia will publish the list.                                         94
95. Utopia pledges: 1. To ...                                             95.1
"""

from collections.abc import Iterator

from uprtracker.core.recommendation import Pledge
from uprtracker.extraction.flow import Flow, unwrap
from uprtracker.extraction.lettering import letters
from uprtracker.extraction.numbering import Numbered, cut


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
    if own.strip() and not parts and not paragraph.items:
        yield Pledge(paragraph.number, _text(own), section.span(paragraph.start, paragraph.text_end))
    for item in paragraph.items:
        number = item.number if "." in item.number else f"{paragraph.number}.{item.number}"
        text = section.text[item.text_start : item.end]
        yield Pledge(number, _text(text), section.span(item.start, item.end))


def _text(raw: str) -> str:
    return unwrap(raw).removesuffix("and").rstrip(" ;,.")
