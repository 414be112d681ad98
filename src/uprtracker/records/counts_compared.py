"""Counts that documents state, beside what was read of them.

A count of the report is compared with the first count, one of an addendum or of
the Council with the answers up to that stage. Sources count an answer in part
as support or as a note, so where they do not name it apart it may go to either.
While the addendum is not in, an answer that is open may go
anywhere: the Council counts what only the addendum tells one by one.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from uprtracker.core import Finding as Doubt
from uprtracker.core import Span
from uprtracker.records.models import Position, Review, StatedAnswer, StatedCount
from uprtracker.records.standing import NOTED, OPEN, PARTIAL
from uprtracker.records.steps import answers_after

# The last stage that a document of this kind knows of.
UP_TO = {
    "wg_report": Position.Stage.REPORT,
    "addendum": Position.Stage.ADDENDUM,
    "council_report": Position.Stage.PLENARY,
    "decision": Position.Stage.PLENARY,
}
RECEIVED, SUPPORTED = "received", "supported"


@dataclass(frozen=True, slots=True)
class Compared:
    """A stated count and what was `read` so; None where report or addendum are not in yet."""

    stated: StatedCount
    read: int | None
    agrees: bool


def compared(review: Review) -> list[Compared]:
    """Return all counts that documents state of a review, in the order of stages."""
    stated = list(StatedCount.objects.filter(review=review).select_related("document"))
    stated.sort(key=lambda one: (_stage(one), one.document.symbol, one.order))
    apart = {(one.document_id, one.voice) for one in stated if one.what == PARTIAL}
    read = {
        stage: Counter(answers_after([review.pk], stage).values())
        for stage in {_stage(one) for one in stated}
    }
    answered = StatedAnswer.objects.filter(review=review, document__kind="addendum").exists()
    return [
        _awaited(one, read[_stage(one)])
        if not answered and _stage(one) > Position.Stage.REPORT
        else _compared(one, read[_stage(one)], partial_apart=(one.document_id, one.voice) in apart)
        for one in stated
    ]


def count_doubts(review: Review) -> Iterator[tuple[int, Doubt]]:
    """Yield a doubt, with the key of its document, for each stated count that was read otherwise."""
    for one in compared(review):
        if not one.agrees:
            yield one.stated.document_id, _doubt(one)


def _stage(one: StatedCount) -> int:
    return UP_TO.get(one.document.kind, Position.Stage.PLENARY)


def _awaited(one: StatedCount, found: Counter[str]) -> Compared:
    """Compare a count of answers that are not in; what is open may be any answer."""
    open_ = sum(found[value] for value in OPEN)
    possible = found[one.what] <= one.count <= found[one.what] + found[PARTIAL] + open_
    if open_ and possible and one.what != RECEIVED:
        return Compared(one, None, agrees=True)
    return _compared(one, found, partial_apart=False)


def _compared(one: StatedCount, found: Counter[str], *, partial_apart: bool) -> Compared:
    if not found:
        return Compared(one, None, agrees=True)
    least = found.total() if one.what == RECEIVED else found[one.what]
    either = one.what in (SUPPORTED, NOTED) and not partial_apart
    most = least + (found[PARTIAL] if either else 0)
    return Compared(one, least, agrees=least <= one.count <= most)


def _doubt(one: Compared) -> Doubt:
    said = one.stated
    message = _(
        "The document states {stated} recommendations {what}; {read} were read so. Compare the list with it."
    )
    span = (
        Span(said.page, said.line or 1, said.end_page or said.page, said.end_line or 1) if said.page else None
    )
    text = message.format(stated=said.count, what=said.get_what_display(), read=one.read)
    return Doubt("count-differs", text, span)
