"""Reads the section "Voluntary pledges and commitments": one pledge for each numbered paragraph or item."""

from uprtracker.core.recommendation import Pledge
from uprtracker.extraction.flow import Flow, unwrap
from uprtracker.extraction.numbering import cut


def read(section: Flow) -> tuple[Pledge, ...]:
    """Return the pledges of `section` in reading order, numbered as printed."""
    pledges: list[Pledge] = []
    for paragraph in cut(section):
        text = unwrap(section.text[paragraph.text_start : paragraph.text_end])
        if text and not (paragraph.items and text.endswith(":")):
            span = section.span(paragraph.start, paragraph.text_end)
            pledges.append(Pledge(paragraph.number, text, span))
        for item in paragraph.items:
            span = section.span(item.start, item.end)
            number = item.number if "." in item.number else f"{paragraph.number}.{item.number}"
            pledges.append(Pledge(number, unwrap(section.text[item.text_start : item.end]), span))
    return tuple(pledges)
