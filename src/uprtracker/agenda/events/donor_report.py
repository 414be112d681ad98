"""What a donor's report needs: the events of a period that it paid for, with figures and their basis."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from uprtracker.agenda.events.models import DonorTag, Event, Kind, Place, Progress, Standing
from uprtracker.agenda.events.when import days
from uprtracker.exchange.tables import Cell, Column, Table
from uprtracker.records.models import State


@dataclass(frozen=True, slots=True)
class Line:
    """An event with its figures. `people` is None where no number is known, `basis` is how each is known."""

    event: Event
    people: int | None
    basis: tuple[str, ...]
    places: int
    points: int
    done: int


@dataclass(frozen=True, slots=True)
class Report:
    """Lines by start. `people` adds the numbers that are known: of `counted` events of all."""

    lines: tuple[Line, ...]

    @property
    def held(self) -> tuple[Line, ...]:
        """Return the lines of events that were not called off."""
        return tuple(line for line in self.lines if line.event.standing == Standing.PLANNED)

    @property
    def people(self) -> int:
        """Return how many people took part, as far as numbers are known; nobody is told from himself."""
        return sum(line.people or 0 for line in self.held)

    @property
    def counted(self) -> int:
        """Return of how many events a number is known."""
        return sum(line.people is not None for line in self.held)

    @property
    def points(self) -> tuple[int, int]:
        """Return how many points were agreed, and how many of them are done."""
        return sum(line.points for line in self.held), sum(line.done for line in self.held)


def report(events: QuerySet[Event], *, first: date, last: date, donor: DonorTag | None = None) -> Report:
    """Return the report on what began from `first` to `last` (days of UTC); of all donors if None."""
    start = datetime.combine(first, time.min, UTC)
    end = datetime.combine(last, time.min, UTC) + timedelta(days=1)
    found = events.filter(starts_at__gte=start, starts_at__lt=end, state=State.PUBLISHED)
    found = found.filter(donors=donor) if donor else found.filter(donors__isnull=False).distinct()
    listed = found.order_by("starts_at", "pk").prefetch_related(
        "attendance", "outcomes", "registrations", "donors"
    )
    return Report(tuple(_line(event) for event in listed))


def _line(event: Event) -> Line:
    points = list(event.outcomes.all())
    return Line(
        event=event,
        people=event.came,
        basis=tuple(sorted({str(one.get_basis_display()) for one in event.attendance.all()})),
        places=sum(one.place == Place.PLACE for one in event.registrations.all()),
        points=len(points),
        done=sum(one.progress == Progress.DONE for one in points),
    )


def table(notes: tuple[tuple[str, str, Cell], ...]) -> Table:
    """Return the columns of the report as a file."""
    columns = (
        Column("days", _("Days"), 24),
        Column("kind", _("Kind"), 16),
        Column("title", _("Title"), 50),
        Column("standing", _("Whether it takes place"), 20),
        Column("place", _("Place"), 24),
        Column("states", _("States"), 16, "texts"),
        Column("donors", _("Donors"), 24, "texts"),
        Column("people", _("People who took part"), 12, "whole"),
        Column("basis", _("How the number is known"), 30, "texts"),
        Column("points", _("Points agreed"), 12, "whole"),
        Column("done", _("of them done"), 12, "whole"),
    )
    return Table(_("Events"), columns, _("About"), notes)


def rows(lines: Iterable[Line]) -> Iterable[tuple[Cell, ...]]:
    """Yield the cells of each line."""
    for line in lines:
        event = line.event
        yield (
            days(event),
            str(Kind(event.kind).label),
            event.title,
            str(Standing(event.standing).label),
            event.place,
            tuple(event.states),
            tuple(tag.name for tag in event.donors.all()),
            line.people,
            line.basis,
            line.points,
            line.done,
        )
