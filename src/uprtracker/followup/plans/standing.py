"""Where the plans of a workspace stand: actions by status, what is late or stuck, money, what is not planned.

Every count is of what one seat sees; `today` is a day of the reader's calendar.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, Q, Sum
from django.utils import timezone

from uprtracker.accounts.models import Keeping, Member
from uprtracker.followup import scope
from uprtracker.followup.models import Cluster, PlannedAction
from uprtracker.followup.models.plan import CLOSED
from uprtracker.followup.plans.seen import hanging, seen

SOON = timedelta(days=30)


FIRST = 8


@dataclass(frozen=True, slots=True)
class Pile:
    """How many actions there are of a sort, and the first of them."""

    count: int
    first: Sequence[PlannedAction]

    def __bool__(self) -> bool:
        return self.count > 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Actions counted once each. `budgets` sums those that name one, by currency, with how many they are."""

    actions: int
    by_status: Mapping[str, int]
    overdue: Pile
    blocked: Pile
    soon: Pile
    budgets: Mapping[str, tuple[Decimal, int]]

    @property
    def done(self) -> int:
        """How many are done."""
        return self.by_status.get(PlannedAction.Status.DONE, 0)


def standing(rows: "Keeping[PlannedAction]", own: Member, today: date) -> Standing:
    """Count actions that a seat sees; those soon due are due within thirty days."""
    status = PlannedAction.Status
    by_status = dict(rows.order_by().values_list("status").annotate(Count("pk")))
    live = rows.exclude(status__in=CLOSED)
    money = rows.exclude(status=status.DROPPED).filter(budget__isnull=False).order_by().values("currency")
    sums = money.annotate(total=Sum("budget"), n=Count("pk")).order_by("currency")
    return Standing(
        actions=sum(by_status.values()),
        by_status=by_status,
        overdue=_pile(live.filter(due_on__lt=today), own),
        blocked=_pile(rows.filter(status=status.BLOCKED), own),
        soon=_pile(live.filter(due_on__range=(today, today + SOON)), own),
        budgets={one["currency"]: (one["total"], one["n"]) for one in sums},
    )


def _pile(rows: "Keeping[PlannedAction]", own: Member) -> Pile:
    return Pile(rows.count(), hanging(rows.select_related("responsible__user")[:FIRST], own))


def overdue_of(own: Member) -> int:
    """Count the overdue actions for which a member answers, himself or as focal point of a ministry."""
    late = seen(PlannedAction, own).exclude(status__in=CLOSED).filter(due_on__lt=timezone.localdate())
    return late.filter(Q(responsible=own) | Q(responsible=None, ministry__contact=own)).count()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Recommendations and pledges that a workspace follows, and how many of them are planned for."""

    followed: int
    in_clusters: int
    with_action: int
    without_action: Sequence[str]


def coverage(own: Member) -> Coverage:
    """Return how many recommendations and pledges have an action not dropped, directly or by cluster."""
    followed = scope.codes(own.workspace)
    clusters = dict(seen(Cluster, own).values_list("pk", "codes"))
    planned: set[str] = set()
    live = seen(PlannedAction, own).exclude(status=PlannedAction.Status.DROPPED)
    for codes, cluster in live.order_by().values_list("codes", "cluster_id"):
        planned |= {*codes, *clusters.get(cluster or 0, ())}
    clustered = {code for codes in clusters.values() for code in codes}
    # Only what is not followed under its code can be a former one.
    now = scope.current((planned | clustered) - set(followed))
    planned = {now.get(code, code) for code in planned}
    clustered = {now.get(code, code) for code in clustered}
    return Coverage(
        followed=len(followed),
        in_clusters=sum(code in clustered for code in followed),
        with_action=sum(code in planned for code in followed),
        without_action=[code for code in followed if code not in planned],
    )
