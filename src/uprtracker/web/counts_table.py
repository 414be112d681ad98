"""The counts of a review: first and current count of what was read, beside what documents state."""

from collections import Counter
from dataclasses import dataclass

from uprtracker.records.counts_compared import Compared, compared
from uprtracker.records.models import Position, Recommendation, Review
from uprtracker.records.steps import answers_after
from uprtracker.web import addresses

ORDER = ("supported", "partial", "noted", "pending", "")


@dataclass(frozen=True)
class CountsTable:
    """`rows` are position, first count, current count; `total` is the basis of both."""

    rows: tuple[tuple[str, int, int], ...]
    total: int
    stated: tuple[tuple[Compared, str], ...]


def counts_table(review: Review) -> CountsTable | None:
    """Return the counts of the report's recommendations, None when there is neither report nor count."""
    reported = Recommendation.objects.filter(review=review).exclude(origin="uprinfo")
    current = Counter(reported.values_list("position", flat=True))
    first = Counter(answers_after([review.pk], Position.Stage.REPORT).values())
    stated = tuple((one, _place(one)) for one in compared(review))
    if not current and not stated:
        return None
    rows = tuple((value, first[value], current[value]) for value in ORDER if first[value] or current[value])
    return CountsTable(rows, current.total(), stated)


def _place(one: Compared) -> str:
    """Return the address of the page that states the count."""
    said = one.stated
    return addresses.document(
        said.document, page=said.page, mark=f"p-{said.paragraph}" if said.paragraph else ""
    )
