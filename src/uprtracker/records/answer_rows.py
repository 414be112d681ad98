"""What a document says of recommendations by number, and the counts it states: kept as read.

Addenda, session reports of the Council and thematic lists are written alike;
`answering` makes the steps of answers from these rows.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from uprtracker.core import Finding as Doubt
from uprtracker.records.answering import answer
from uprtracker.records.deriving import stand
from uprtracker.records.models import Document, Review, StatedAnswer, StatedCount
from uprtracker.records.placing import clean, placed
from uprtracker.records.pledge_rows import ORIGINS, write_pledges
from uprtracker.records.pledges import merge_pledges
from uprtracker.records.reading import Reading
from uprtracker.records.reviews import review_at_council

Homes = Mapping[str, Review | None]
"""The review that each State under Review of a document leads to; the empty name: the document's own."""


def write(review: Review | None, document: Document, reading: Reading) -> list[Doubt]:
    """Replace what `document` said before by what it says now, and settle the reviews it speaks of."""
    said = reading.extraction

    def home(state: str) -> Review | None:
        of_document = review if review and state in ("", review.state) else None
        return of_document or review_at_council(state, document.symbol)

    named = dict.fromkeys([*(one.state for one in said.answers), *(one.state for one in said.counts)])
    homes = {state: home(state) for state in named}
    before = StatedAnswer.objects.filter(document=document).exclude(review=None)
    counted = StatedCount.objects.filter(document=document).exclude(review=None)
    touched = {*before.values_list("review", flat=True), *counted.values_list("review", flat=True)}
    _write_answers(homes, document, reading)
    write_counts(homes, document, reading)
    touched |= {home.pk for home in homes.values() if home}
    answer(touched)
    stand(touched)
    if document.kind in ORIGINS:
        merge_pledges(write_pledges(document, reading, home))
    return _homeless(homes)


def _write_answers(homes: Homes, document: Document, reading: Reading) -> None:
    StatedAnswer.objects.filter(document=document).delete()
    StatedAnswer.objects.bulk_create(
        StatedAnswer(
            **placed(document, one.span, reading.boxes),
            review=homes[one.state],
            order=order,
            state=one.state[:3],
            number=one.number[:40],
            rest=one.rest,
            value=one.position.value if one.position else "",
            words=clean(one.words),
            comment=clean(one.comment),
            part=clean(one.part),
            symbol=one.symbol[:60],
            paragraph=one.paragraph[:20],
        )
        for order, one in enumerate(reading.extraction.answers, 1)
    )


def write_counts(homes: Homes, document: Document, reading: Reading) -> None:
    """Replace the counts that `document` states."""
    StatedCount.objects.filter(document=document).delete()
    StatedCount.objects.bulk_create(
        StatedCount(
            **placed(document, one.span, reading.boxes),
            review=homes[one.state],
            order=order,
            state=one.state[:3],
            what=one.what,
            count=one.count,
            voice=one.voice,
            paragraph=one.paragraph[:20],
        )
        for order, one in enumerate(reading.extraction.counts, 1)
    )


def _homeless(homes: Homes) -> list[Doubt]:
    """Return a doubt when answers belong to no review that is known."""
    unknown = sorted(state for state, home in homes.items() if home is None)
    if not unknown:
        return []
    named = ", ".join(state for state in unknown if state)
    message = (
        _("Answers of {states} were read, but not in which review: no review of the facts fits this symbol.")
        if named
        else _("Answers were read, but not of which review: the document names no State that is known here.")
    )
    return [Doubt("no-review", message.format(states=named), severity="error")]
