"""Entering dates: who may, what is refused, what stays in the history."""

from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from uprtracker.agenda.calendar.models import KnownDate
from uprtracker.agenda.calendar.setting import DateRefused, say, when_of
from uprtracker.agenda.calendar.telling import change_words
from uprtracker.agenda.calendar.when import When
from uprtracker.agenda.calendar.whole import calendar
from uprtracker.records.models import DataVersion, Review

pytestmark = pytest.mark.django_db


def test_an_extended_deadline_shows_old_and_new(enter) -> None:
    enter("stakeholder_submission", session=55, when=date(2027, 4, 12))
    row = enter("stakeholder_submission", session=55, when=date(2027, 4, 26), note="Extended")
    due = calendar().session(55)["stakeholder_submission"]
    assert (due.when, due.was) == (When.day(date(2027, 4, 26)), When.day(date(2027, 4, 12)))
    told = change_words(row)
    assert (told.before, told.now) == ("12 April 2027", "26 April 2027")
    assert [one.was for one in KnownDate.objects.all()] == ["2027-04/2027-05", "2027-04-12"]


def test_each_word_is_a_new_version_of_the_data_and_a_row(enter) -> None:
    before = DataVersion.objects.count()
    enter("review", state="LTU", cycle=4, when=date(2027, 1, 20))
    assert DataVersion.objects.count() == before + 1 and KnownDate.objects.count() == 1
    assert calendar().review("LTU", 4)["review"].source == "A letter"


def test_whoever_may_not_enters_nothing(reader) -> None:
    with pytest.raises(PermissionDenied):
        say(by=reader, kind="review", act="cancel", session=55, source="x", checked=date(2026, 11, 1))
    assert not KnownDate.objects.exists()


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "review", "session": 99, "when": date(2027, 1, 1)},
        {"kind": "review", "state": "XXX", "cycle": 4, "when": date(2027, 1, 1)},
        {"kind": "next_review", "state": "SVN", "cycle": 4, "when": date(2027, 1, 1)},
        {"kind": "party", "session": 55, "when": date(2027, 1, 1)},
        {"kind": "review", "session": 55},
        {"kind": "review", "session": 55, "act": "cancel", "when": date(2027, 1, 1)},
        {"kind": "review", "session": 55, "when": date(2207, 1, 1)},
        {"kind": "adoption", "state": "SVN", "cycle": 5, "when": date(2030, 6, 1), "to_session": 60},
        {"kind": "review", "state": "SVN", "cycle": 5, "when": date(2030, 6, 1), "to_session": 99},
        {"kind": "review", "session": 55, "when": date(2027, 1, 1), "url": "javascript:alert(1)"},
        {"kind": "review", "session": 55, "when": date(2027, 1, 1), "confidence": "sure"},
        {"kind": "review", "session": 55, "when": date(2027, 1, 1), "act": "sing"},
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_kept(enter, given) -> None:
    with pytest.raises(DateRefused):
        enter(**given)
    assert not KnownDate.objects.exists()


def test_a_check_in_the_future_is_refused(editor) -> None:
    with pytest.raises(DateRefused, match="future"):
        say(by=editor, kind="review", act="cancel", session=55, source="x", checked=date(2999, 1, 1))


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"grain": "day", "first": "2027-05-03"}, "2027-05-03"),
        (
            {"grain": "day", "first": "2027-05-03", "time": "23:59", "zone": "Europe/Zurich"},
            "2027-05-03T23:59 Europe/Zurich",
        ),
        ({"grain": "days", "first": "2027-05-03", "last": "2027-05-14"}, "2027-05-03/2027-05-14"),
        ({"grain": "month", "month": "2028-02"}, "2028-02"),
        ({"grain": "month", "month": "2028-02", "until": "2028-04"}, "2028-02/2028-04"),
        ({"grain": "unknown"}, ""),
    ],
)
def test_times_as_fields_say_them(given, text) -> None:
    when = when_of(given)
    assert when.text() == text and When.read(text) == when


@pytest.mark.parametrize(
    "given",
    [
        {"grain": "day", "first": "soon"},
        {"grain": "day", "first": "2027-02-29"},
        {"grain": "day", "first": "2027-05-03", "time": "23:59"},
        {"grain": "day", "first": "2027-05-03", "time": "25:00", "zone": "Europe/Zurich"},
        {"grain": "day", "first": "2027-05-03", "time": "23:59", "zone": "Europe/Narnia"},
        {"grain": "days", "first": "2027-05-14", "last": "2027-05-03"},
        {"grain": "month"},
    ],
)
def test_fields_that_are_no_time_are_refused(given) -> None:
    with pytest.raises(DateRefused):
        when_of(given)


def test_the_database_itself_keeps_what_is_impossible_out(editor) -> None:
    row = {"cycle": 5, "kind": "review", "act": "set", "source": "x", "checked": date(2026, 11, 1)}
    for wrong in (
        {"state": "SVN", "session": 55},
        {"session": 55, "first": date(2027, 1, 2), "last": date(2027, 1, 1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            KnownDate.objects.create(**row, **wrong, at="2026-11-01T00:00Z", time=time(9))


def test_what_the_records_know_better_stands_in_the_calendar() -> None:
    Review.objects.create(
        code="SVN-34", state="SVN", session=34, cycle=3, status="adopted", date=date(2019, 11, 12),
        date_confidence="confirmed", adopted=date(2020, 3, 12), hrc_session=43,
        decision_symbol="A/HRC/DEC/43/112",
        documented={"adopted": "A/HRC/43/2"}, source="x",
    )  # fmt: skip
    dates = calendar().review("SVN", 3)
    assert dates["review"].when == When.day(date(2019, 11, 12))
    assert (dates["adoption"].status, dates["adoption"].when.text()) == ("adopted", "2020-03-12")
    assert dates["adoption"].source == "A/HRC/43/2"


def test_a_fictitious_review_is_marked_and_in_no_list() -> None:
    from uprtracker.agenda.calendar.asking import Asked

    Review.objects.create(
        code="XAA-45", state="XAA", session=45, cycle=4, status="reviewed", demo=True, source="x"
    )
    assert {due.demo for due in calendar().review("XAA", 4).values()} == {True}
    assert not any(due.demo for due in Asked(session=45).found(calendar()))
