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
    for mention in mentions:
        key = (mention.document_id, mention.paragraph_id or -(mention.note_id or 0))
        if key not in places and (mention.paragraph or mention.note):
            note = mention.note.mark if mention.note else ""
            places[key] = _place(mention.document, mention.paragraph, note)
    return list(places.values())


def _place(document: Document, paragraph: Paragraph | None, note: str) -> Later:
    base = addresses.document(document)
    if paragraph is None:
        return Later(document, f"{base}#note-{note}", "", note=note)
    if not paragraph.heading:
        url = f"{base}#p-{paragraph.number}"
        return Later(document, url, _shortened(paragraph.text), paragraph.number, note)
    heading, first, last = _section(paragraph)
    return Later(
        document, f"{base}#h-{paragraph.order}", _shortened(heading), note=note, first=first, last=last
    )


def _section(heading: Paragraph) -> tuple[str, str, str]:
    """Return the title of the section under a heading, and its first and last paragraph."""
    same = Paragraph.objects.filter(document=heading.document_id)
    text = heading.text
    if _NUMBERS_ALONE.match(text):  # "Recommendations 1–5" under "A. International obligations"
        above = same.filter(order__lt=heading.order, heading=True, level__lt=heading.level).last()
        text = above.text if above else text
    following = same.filter(order__gt=heading.order, heading=True, level__lte=heading.level).first()
    under = same.filter(order__gt=heading.order, heading=False).exclude(number="")
    if following:
        under = under.filter(order__lt=following.order)
    numbers = list(under.values_list("number", flat=True))
    return text, numbers[0] if numbers else "", numbers[-1] if numbers else ""


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
