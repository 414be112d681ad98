"""The rows of a thematic list, new or read again; its positions are answers like those of an addendum."""

from dataclasses import asdict

from uprtracker.core import Finding as Doubt
from uprtracker.records import answer_rows
from uprtracker.records.listing import label
from uprtracker.records.models import Document, ListedRecommendation, Review
from uprtracker.records.placing import clean, placed
from uprtracker.records.reading import Reading


def write(review: Review | None, document: Document, reading: Reading) -> list[Doubt]:
    """Replace what the list said before by what it says now, and settle its review, if it is known."""
    ListedRecommendation.objects.filter(document=document).delete()
    listed = reading.listed.rows if reading.listed else ()
    ListedRecommendation.objects.bulk_create(
        ListedRecommendation(
            **placed(document, row.span, reading.boxes),
            order=order,
            number=row.number[:20],
            text=clean(row.text),
            states=list(row.states),
            value=row.position.value if row.position else "",
            words=clean(row.position_words),
            heading=clean(row.heading),
            themes=[_tag(asdict(one)) for one in row.themes],
            groups=[_tag(asdict(one)) for one in row.groups],
            sdgs=list(row.sdgs),
            symbol=row.symbol[:60],
            paragraph=row.paragraph[:20],
            assessment=clean(row.assessment),
        )
        for order, row in enumerate(listed, 1)
    )
    doubts = answer_rows.write(review, document, reading)
    if review:
        label([review.pk])
    return doubts


def _tag(tag: dict[str, str]) -> dict[str, str]:
    return {name: clean(text) for name, text in tag.items()}
