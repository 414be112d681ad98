"""How far the data of a review can be relied on: complete, doubtful, waiting for the addendum, no report yet.

Worked out from the rows whenever it is asked, never stored. Looks at the
State's own documents: what OHCHR or UPR Info recorded is an answer, but not the
addendum. Doubtful goes before waiting, because somebody can settle it now.
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.records.models import Document, Finding, Position, Recommendation, Review
from uprtracker.records.standing import OPEN
from uprtracker.records.steps import answers_after

# The documents that recommendations and answers are read from, and the findings about them that matter.
SOURCES = ("wg_report", "addendum", "decision", "thematic_list")
# About who spoke in the dialogue; no recommendation or answer hangs on it.
BESIDE = ("speakers-count", "no-speaker")
ANSWERS = ("addendum", "council_report")


class Kind(TextChoices):
    """The four states of the data of a review."""

    COMPLETE = "complete", gettext_lazy("complete")
    DOUBTFUL = "doubtful", gettext_lazy("doubtful")
    WAITING = "waiting", gettext_lazy("waiting for the addendum")
    NO_REPORT = "no-report", gettext_lazy("no report yet")


@dataclass(frozen=True, slots=True)
class Readiness:
    """The state of the data, and why, in sentences."""

    kind: Kind
    reason: str


def readiness(review: Review) -> Readiness:
    """Return how far the data of one review can be relied on."""
    return readiness_of([review])[review.pk]


def readiness_of(reviews: Collection[Review]) -> dict[int, Readiness]:
    """Return the same for many reviews, by primary key, in six queries."""
    keys = [review.pk for review in reviews]
    reported = set(
        Recommendation.objects.filter(review__in=keys)
        .exclude(origin="uprinfo")
        .values_list("review", flat=True)
    )
    answers = _answers(keys)
    doubts = _doubts(keys)
    heard = Q(kind__in=ANSWERS, answers__review__in=keys)
    answered = set(Document.objects.filter(heard).values_list("answers__review", flat=True))
    return {
        pk: _judged(answers[pk], doubts[pk], answered=pk in answered) if pk in reported else _unreported()
        for pk in keys
    }


def _unreported() -> Readiness:
    return Readiness(Kind.NO_REPORT, _("The Working Group report is not in this library yet."))


def _judged(answers: Counter[str], doubts: int, *, answered: bool) -> Readiness:
    total, open_ = answers.total(), sum(answers[value] for value in OPEN)
    reasons = []
    if doubts:
        reasons.append(_("Open findings: %(n)d.") % {"n": doubts})
    if open_ and answered:
        message = _(
            "%(open)d of %(total)d recommendations have no clear answer, though the answers are here."
        )
        reasons.append(message % {"open": open_, "total": total})
    elif open_:
        message = _("%(open)d of %(total)d recommendations wait for the State’s answer.")
        reasons.append(message % {"open": open_, "total": total})
    if doubts or (open_ and answered):
        return Readiness(Kind.DOUBTFUL, " ".join(reasons))
    if open_:
        return Readiness(Kind.WAITING, " ".join(reasons))
    return Readiness(
        Kind.COMPLETE, _("Every recommendation is answered by the State; nothing about them is in doubt.")
    )


def _answers(keys: Collection[int]) -> dict[int, Counter[str]]:
    """Return by review how many recommendations of its report have which answer of the State."""
    now = answers_after(keys, Position.Stage.PLENARY)
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    owners = Recommendation.objects.filter(review__in=keys).values_list("pk", "review_id").order_by()
    for pk, review in owners:
        if pk in now:
            counted[review][now[pk]] += 1
    return counted


def _doubts(keys: Collection[int]) -> dict[int, int]:
    """Return by review how many findings that matter are open."""
    counted: dict[int, int] = defaultdict(int)
    waiting = Finding.objects.filter(status=Finding.Status.OPEN).order_by()
    waiting = waiting.exclude(severity="note").exclude(kind__in=BESIDE)
    own = waiting.filter(review=None, document__review__in=keys, document__kind__in=SOURCES)
    for pk, count in own.values_list("document__review").annotate(n=Count("pk")):
        counted[pk] += count
    for pk, count in waiting.filter(review__in=keys).values_list("review").annotate(n=Count("pk")):
        counted[pk] += count
    return counted
