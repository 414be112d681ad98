"""Many records coded by machine: those of an export, or all after an upgrade with newer coders.

Coding runs outside of transactions, in child processes if wanted; what comes out
is written some thousand records at a time, each with a new version of the data.
An interruption leaves some records with the codings of before and some with those
of today, each whole; the next run goes on with what is left.
"""

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from uprtracker.core.coded import Coded
from uprtracker.core.errors import ReaderKilled
from uprtracker.documents.isolation import run_isolated
from uprtracker.records.changed import Changed
from uprtracker.records.judging import judge, judge_together, learnt_folder, versions
from uprtracker.records.machine_coding import MODELS, Stale, stale_texts, wanted, write_again
from uprtracker.records.models import Review
from uprtracker.records.summary import Progress, unheard
from uprtracker.records.version import bump

# Reviews looked at together: some thousand records.
AT_A_TIME = 16
# A child process takes a second to start.
WORTH_A_PROCESS = 2_000


@dataclass(frozen=True, slots=True)
class Recoded:
    """How many recommendations and pledges there are, and how many were coded again."""

    records: int
    coded: int


def recode(
    reviews: Sequence[int] | None = None, progress: Progress | None = None, *, workers: int = 1
) -> Recoded:
    """Code the records of `reviews` (keys; all by default) as far as coders or texts have changed.

    With more than one of `workers` the coding is done in so many child processes, as far as there is
    work for them. `progress` hears of records coded. Raises what a coder raises.
    """
    report = progress or unheard
    today = versions()
    if reviews is None:
        reviews = list(Review.objects.order_by("session", "pk").values_list("pk", flat=True))
    total = sum(model._default_manager.filter(review__in=reviews).count() for _, model in MODELS)
    coded, at = 0, _("coding by machine")
    report(0, total, at)
    workers = min(workers, -(-total // WORTH_A_PROCESS))
    for stale, judged in _judged(_stale(reviews, today), today, workers):
        with transaction.atomic():
            written = write_again(stale, judged, today)
            if written:
                bump(
                    f"{written} {stale.owner}s coded by machine",
                    Changed.of(**{f"{stale.owner}s": stale.texts}),
                )
        coded += written
        report(coded, total, at)
    report(total, total, at)
    return Recoded(total, coded)


def _stale(reviews: Sequence[int], today: dict[str, str]) -> Iterator[Stale]:
    for start in range(0, len(reviews), AT_A_TIME):
        yield from stale_texts(reviews[start : start + AT_A_TIME], today)


def _judged(
    found: Iterator[Stale], today: dict[str, str], workers: int
) -> Iterator[tuple[Stale, Sequence[Sequence[Coded]]]]:
    """Yield each batch of texts with its codings, in order."""
    if workers <= 1:
        for stale in found:
            yield stale, judge(list(stale.texts.values()), wanted(stale, today))
        return
    given: deque[Stale] = deque()

    def items() -> Iterator[tuple[list[str], Collection[str]]]:
        for stale in found:
            given.append(stale)
            yield list(stale.texts.values()), wanted(stale, today)

    for outcome in run_isolated(partial(judge_together, learnt_folder()), items(), workers=workers):
        if outcome.value is None:
            raise outcome.error or ReaderKilled("The coder gave no answer.")
        yield given.popleft(), outcome.value
