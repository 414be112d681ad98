"""Rules: what is derived, from what, and how it says so. Every leap day, every month, every word."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtracker.agenda.calendar.cells import printed, source_of
from uprtracker.agenda.calendar.deriving import of_session
from uprtracker.agenda.calendar.meetings import meetings
from uprtracker.agenda.calendar.said import Said, gathered
from uprtracker.agenda.calendar.when import UNKNOWN, When, months_later, moved_months, moved_weeks
from uprtracker.agenda.calendar.whole import calendar_of
from uprtracker.reference import load_reference

FACTS = load_reference()
WHOLE = calendar_of(FACTS)
AT = datetime(2026, 12, 1, 9, tzinfo=UTC)
days = st.dates(date(2008, 1, 1), date(2060, 12, 31))


def said(number: int, target: tuple[str, int], kind: str, act: str = "set", **more: object) -> Said:
    return Said(number, target, kind, act, AT, source="A letter", checked="2026-12-01", **more)


def whole(*words: Said) -> object:
    return calendar_of(FACTS, words=gathered(words))


@given(days, st.integers(-60, 60))
def test_a_month_on_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int) -> None:
    moved = months_later(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or (moved.day < day.day and moved.day >= 28)


@pytest.mark.parametrize("year", [year for year in range(2008, 2061) if year % 4 == 0])
def test_leap_days(year: int) -> None:
    leap = date(year, 2, 29)
    assert months_later(leap, 12) == date(year + 1, 2, 28)
    assert months_later(leap, 24).day == 28 and months_later(leap, 48).day == 29
    assert When.months(leap).last == leap
    mid = moved_months(When.day(leap), 24, 30)
    assert (mid.first, mid.last) == (date(year + 2, 2, 28), date(year + 2, 8, 29))


@given(days, st.integers(-20, 20), st.integers(0, 10))
def test_weeks_and_months_keep_first_before_last(day: date, start: int, length: int) -> None:
    for when in (When.day(day), When.months(day)):
        moved = moved_months(when, start, start + length)
        assert moved.first <= moved.last and moved.grain in (when.grain, "days")
    weeks = moved_weeks(When.day(day), start, start + length)
    assert (weeks.last - weeks.first).days == 7 * length
    assert moved_weeks(When.months(day), start, start) == UNKNOWN == moved_months(UNKNOWN, 1, 2)


@given(days)
def test_what_a_cell_says_reads_back(day: date) -> None:
    assert When.of(When.day(day).text()) == When.day(day)
    assert When.of(When.months(day).text()) == When.months(day)


def test_half_known_times_are_refused() -> None:
    with pytest.raises(ValueError, match="calendar"):
        When("day", date(2026, 1, 1))
    with pytest.raises(ValueError, match="ends before"):
        When("days", date(2026, 2, 2), date(2026, 2, 1))
    with pytest.raises(ValueError, match="time zone"):
        When("day", date(2026, 2, 2), date(2026, 2, 2), time(9))


@pytest.mark.parametrize(
    "zone", ["Asia/Bangkok", "Africa/Kampala", "Pacific/Auckland", "America/Los_Angeles"]
)
def test_the_day_of_a_deadline_is_another_elsewhere(zone: str) -> None:
    when = When.day(date(2027, 3, 28), time(23, 59), "Europe/Zurich")  # the night of summer time
    local = when.moment.astimezone(ZoneInfo(zone))
    assert when.day_in(ZoneInfo(zone)) == local.date()
    assert when.moment == datetime(2027, 3, 28, 21, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "times", "remark", "state"),
    [
        ("2022-12-12 / 2023-02-13", ["2022-12-12", "2023-02-13"], "", ""),
        ("December 2023 / February 2024 (tentative)", ["2023-12", "2024-02"], "tentative", ""),
        ("April / May 2024", ["2024-04", "2024-05"], "", ""),
        ("2026-07-17 (Myanmar)", ["2026-07-17"], "", "MMR"),
        ("2020-07-09 (provisional)", ["2020-07-09"], "provisional", ""),
        ("", [], "", ""),
    ],
)
def test_cells_of_deadlines(cell: str, times: list[str], remark: str, state: str) -> None:
    found = printed(cell, FACTS)
    assert ([when.text() for when in found.times], found.remark, found.state) == (times, remark, state)


@pytest.mark.parametrize("cell", ["soon", "2026-13-01", "(Myanmar)", "2026-02-30"])
def test_cells_that_are_no_deadline_are_refused(cell: str) -> None:
    with pytest.raises(ValueError):
        printed(cell, FACTS)


def test_a_source_of_another_session_is_not_taken() -> None:
    assert source_of("A (S21-27), B (S27 national, S28)", 20, national=True) == ""


@pytest.mark.parametrize("session", sorted(WHOLE.meetings))
def test_what_a_rule_makes_says_so(session: int) -> None:
    dates = WHOLE.session(session)
    start = dates["review"].when.first
    for kind in ("stakeholder_submission", "national_report", "pre_session", "addendum", "mid_term"):
        due = dates[kind]
        if due.rule not in ("published", "early_addendum"):
            assert due.confidence in ("derived", "unknown")
    if dates["stakeholder_submission"].rule == "six_to_seven_months_before":
        when = dates["stakeholder_submission"].when
        assert 5 <= (start.year - when.last.year) * 12 + start.month - when.last.month <= 7
    assert dates["stakeholder_submission"].when.first < start <= dates["adoption"].when.first
    assert dates["mid_term"].when.first > dates["adoption"].when.last or session in range(35, 41)


def test_cycle_five_keeps_the_order_and_is_not_decided() -> None:
    fifth = {state: dates["review"] for (state, cycle), dates in WHOLE.reviews.items() if cycle == 5}
    assert len(fifth) == 193 and {one.decided for one in fifth.values()} == {False}
    assert set(WHOLE.meetings) - set(FACTS.sessions) == set(range(55, 69))
    order = [one.state for one in FACTS.reviews if one.cycle == 1]
    moved = [state for place, state in enumerate(order) if fifth[state].session != 55 + place // 14]
    assert moved == ["SDN"]  # the only State that the facts place elsewhere than the order of cycle 1
    assert {n: len(WHOLE.members[n]) for n in (55, 61, 68)} == {55: 14, 61: 14, 68: 12}
    assert fifth["UKR"].session == 56 and fifth["USA"].session == 64  # back in their own places


def test_cycle_five_keeps_the_rhythm_of_the_sessions() -> None:
    months = [WHOLE.session(n)["review"].when.text() for n in (54, 55, 56, 57, 58)]
    assert months == ["2027-01", "2027-11", "2028-01", "2028-04/2028-05", "2028-11"]
    for number in range(55, 68):
        here, there = (WHOLE.meetings[n].council[0] for n in (number, number + 1))
        assert there.number == here.number + 1 and here.when.last < there.when.first


@given(st.dates(date(2027, 10, 1), date(2032, 1, 1)))
def test_when_the_days_of_a_session_are_decided_all_follows(start: date) -> None:
    when = When.days(start, date.fromordinal(start.toordinal() + 11))
    words = gathered([said(1, ("", 55), "review", when=when)])
    shared = of_session(meetings(FACTS, words)[55], FACTS, words)
    assert shared["review"].decided and (shared["review"].when, shared["review"].confidence) == (
        when,
        "published",
    )
    assert shared["stakeholder_submission"].when == moved_months(when, -7, -6)
    assert shared["stakeholder_submission"].confidence == "derived"
    assert {due.changed for due in shared.values()} == {1}


def test_the_last_word_holds_and_the_old_date_stays_beside_it() -> None:
    first, then = When.day(date(2027, 5, 3), time(18), "Europe/Zurich"), When.day(date(2027, 5, 10))
    target = ("", 55)
    shown = whole(
        said(1, target, "stakeholder_submission", when=first),
        said(2, target, "stakeholder_submission", when=then),
    ).session(55)["stakeholder_submission"]
    assert (shown.when, shown.was, shown.changed, shown.rule) == (then, first, 2, "said")
    back = whole(
        said(1, target, "stakeholder_submission", when=first),
        said(2, target, "stakeholder_submission", "withdraw"),
    ).session(55)["stakeholder_submission"]
    assert back.rule == "six_to_seven_months_before" and back.changed == 2


def test_a_word_on_one_state_leaves_the_others_alone() -> None:
    when = When.day(date(2027, 1, 19))
    made = whole(said(7, ("LTU", 4), "review", when=when))
    assert made.review("LTU", 4)["review"].when == when and made.review("LTU", 4)["draft_report"].changed == 7
    assert made.review("UGA", 4) == WHOLE.review("UGA", 4)


def test_cancelled_and_postponed() -> None:
    made = whole(said(1, ("LTU", 4), "pre_session", "cancel"), said(2, ("UGA", 4), "review", "postpone"))
    cancelled, postponed = made.review("LTU", 4)["pre_session"], made.review("UGA", 4)["review"]
    assert cancelled.status == "cancelled" and cancelled.when.known and not cancelled.is_open
    assert postponed.status == "postponed" and not postponed.when.known and not postponed.is_open


def test_a_review_without_a_session_gets_one() -> None:
    made = whole(said(1, ("UKR", 4), "review", when=When.of("2027-11"), to_session=55))
    dates = made.review("UKR", 4)
    assert dates["review"].session == 55 and dates["adoption"].council == 67
    assert dates["review"].id == WHOLE.review("UKR", 4)["review"].id
    assert ("UKR", 4) in made.members[55]


@given(st.lists(st.sampled_from(["set", "cancel", "postpone", "withdraw"]), min_size=1, max_size=6))
def test_the_number_of_the_last_change_only_rises(acts: list[str]) -> None:
    words, before = [], 0
    for number, act in enumerate(acts, start=1):
        when = When.day(date(2027, 1, number)) if act == "set" else UNKNOWN
        words.append(said(number, ("", 54), "review", act, when=when))
        shared = of_session(meetings(FACTS, gathered(words))[54], FACTS, gathered(words))
        assert shared["review"].changed == number > before
        before = number
