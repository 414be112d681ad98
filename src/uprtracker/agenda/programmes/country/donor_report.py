"""What was held with the money of a donor in a period: stages of programmes and events, a row each.

For people who run events alone: names of donors are internal. Numbers of people only, never names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

from django.db.models import Count

from uprtracker.agenda.events.models import DonorTag, Event, Standing
from uprtracker.agenda.programmes.models import Stage
from uprtracker.records.models import State


@dataclass(frozen=True, slots=True)
class Row:
    """A stage or an event. `came` is how many people came, None where nobody wrote it down."""

    day: Date
    iso3: str
    programme: str
    kind: str
    title: str
    place: str
    partners: tuple[str, ...]
    came: int | None
    outcome: str
    commitments: int


def report(donor: DonorTag, first: Date, last: Date) -> list[Row]:
    """Return what was held from the first day to the last (both among them), oldest first."""
    stages = Stage.objects.filter(programme__donors=donor, held_on__range=(first, last))
    stages = stages.select_related("programme", "event")
    listed = list(stages.prefetch_related("event__attendance").annotate(agreed=Count("commitments")))
    rows = [_of_stage(one, one.agreed) for one in listed]
    told = {one.event_id for one in listed if one.event_id}
    held = Event.objects.filter(donors=donor, state=State.PUBLISHED).exclude(standing=Standing.CANCELLED)
    held = held.exclude(pk__in=told)
    rows += [
        _of_event(one)
        for one in held.prefetch_related("attendance")
        if first <= one.local_start.date() <= last
    ]
    return sorted(rows, key=lambda row: (row.day, row.iso3, row.title))


def totals(rows: Sequence[Row]) -> dict[str, int | None]:
    """Return the sums of a report: what was held, in how many countries, people (None: nobody counted)."""
    counted = [row.came for row in rows if row.came is not None]
    return {
        "held": len(rows),
        "countries": len({row.iso3 for row in rows if row.iso3}),
        "people": sum(counted) if counted else None,
        "commitments": sum(row.commitments for row in rows),
    }


def _of_stage(stage: Stage, commitments: int) -> Row:
    programme, event = stage.programme, stage.event
    return Row(
        day=stage.held_on or Date.min,
        iso3=programme.iso3,
        programme=programme.title,
        kind=str(stage.get_kind_display()),
        title=stage.title or (event.title if event else ""),
        place=stage.place or (event.place if event else ""),
        partners=tuple(programme.partners),
        came=event.came if event else None,
        outcome=stage.outcome,
        commitments=commitments,
    )


def _of_event(event: Event) -> Row:
    return Row(
        day=event.local_start.date(),
        iso3=event.states[0] if len(event.states) == 1 else "",
        programme="",
        kind=str(event.get_kind_display()),
        title=event.title,
        place=event.place,
        partners=tuple(event.hosts),
        came=event.came,
        outcome="",
        commitments=0,
    )
