"""Sessions of the Working Group with what belongs to them: facts, and cycle 5 from the kept order.

    meetings(facts)[45].when, .council[56].when

Cycle 5 is derived (sessions 55 to 68): the order of review is kept (decision 17/119), fourteen sessions of
fourteen States, three a year in January, April-May and November. After each cycle one session was left out
(January 2012, January 2017, May 2022); with May 2027 left out, session 55 meets in November 2027.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from uprtracker.agenda.calendar.cells import Printed, printed, source_of
from uprtracker.agenda.calendar.said import Said, Words
from uprtracker.agenda.calendar.when import UNKNOWN, When
from uprtracker.reference import Reference
from uprtracker.reference.session import Session

NEXT_CYCLE = 5
FIRST, LAST = 55, 68
PER_CYCLE = 14
_SURE = {"confirmed": "published", "derived": "derived"}


@dataclass(frozen=True, slots=True)
class Council:
    """A session of the Council that adopts outcomes."""

    number: int
    when: When
    confidence: str
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session of the Working Group. `decided` is false where even its number is derived."""

    number: int
    cycle: int
    when: When
    confidence: str
    source: str
    checked: str
    rule: str
    council: tuple[Council, ...]
    submissions: Printed = Printed()
    national_reports: Printed = Printed()
    addenda: Printed = Printed()
    deadline_source: str = ""
    decided: bool = True
    cancelled: bool = False

    def deadline_source_of(self, *, national: bool) -> str:
        """Return the source of its deadlines, or of that for national reports."""
        return source_of(self.deadline_source, self.number, national=national)


def confidence(of_facts: str, when: When) -> str:
    """Return how sure a date of the facts is: what was only remembered or contradicts itself is unknown."""
    return _SURE.get(of_facts, "unknown") if when.known else "unknown"


def meetings(facts: Reference, words: Words) -> Mapping[int, Meeting]:
    """Return all sessions by number, with what people said of their days and of the Council's."""
    found = {number: _of_facts(one, facts) for number, one in facts.sessions.items()}
    found |= {number: _derived(number) for number in range(FIRST, LAST + 1)}
    return {number: _told(one, words) for number, one in found.items()}


def _of_facts(one: Session, facts: Reference) -> Meeting:
    if one.start and one.end:
        when, rule = When.days(one.start, one.end), "session_days"
    elif one.start:
        when, rule = When.months(one.start), "session_start"
    else:
        when, rule = When.of(one.month), "session_days"
    return Meeting(
        number=one.number,
        cycle=one.cycle,
        when=when,
        confidence=confidence("derived" if one.dates_confidence == "unknown" else one.dates_confidence, when),
        source=one.source,
        checked=one.checked,
        rule=rule,
        council=tuple(_council(number, one, facts) for number in one.hrc_sessions),
        submissions=printed(one.stakeholder_deadline, facts),
        national_reports=printed(one.national_report_deadline, facts),
        addenda=printed(one.addendum_deadline, facts),
        deadline_source=one.deadline_source,
    )


def _council(number: int, one: Session, facts: Reference) -> Council:
    if own := facts.council_sessions.get(number):
        when = When.days(own.start, own.end) if own.start and own.end else When.months(own.start or date.max)
        return Council(number, when, confidence(own.confidence, when), own.source, own.checked)
    when = When.of(one.hrc_start)
    if one.hrc_end:
        when = When.days(date.fromisoformat(one.hrc_start), date.fromisoformat(one.hrc_end))
    elif when.exact and when.first:  # only the opening is known
        when = When.months(when.first)
    sure = {one.hrc_sessions_confidence, one.hrc_dates_confidence}
    worst = next((word for word in ("unknown", "derived") if word in sure), "confirmed")
    source = f"{one.hrc_dates_source}; {one.hrc_sessions_source}"
    return Council(number, when, confidence(worst, when), source, one.checked)


def _derived(number: int) -> Meeting:
    """Return a session of the next cycle: November, January, April-May and November again."""
    year, turn = 2027 + (number - FIRST + 2) // 3, (number - FIRST) % 3
    if turn == 0:
        when, council = When.of(f"{year}-11"), When.of(f"{year + 1}-02/04")
    elif turn == 1:
        when, council = When.of(f"{year}-01"), When.of(f"{year}-06/07")
    else:
        when, council = When.of(f"{year}-04/05"), When.of(f"{year}-09/10")
    source, checked = "Human Rights Council, decision 17/119, part I", "2026-11"
    return Meeting(
        number=number,
        cycle=NEXT_CYCLE,
        when=when,
        confidence="derived",
        source=source,
        checked=checked,
        rule="kept_order",
        council=(Council(number + 12, council, "derived", source, checked),),
        decided=False,
    )


def _told(one: Meeting, words: Words) -> Meeting:
    """Return a session with the words of people on its days and on those of the Council."""
    target = ("", one.number)
    if word := words.on(target, "review"):
        one = _with_days(one, word)
    if (word := words.on(target, "adoption")) and word.act == "set" and one.council:
        held = replace(
            one.council[-1],
            when=word.when,
            confidence=word.confidence,
            source=word.source,
            checked=word.checked,
        )
        one = replace(one, council=(*one.council[:-1], held))
    return one


def _with_days(one: Meeting, word: Said) -> Meeting:
    if word.act == "cancel":
        return replace(one, cancelled=True)
    return replace(
        one,
        when=word.when if word.when.known else UNKNOWN,
        confidence=word.confidence if word.when.known else "unknown",
        source=word.source,
        checked=word.checked,
        rule="session_days" if one.decided else "kept_order",
        decided=one.decided or word.confidence == "published",
    )
