"""Counts that documents state, beside what was read of them.

A count of the report is compared with the first count, one of an addendum or of
the Council with the answers up to that stage. Sources count an answer in part
as support or as a note, so where they do not name it apart it may go to either.
"""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from uprtracker.core import Finding as Doubt
from uprtracker.core import Span
from uprtracker.records.models import Position, Review, StatedCount
from uprtracker.records.standing import NOTED, PARTIAL
from uprtracker.records.steps import answers_after

# The last stage that a document of this kind knows of.
UP_TO = {
    "wg_report": Position.Stage.REPORT,
    "addendum": Position.Stage.ADDENDUM,
    "council_report": Position.Stage.PLENARY,
    "decision": Position.Stage.PLENARY,
}
RECEIVED, SUPPORTED = "received", "supported"


def compare_counts(review: Review) -> Iterator[tuple[int, Doubt]]:
    """Yield a doubt, with the key of its document, for each stated count that was not read.

    Nothing is compared before the report is there: then nothing was read.
    """
    stated = list(StatedCount.objects.filter(review=review).select_related("document"))
    apart = {(one.document_id, one.voice) for one in stated if one.what == PARTIAL}
    read: dict[int, Counter[str]] = {}
    for one in stated:
        stage = UP_TO.get(one.document.kind, Position.Stage.PLENARY)
        if stage not in read:
            read[stage] = Counter(answers_after([review.pk], stage).values())
        found = read[stage]
        if found and not _agrees(one, found, (one.document_id, one.voice) in apart):
            yield one.document_id, _doubt(one, found)


def _agrees(one: StatedCount, found: Counter[str], partial_apart: bool) -> bool:
    if one.what == RECEIVED:
        return one.count == found.total()
    most = found[one.what]
    if one.what in (SUPPORTED, NOTED) and not partial_apart:
        most += found[PARTIAL]
    return found[one.what] <= one.count <= most


def _doubt(one: StatedCount, found: Counter[str]) -> Doubt:
    message = _(
        "The document states {stated} recommendations {what}; {read} were read so. Compare the list with it."
    )
    read = found.total() if one.what == RECEIVED else found[one.what]
    span = Span(one.page, one.line or 1, one.end_page or one.page, one.end_line or 1) if one.page else None
    said = message.format(stated=one.count, what=one.get_what_display(), read=read)
    return Doubt("count-differs", said, span)
