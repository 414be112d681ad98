"""What one may ask the calendar: cycle, actor, kind, State, session, and from when to when.

    Asked.of(request.GET).found(calendar(), today)

Without a State, dates that a session shares stand once, and beside them what single States have of their
own. With a State, all of that State stand. Raises QueryError for what does not exist.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.kinds import ACTORS, KINDS, ORDER
from uprtracker.agenda.calendar.whole import Calendar
from uprtracker.core.errors import QueryError
from uprtracker.reference import load_reference

_FOLLOWS = ("two_days_after", "halfway", "next_cycle", "kept_order", "no_cycle")
"""Rules of dates that every State has of its own, because its day of review is its own."""
NAMES = ("cycle", "actor", "kind", "state", "session", "from", "until")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. `since` and `until` bound the days on which something is due or takes place."""

    cycle: int | None = None
    actor: str = ""
    kind: str = ""
    state: str = ""
    session: int | None = None
    since: date | None = None
    until: date | None = None

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Asked":
        """Read it from the parameters of an address; empty ones do not count."""
        return cls(
            cycle=_number("cycle", given.get("cycle", "")),
            actor=_known("actor", given.get("actor", ""), ACTORS),
            kind=_known("kind", given.get("kind", ""), KINDS),
            state=_state(given.get("state", "")),
            session=_number("session", given.get("session", "")),
            since=_day("from", given.get("from", "")),
            until=_day("until", given.get("until", "")),
        )

    def params(self) -> dict[str, str]:
        """Return it as parameters of an address."""
        values = {
            "cycle": self.cycle, "actor": self.actor, "kind": self.kind, "state": self.state,
            "session": self.session, "from": self.since, "until": self.until,
        }  # fmt: skip
        return {name: str(value) for name, value in values.items() if value}

    def found(self, calendar: Calendar, *, undated: bool = False) -> list[Due]:
        """Return what it finds in the order of time; dates that are not known only where `undated`."""
        fits = _bounds(self, undated)
        return sorted((due for due in self._all(calendar) if fits(due)), key=in_time)

    def _all(self, calendar: Calendar) -> Iterable[Due]:
        for due in self._pool(calendar):
            if self.cycle and due.cycle != self.cycle:
                continue
            if self.actor and due.actor != self.actor or self.kind and due.kind != self.kind:
                continue
            if self.session and due.session != self.session:
                continue
            yield due

    def _pool(self, calendar: Calendar) -> Iterable[Due]:
        if self.state:
            for dates in calendar.of_state(self.state).values():
                yield from dates.values()
            return
        for dates in calendar.sessions.values():
            yield from dates.values()
        for dates in calendar.reviews.values():
            yield from (
                due for due in dates.values() if due.own and not due.demo and due.rule not in _FOLLOWS
            )


def in_time(due: Due) -> tuple[date, int, int, str]:
    """Return where a date stands among others: by time, then session, then the order of kinds."""
    return (due.when.first or date.max, due.session or 0, ORDER[due.kind], due.state)


def _bounds(asked: Asked, undated: bool) -> Callable[[Due], bool]:
    def fits(due: Due) -> bool:
        if due.when.first is None or due.when.last is None:
            return undated
        if asked.since and due.when.last < asked.since:
            return False
        return not (asked.until and due.when.first > asked.until)

    return fits


def _number(name: str, value: str) -> int | None:
    if not value:
        return None
    if value.isascii() and value.isdigit() and len(value) < 4:
        return int(value)
    raise QueryError(f"{name}: “{value[:40]}” is no number.")


def _known(name: str, value: str, known: Mapping[str, object]) -> str:
    if value and value not in known:
        raise QueryError(f"{name}: “{value[:40]}” is not known.", remedy=f"Known are: {', '.join(known)}.")
    return value


def _state(value: str) -> str:
    found = value.upper()
    if found and found not in load_reference(demo=True).states.by_iso3:
        raise QueryError(f"state: “{value[:40]}” is no State.", remedy="Write its ISO code: SVN.")
    return found


def _day(name: str, value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise QueryError(f"{name}: “{value[:40]}” is no day.", remedy="Write it as 2026-11-30.") from None
