"""What waits for a wider level: proposed by whoever wrote it, decided by whom the party trusts with it.

A record that was proposed for publication is signed off by reviewers and coordinators, one proposed for
the workspace is shared by editors and coordinators; both of the party that holds it.
"""

from dataclasses import dataclass

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Kept, Level, Member, Role
from uprtracker.accounts.models.kept import kept_models
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.spaces.holdings import visible

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record that waits; `mine` says whether this seat may decide."""

    thing: Kept
    mine: bool


def waiting(seat: Member) -> list[Proposal]:
    """Return what the party of a seat wants to be seen more widely and the seat sees, oldest first."""
    found: list[Kept] = []
    for model in kept_models():
        rows = visible(model, seat).filter(party=seat.party).exclude(proposed="")
        found += rows.select_related("author__user", "party").order_by("changed_at")[:MOST_SHOWN]
    found.sort(key=lambda one: one.changed_at)
    return [Proposal(one, decides(seat, one)) for one in found[:MOST_SHOWN]]


def for_me(seat: Member) -> int:
    """Return how many proposals wait for this seat's decision."""
    levels = []
    if seat.role in (Role.REVIEWER, Role.COORDINATOR):
        levels.append(Level.PUBLIC)
    if seat.role in (Role.EDITOR, Role.COORDINATOR):
        levels += [Level.WORKSPACE, Level.PARTY]
    if not levels or seat.workspace.closed_at is not None:
        return 0
    return sum(
        visible(model, seat).filter(party=seat.party, proposed__in=levels).count() for model in kept_models()
    )


def decides(seat: Member, thing: Kept) -> bool:
    """Tell whether a seat may decide on what is proposed of a record."""
    action = Action.SIGN_OFF if thing.proposed == Level.PUBLIC else Action.SHARE
    return bool(thing.proposed) and may(seat.user_or_nobody, action, thing)


def agree(thing: Kept, *, by: Member, revision: int) -> None:
    """Publish or share a record as it was proposed. Raises Overtaken where it changed since `revision`."""
    if thing.proposed == Level.PUBLIC:
        keeping.sign_off(thing, by=by, revision=revision)
    elif thing.revision != revision:
        raise keeping.Overtaken(thing, {})
    else:
        keeping.share(thing, by=by, level=thing.proposed)


def refuse(thing: Kept, *, by: Member) -> None:
    """Leave a record at the level it has."""
    if thing.proposed == Level.PUBLIC:
        keeping.withdraw(thing, by=by)
    else:
        keeping.share(thing, by=by, level=thing.level)
