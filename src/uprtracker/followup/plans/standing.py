"""Where the plans of a workspace stand: actions by status, what is late or stuck, money, what is not planned.

Every count is of what one seat sees; `today` is a day of the reader's calendar.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone

from uprtracker.accounts.models import Member
from uprtracker.followup import scope
from uprtracker.followup.models import Cluster, PlannedAction
from uprtracker.followup.models.plan import CLOSED
from uprtracker.followup.plans.seen import seen

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Standing:
    """Actions counted once each. `budgets` sums those that name one, by currency, with how many they are."""

    actions: int
    by_status: Mapping[str, int]
    overdue: tuple[PlannedAction, ...]
    blocked: tuple[PlannedAction, ...]
    soon: tuple[PlannedAction, ...]
    budgets: Mapping[str, tuple[Decimal, int]]

    @property
    def done(self) -> int:
        """How many are done."""
        return self.by_status.get(PlannedAction.Status.DONE, 0)


def standing(actions: Iterable[PlannedAction], today: date) -> Standing:
    """Count actions; those soon due are due within thirty days."""
    found = list(actions)
    money: dict[str, tuple[Decimal, int]] = defaultdict(lambda: (Decimal(0), 0))
    for one in found:
        if one.budget is not None and one.status != PlannedAction.Status.DROPPED:
            total, count = money[one.currency]
            money[one.currency] = (total + one.budget, count + 1)
    return Standing(
        actions=len(found),
        by_status=Counter(one.status for one in found),
        overdue=tuple(one for one in found if one.overdue(today)),
        blocked=tuple(one for one in found if one.status == PlannedAction.Status.BLOCKED),
        soon=tuple(one for one in found if one.open and one.due_on and today <= one.due_on <= today + SOON),
        budgets=dict(sorted(money.items())),
    )


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
    clusters = {one.pk: one.codes for one in seen(Cluster, own)}
    planned: set[str] = set()
    for action in seen(PlannedAction, own).exclude(status=PlannedAction.Status.DROPPED):
        planned |= {*action.codes, *clusters.get(action.cluster_id or 0, ())}
    clustered = {code for codes in clusters.values() for code in codes}
    now = scope.current(planned | clustered)
    planned = {now.get(code, code) for code in planned}
    clustered = {now.get(code, code) for code in clustered}
    return Coverage(
        followed=len(followed),
        in_clusters=sum(code in clustered for code in followed),
        with_action=sum(code in planned for code in followed),
        without_action=[code for code in followed if code not in planned],
    )
