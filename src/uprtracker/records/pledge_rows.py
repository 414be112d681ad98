"""Voluntary pledges of a document: of the report, of an addendum, or made before the Council.

A pledge that several of them hold stands once, where it was announced first. One
that an export brought with the same text becomes that of the document.
"""

from collections.abc import Callable

from uprtracker.records.models import Document, Pledge, Review
from uprtracker.records.placing import clean, placed
from uprtracker.records.pledges import UPRINFO, pledge_code
from uprtracker.records.reading import Reading

# Where a pledge may be announced, in the order of the review, by kind of document.
ORIGINS = {"wg_report": "conclusions", "addendum": "addendum", "council_report": "plenary"}
RANKS = {origin: rank for rank, origin in enumerate((*ORIGINS.values(), UPRINFO))}
AFTER_REPORT = 1_000


def write_pledges(document: Document, reading: Reading, home: Callable[[str], Review | None]) -> set[int]:
    """Replace the pledges of `document`; return the reviews (primary keys) that have some of it now or had.

    `home` gives the review of a State (empty: the only one that the document concerns).
    """
    origin = ORIGINS[document.kind]
    homes = {state: home(state) for state in {one.state for one in reading.extraction.pledges}}
    former = Pledge.objects.filter(document=document, origin=origin)
    if origin == "conclusions":
        # Only one report of a review speaks: what an earlier one brought goes too.
        former = Pledge.objects.filter(review=home(""), origin=origin)
    touched = {*former.values_list("review", flat=True)}
    kept: set[int] = set()
    for order, one in enumerate(reading.extraction.pledges, 1):
        review = homes[one.state]
        if review is None:
            continue
        code = pledge_code(review, one.text)
        pledge = Pledge.objects.filter(code=code).first() or Pledge(review=review, code=code, origin=UPRINFO)
        if RANKS[origin] > RANKS[pledge.origin]:
            continue
        values = placed(document, one.span, reading.boxes) | {
            "number": one.number[:20],
            "order": order + AFTER_REPORT * RANKS[origin],
            "text": clean(one.text),
            "origin": origin,
        }
        for name, value in values.items():
            setattr(pledge, name, value)
        pledge.save()
        kept.add(pledge.pk)
        touched.add(review.pk)
    former.exclude(pk__in=kept).exclude(codings__origin="person").delete()
    return touched
