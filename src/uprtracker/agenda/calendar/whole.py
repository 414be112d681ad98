"""The whole calendar: each date of each session and review of five cycles, made once per state of the data.

    calendar().review("SVN", 4)["addendum"], .session(45)["review"], .dates
    calendar_of(facts, rows, words)      # the same without a database

Reviews are those of the facts with what the records know better (a day that a report says, a status that an
editor set), the fictitious ones of the demonstration, and those of the cycle to come.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

from django.conf import settings

from uprtracker.agenda.calendar.deriving import Dates, adopted, next_review, of_review, of_session
from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.meetings import NEXT_CYCLE, PER_CYCLE, Meeting, meetings
from uprtracker.agenda.calendar.models import KnownDate
from uprtracker.agenda.calendar.said import NOTHING, Words, gathered
from uprtracker.records.models import Review
from uprtracker.records.version import data_version
from uprtracker.reference import Reference, load_reference
from uprtracker.reference.review import ReviewFact

_TAKEN = ("status", "date", "date_confidence", "hrc_session", "report_symbol", "addendum_symbol",
          "decision_symbol", "national_report_symbol", "note", "troika")  # fmt: skip
_COLUMNS = ("state", "session", "cycle", "order", *_TAKEN, "adopted", "documented", "source", "demo")
Row = Mapping[str, Any]
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Calendar:
    """All dates: those that a session shares, those of each review (State, cycle), each by its name."""

    meetings: Mapping[int, Meeting]
    sessions: Mapping[int, Dates]
    reviews: Mapping[Key, Dates]
    members: Mapping[int, tuple[Key, ...]]
    by_id: Mapping[str, Due]
    newest: int

    def session(self, number: int) -> Dates:
        """Return the dates that a session shares, by kind; none of a session that there is not."""
        return self.sessions.get(number, {})

    def review(self, state: str, cycle: int) -> Dates:
        """Return the dates of one review, by kind; none of one that is not known."""
        return self.reviews.get((state, cycle), {})

    def of_state(self, state: str) -> dict[int, Dates]:
        """Return the dates of a State by cycle."""
        return {cycle: dates for (one, cycle), dates in self.reviews.items() if one == state}


def calendar() -> Calendar:
    """Return the calendar of this database, from memory while the data stay as they are."""
    return _kept(str(settings.UPR_HOME), data_version(), KnownDate.objects.count())


@lru_cache(maxsize=2)
def _kept(_home: str, _version: int, _words: int) -> Calendar:
    rows = Review.objects.exclude(status=Review.Status.UNCONFIRMED).order_by("session").values(*_COLUMNS)
    words = gathered(one.said() for one in KnownDate.objects.all())
    return calendar_of(load_reference(demo=True), list(rows), words)


def forget() -> None:
    """Forget what is in memory: for tests, and for whoever writes rows without a new version."""
    _kept.cache_clear()


def calendar_of(facts: Reference, rows: Sequence[Row] = (), words: Words = NOTHING) -> Calendar:
    """Make the calendar from the facts, rows of reviews and words of people."""
    met = meetings(facts, words)
    sessions = {number: of_session(one, facts, words) for number, one in met.items()}
    held = {(row["state"], row["cycle"]): row for row in rows}
    reviews: dict[Key, Dates] = {}
    for fact in _facts(facts, held, words):
        row = held.get((fact.state, fact.cycle), {})
        meeting = met.get(fact.session or 0)
        shared = sessions.get(fact.session or 0, {})
        dates = of_review(fact, meeting, shared, words, demo=bool(row.get("demo")))
        if row.get("adopted") and dates["adoption"].rule != "said":
            source = row["documented"].get("adopted", "") or row["decision_symbol"] or row["source"]
            dates["adoption"] = adopted(dates["adoption"], row["adopted"], source)
        reviews[fact.state, fact.cycle] = dates
    for (state, cycle), dates in reviews.items():
        following = reviews.get((state, cycle + 1))
        dates["next_review"] = next_review(dates, following["review"] if following else None)
    return _indexed(met, sessions, reviews, words)


def _indexed(
    met: Mapping[int, Meeting], sessions: Mapping[int, Dates], reviews: Mapping[Key, Dates], words: Words
) -> Calendar:
    members: dict[int, list[Key]] = {}
    for key, dates in reviews.items():
        members.setdefault(dates["review"].session or 0, []).append(key)
    every = (due for dates in (*sessions.values(), *reviews.values()) for due in dates.values())
    newest = max((word.number for word in words.newest.values()), default=0)
    return Calendar(
        met, sessions, reviews, {number: tuple(keys) for number, keys in members.items()},
        {due.id: due for due in every}, newest,
    )  # fmt: skip


def _facts(facts: Reference, held: Mapping[Key, Row], words: Words) -> Iterable[ReviewFact]:
    known = {(fact.state, fact.cycle): fact for fact in facts.reviews}
    for key, row in held.items():
        known.setdefault(key, _of_row(row))
    known |= {
        (fact.state, fact.cycle): fact for fact in _to_come(facts) if (fact.state, fact.cycle) not in known
    }
    for key, fact in known.items():
        fact = _with_row(fact, held.get(key))
        moved = words.on(key, "review")
        yield replace(fact, session=moved.to_session) if moved and moved.to_session else fact


def _with_row(fact: ReviewFact, row: Row | None) -> ReviewFact:
    """Return the fact with what the records know better."""
    if row is None:
        return fact
    taken = {name: row[name] for name in _TAKEN}
    source = row["documented"].get("date") or fact.date_source
    return replace(fact, **taken, session=row["session"], order=row["order"], date_source=source)


def _of_row(row: Row) -> ReviewFact:
    """Return a review that the facts do not have: a fictitious one, or one that an editor entered."""
    empty: dict[str, Any] = dict.fromkeys((field.name for field in fields(ReviewFact)), "")
    own = {name: row[name] for name in ("state", "session", "cycle", "order", "source", *_TAKEN)}
    return ReviewFact(**{**empty, **own, "confidence": "confirmed"})


def _to_come(facts: Reference) -> Iterable[ReviewFact]:
    """Return the reviews of the cycle to come, in the kept order.

    The places are those of cycle 3, the last in which nobody was put off beyond its end: a review that was
    moved to another session comes back to its own place (Israel: session 17, then 29).
    """
    for one in facts.reviews:
        if one.cycle == NEXT_CYCLE - 2 and one.session:
            session = one.session + 2 * PER_CYCLE
            yield replace(
                one, session=session, cycle=NEXT_CYCLE, status="scheduled", date=None,
                date_confidence="unknown", report_symbol="", addendum_symbol="", decision_symbol="",
                national_report_symbol="", troika="", hrc_session=session + 12, note="",
                confidence="derived", date_source="",
                source="Human Rights Council, decision 17/119, part I", checked="2026-11",
            )  # fmt: skip
