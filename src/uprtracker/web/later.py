"""What documents of later reviews say of a recommendation: the paragraphs and headings that name it."""

import re
from dataclasses import dataclass

from uprtracker.records.models import Document, Paragraph, Recommendation
from uprtracker.web import addresses

LONGEST = 240  # letters of a paragraph that are shown
_NUMBERS_ALONE = re.compile(r"\W*recommendations?\W[\W\d]*(?:and[\W\d]*)*$", re.IGNORECASE)


@dataclass(frozen=True)
class Later:
    """A place of a later document. `first` and `last` are the paragraphs under a heading."""

    document: Document
    url: str
    text: str
    paragraph: str = ""
    note: str = ""
    first: str = ""
    last: str = ""


def said_later(record: Recommendation) -> list[Later]:
    """Return the places that name `record`, newest review last, each paragraph once."""
    mentions = record.mentions.select_related("document__review", "paragraph", "note").order_by(
        "document__review__session", "document__symbol", "order"
    )
    places: dict[tuple[int, int], Later] = {}
    outlines: dict[int, _Outline] = {}
    for mention in mentions:
        key = (mention.document_id, mention.paragraph_id or -(mention.note_id or 0))
        if key not in places and (mention.paragraph or mention.note):
            if mention.paragraph and mention.paragraph.heading and mention.document_id not in outlines:
                outlines[mention.document_id] = _Outline(mention.document)
            note = mention.note.mark if mention.note else ""
            outline = outlines.get(mention.document_id)
            places[key] = _place(mention.document, mention.paragraph, note, outline)
    return list(places.values())


def _place(document: Document, paragraph: Paragraph | None, note: str, outline: "_Outline | None") -> Later:
    base = addresses.document(document)
    if paragraph is None:
        return Later(document, f"{base}#note-{note}", "", note=note)
    if not paragraph.heading or outline is None:
        url = addresses.paragraph(document, paragraph.number)
        return Later(document, url, _shortened(paragraph.text), paragraph.number, note)
    title, first, last = outline.section(paragraph)
    url = f"{base}#h-{paragraph.order}"
    return Later(document, url, _shortened(title), note=note, first=first, last=last)


class _Outline:
    """Headings and numbers of a document, in two queries for all its sections."""

    def __init__(self, document: Document) -> None:
        rows = Paragraph.objects.filter(document=document).order_by("order")
        self._headings = list(rows.filter(heading=True).values_list("order", "level", "text"))
        self._numbers = list(rows.filter(heading=False).exclude(number="").values_list("order", "number"))

    def section(self, heading: Paragraph) -> tuple[str, str, str]:
        """Return the title of the section under a heading, and its first and last paragraph."""
        title = heading.text
        if _NUMBERS_ALONE.match(title):  # "Recommendations 1–5" under "A. International obligations"
            before = (one for one in reversed(self._headings) if one[0] < heading.order)
            title = next((text for _, level, text in before if level < heading.level), title)
        after = (one for one in self._headings if one[0] > heading.order)
        end = next((order for order, level, _ in after if level <= heading.level), None)
        under = [number for at, number in self._numbers if at > heading.order and (end is None or at < end)]
        return title, under[0] if under else "", under[-1] if under else ""


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
