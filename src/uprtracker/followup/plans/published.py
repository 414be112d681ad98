"""What parties published of their plans on one recommendation or pledge: for all, with party and date."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser

from uprtracker.accounts.models import Keeping
from uprtracker.followup.models import (
    Commitment,
    Indicator,
    Law,
    Measured,
    Ministry,
    PlannedAction,
    ProgressNote,
)
from uprtracker.followup.models.of_records import OfRecords
from uprtracker.followup.plans.measuring import Course, course
from uprtracker.followup.plans.seen import about

MOST = 50
_NOBODY = AnonymousUser()
_Row = TypeVar("_Row", bound=OfRecords)


@dataclass(frozen=True, slots=True)
class ShownAction:
    """An action with the ministry and the notes that are published as well; nobody's name."""

    action: PlannedAction
    ministry: str
    notes: Sequence[ProgressNote]


@dataclass(frozen=True, slots=True)
class Published:
    """The published plans on a record; empty where there are none."""

    actions: Sequence[ShownAction]
    indicators: Sequence[tuple[Indicator, Course]]
    laws: Sequence[Law]
    commitments: Sequence[Commitment]

    def __bool__(self) -> bool:
        return any((self.actions, self.indicators, self.laws, self.commitments))


def published(code: str) -> Published:
    """Return what is published on a record, by any code that it ever had."""
    return Published(
        actions=_actions(about(_public(Keeping(PlannedAction)), code)[:MOST]),
        indicators=_indicators(about(_public(Keeping(Indicator)), code)[:MOST]),
        laws=about(_public(Keeping(Law)), code)[:MOST],
        commitments=about(_public(Keeping(Commitment)), code)[:MOST],
    )


def _public(rows: "Keeping[_Row]") -> "Keeping[_Row]":
    return rows.visible_to(_NOBODY).select_related("party")


def _actions(found: Sequence[PlannedAction]) -> list[ShownAction]:
    ministries = Ministry.objects.visible_to(_NOBODY).in_bulk(
        [one.ministry_id for one in found if one.ministry_id]
    )
    notes = list(ProgressNote.objects.visible_to(_NOBODY).filter(action__in=found).select_related("party"))
    return [
        ShownAction(
            one,
            ministries[one.ministry_id].name if one.ministry_id in ministries else "",
            [note for note in notes if note.action_id == one.pk],
        )
        for one in found
    ]


def _indicators(found: Sequence[Indicator]) -> list[tuple[Indicator, Course]]:
    values = list(Measured.objects.visible_to(_NOBODY).filter(indicator__in=found))
    return [(one, course(one, [value for value in values if value.indicator_id == one.pk])) for one in found]
