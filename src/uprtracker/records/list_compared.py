"""What a thematic list says, beside the report and the answers of the State."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from uprtracker.core import Finding as Doubt
from uprtracker.records.listing import KIND, SAME, Report, leading_list, likeness, report_of
from uprtracker.records.models import Document, ListedRecommendation, Pair, Position, Review
from uprtracker.records.standing import OPEN
from uprtracker.records.steps import answers_after
from uprtracker.records.wording import folded, plain
from uprtracker.reference import load_reference


def compare_list(review: Review) -> Iterator[tuple[int, Doubt]]:
    """Yield, with the key of the list, what in it does not agree. Call it after `listing.link`.

    Before the report is there nothing is compared; a position is compared once
    the document that the list cites for it is there and answers.
    """
    leading = leading_list(review)
    if leading is None:
        return
    for other in Document.objects.filter(review=review, kind=KIND).exclude(pk=leading.pk):
        message = _("Another thematic list of this review is in: {name}. Its labels are taken.")
        yield other.pk, Doubt("second-list", message.format(name=leading.name), severity="note")
    report = report_of(review)
    if not report.words:
        return
    rows = ListedRecommendation.objects.filter(document=leading).select_related("recommendation", "document")
    answers = answers_after([review.pk], Position.Stage.PLENARY)
    cited = set(Document.objects.filter(review=review).values_list("symbol", flat=True))
    named = _named(review)
    for row in rows:
        found = _about_text(row, report)
        key = row.recommendation_id
        if key is not None:
            found += _about_states(row, named[key])
            if row.symbol in cited:
                found += _about_answer(row, answers.get(key, ""))
        yield from ((leading.pk, doubt) for doubt in found)


def _named(review: Review) -> dict[int, set[str]]:
    """Return the recommending States that the report names, by the key of the recommendation."""
    found: dict[int, set[str]] = defaultdict(set)
    pairs = Pair.objects.filter(recommendation__review=review, origin="report").exclude(state="").order_by()
    for key, state in pairs.values_list("recommendation_id", "state"):
        found[key].add(state)
    return found


def _about_text(row: ListedRecommendation, report: Report) -> list[Doubt]:
    """Return a doubt when the row's number and text do not belong together in the report.

    A number that the report lacks is a doubt of `extraction.settle` already.
    """
    if not report.speaks(row.document) or row.number not in report.by_number:
        return []
    if row.recommendation is None:
        message = _("{number}: the list prints a text that the report does not hold under any number.")
        return [Doubt("list-text", message.format(number=row.number), row.span)]
    if row.recommendation.number != row.number:
        message = _("{number}: the list prints the text of {other}; its labels went to {other}.")
        words = message.format(number=row.number, other=row.recommendation.number)
        return [Doubt("list-number", words, row.span)]
    if likeness(folded(plain(row.text)), report.words[row.recommendation.pk]) < SAME:
        message = _("{number}: the text of the list differs much from that of the report; compare the two.")
        return [Doubt("list-text", message.format(number=row.number), row.span)]
    return []


def _about_states(row: ListedRecommendation, reported: set[str]) -> list[Doubt]:
    listed = set(row.states)
    if not listed or listed == reported:
        return []
    more, fewer = (_names(one) for one in (listed - reported, reported - listed))
    said = [
        _("only the list names {states}").format(states=more) if more else "",
        _("only the report names {states}").format(states=fewer) if fewer else "",
    ]
    words = f"{row.number}: {'; '.join(filter(None, said))}."
    return [Doubt("list-states", words, row.span)]


def _about_answer(row: ListedRecommendation, said: str) -> list[Doubt]:
    if said in OPEN or row.value in OPEN or said == row.value:
        return []
    message = _("{number}: the list says {listed}, the State's answer was read as {said}; compare {symbol}.")
    words = message.format(number=row.number, listed=row.value, said=said, symbol=row.symbol)
    return [Doubt("list-position", words, row.span)]


def _names(states: set[str]) -> str:
    known = load_reference().states.by_iso3
    return ", ".join(known[iso3].name if iso3 in known else iso3 for iso3 in sorted(states))
