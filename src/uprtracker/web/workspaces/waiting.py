"""What waits for a member, as lines of the first page. A part adds its function to `WAITING`.

A line has words, a number and the address where it is dealt with; None: nothing waits.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import ngettext

from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.evidence.taking_in import ungraded
from uprtracker.followup.plans.standing import overdue_of
from uprtracker.followup.spaces import inviting, sign_off


@dataclass(frozen=True, slots=True)
class Line:
    """Something to do."""

    words: str
    address: str


def _proposals(seat: Member) -> Line | None:
    number = sign_off.for_me(seat)
    words = ngettext("%(n)s record waits for your sign-off", "%(n)s records wait for your sign-off", number)
    return Line(words % {"n": number}, _at(seat, "signing")) if number else None


def _invitations(seat: Member) -> Line | None:
    if not may(seat.user_or_nobody, Action.MANAGE_PARTY, seat.party):
        return None
    number = len(inviting.open_invitations(seat.party))
    words = ngettext("%(n)s invitation is not used yet", "%(n)s invitations are not used yet", number)
    return Line(words % {"n": number}, _at(seat, "people")) if number else None


def _overdue(seat: Member) -> Line | None:
    number = overdue_of(seat)
    words = ngettext("%(n)s action of yours is overdue", "%(n)s actions of yours are overdue", number)
    address = f"{reverse('web:plan-list', args=[seat.workspace.slug])}?show=overdue"
    return Line(words % {"n": number}, address) if number else None


def _ungraded(seat: Member) -> Line | None:
    if not may(seat.user_or_nobody, Action.ADD, seat.workspace):
        return None
    number = ungraded(seat).count()
    words = ngettext("%(n)s answer of a community to grade", "%(n)s answers of communities to grade", number)
    return Line(words % {"n": number}, f"{_at(seat, 'evidence')}?method=community") if number else None


WAITING: Sequence[Callable[[Member], Line | None]] = (_proposals, _invitations, _overdue, _ungraded)


def waiting(seat: Member) -> list[Line]:
    """Return what waits for this seat."""
    return [line for make in WAITING if (line := make(seat)) is not None]


def _at(seat: Member, name: str) -> str:
    return reverse(f"web:workspace-{name}", args=[seat.workspace.slug])
