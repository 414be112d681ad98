"""The register of commitments: what was said at events of published programmes, and what is due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date

from django.db.models import QuerySet
from django.utils.timezone import localdate

from uprtracker.agenda.programmes.models import LEFT, Commitment, CommitmentStatus
from uprtracker.records.models.edited import State

SOON_DAYS = 90


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader narrows the register by. `due` is "overdue", "soon" or empty."""

    state: str = ""
    status: str = ""
    due: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Asked":
        """Read a question; what is not understood is left out."""
        status, due = given.get("status", ""), given.get("due", "")
        return cls(
            state=given.get("state", "").upper()[:3],
            status=status if status in CommitmentStatus.values else "",
            due=due if due in ("overdue", "soon") else "",
        )

    @property
    def params(self) -> dict[str, str]:
        """Return the question for an address."""
        named = {"state": self.state, "status": self.status, "due": self.due}
        return {name: value for name, value in named.items() if value}


def public(asked: Asked | None = None, today: Date | None = None) -> "QuerySet[Commitment]":
    """Return the commitments of published programmes that fit a question, those due first."""
    one, day = asked or Asked(), today or localdate()
    found = Commitment.objects.filter(programme__state=State.PUBLISHED)
    found = found.select_related("programme", "stage").prefetch_related("notes")
    if one.state:
        found = found.filter(programme__iso3=one.state)
    if one.status:
        found = found.filter(status=one.status)
    if one.due == "overdue":
        found = found.filter(status__in=LEFT, due_on__lt=day)
    if one.due == "soon":
        until = Date.fromordinal(day.toordinal() + SOON_DAYS)
        found = found.filter(status__in=LEFT, due_on__gte=day, due_on__lte=until)
    return found


def overdue(commitment: Commitment, today: Date) -> bool:
    """Tell whether a commitment is left open past its day."""
    return commitment.status in LEFT and commitment.due_on is not None and commitment.due_on < today
