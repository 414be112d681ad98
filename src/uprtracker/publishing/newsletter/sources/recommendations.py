"""New recommendations: those of reviews held in the period, by State, and what came into the database.

Two things that are told apart: a review may be held in one period and read in another.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.analytics.figure import Basis
from uprtracker.publishing.newsletter import wording
from uprtracker.publishing.newsletter.matching import of_states
from uprtracker.publishing.newsletter.sources.source import (
    Drafting,
    Facts,
    Found,
    Measured,
    Period,
    Source,
    Words,
)
from uprtracker.records.models import CodingDecision, Recommendation, Review


def gather(draft: Drafting) -> list[Found]:
    """Count what is new."""
    period = draft.period
    rows = (
        Review.objects.filter(demo=False, date__range=(period.since, period.until))
        .annotate(total=Count("recommendations"))
        .filter(total__gt=0)
        .order_by("session", "order", "state")
        .values_list("code", "state", "total")
    )
    held = [_review(code, iso3, total, draft) for code, iso3, total in rows]
    came, decided = _came(period), _decided(period)
    if not held and not came and not decided:
        return []
    facts: dict[str, Any] = {"held": held, "to_date": _count(draft, "recommendations-to-date", _all())}
    if came:
        facts["came"] = _count(draft, "recommendations-came", came)
    if decided:
        facts["decided"] = _count(draft, "codings-decided", decided)
    return [Found(facts, of_states(row[1] for row in held))]


def moments(period: Period) -> tuple[datetime, datetime]:
    """Return the first moment of a period and the first after it."""
    first = datetime.combine(period.since, time(), UTC)
    return first, datetime.combine(period.until + timedelta(days=1), time(), UTC)


def _review(code: str, iso3: str, total: int, draft: Drafting) -> list[Any]:
    key = f"r-{code.lower()}-total"
    one = Measured(
        key, "total", total, basis=Basis.RECOMMENDATIONS.value, sessions=code.rpartition("-")[2], state=iso3
    )
    return [code, iso3, draft.count(one)]


def _count(draft: Drafting, key: str, number: int) -> dict[str, Any]:
    return draft.count(Measured(key, key.replace("-", "_")[:30], number, basis=Basis.RECOMMENDATIONS.value))


def _all() -> int:
    return Recommendation.objects.filter(review__demo=False).count()


def _came(period: Period) -> int:
    """Return how many came into the database for the first time, by a document or an export."""
    first, after = moments(period)
    read = Q(document__read_at__gte=first, document__read_at__lt=after)
    rows = Recommendation.objects.filter(review__demo=False)
    imported = Q(source_rows__file__imported_at__gte=first, source_rows__file__imported_at__lt=after)
    earlier = Q(document__read_at__lt=first) | Q(source_rows__file__imported_at__lt=first)
    new = rows.filter(read | imported).exclude(pk__in=rows.filter(earlier).values("pk"))
    return new.values("pk").distinct().count()


def _decided(period: Period) -> int:
    """Return of how many recommendations a person decided how they are coded."""
    first, after = moments(period)
    rows = CodingDecision.objects.filter(
        decided_at__gte=first, decided_at__lt=after, withdrawn_at=None, recommendation__review__demo=False
    )
    return rows.values("recommendation").distinct().count()


def word(facts: Facts) -> Words:
    """Say it, and list the reviews."""
    parts = []
    if facts["held"]:
        parts.append(
            _("Reviews held in this time. Each recommendation is counted once, however many States made it:")
        )
        parts.append(
            "\n".join(
                f"- {wording.link(wording.state(iso3), f'/reviews/{code.lower()}/')}: {wording.linked(cell)}"
                for code, iso3, cell in facts["held"]
            )
        )
    if "came" in facts:
        parts.append(
            _("Recommendations that came into the database: %(count)s.")
            % {"count": wording.linked(facts["came"])}
        )
    if "decided" in facts:
        parts.append(
            _("Recommendations whose labels a person checked: %(count)s.")
            % {"count": wording.linked(facts["decided"])}
        )
    parts.append(
        _("The database now holds %(count)s recommendations.") % {"count": wording.linked(facts["to_date"])}
    )
    return Words(_("New recommendations"), "\n\n".join(parts))


SOURCE = Source("recommendations", gettext_lazy("New recommendations"), gather, word)
