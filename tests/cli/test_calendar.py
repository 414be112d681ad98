"""`upr calendar`: listing, entering and exporting dates."""

import csv
import io
import json

import pytest
from icalendar import Calendar

from uprtracker.agenda.calendar.models import KnownDate
from uprtracker.agenda.calendar.whole import forget

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh():
    forget()
    yield
    forget()


def test_listing(upr):
    shown = json.loads(upr("calendar", "list", "--state", "SVN", "--all", "--json").stdout)
    assert {one["state"] for one in shown} == {"SVN"} and len(shown) == 45
    assert "session-55-review" in upr("calendar", "list", "--session", "55").stdout


def test_entering_a_date_keeps_what_was_there(upr):
    told = upr("calendar", "set", "session-55-review", "2027-11-08/2027-11-19", "--source", "OHCHR")
    assert told.exit_code == 0, told.output
    row = KnownDate.objects.get()
    assert (row.was, row.when.text(), row.by) == ("2027-11", "2027-11-08/2027-11-19", None)
    upr("calendar", "set", "session-55-review", "--act", "withdraw", "--source", "OHCHR")
    assert KnownDate.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        ("session-99-review", "2027-11-08"),
        ("session-55-review", "soon"),
        ("session-55-review", ""),
        ("session-55-review", "2027-11-08T18:00 Europe/Narnia"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(upr, wrong):
    told = upr("calendar", "set", *wrong, "--source", "OHCHR")
    assert told.exit_code == 1 and told.stderr.strip() and not KnownDate.objects.exists()


def test_exports(upr):
    upr("calendar", "set", "session-55-review", "2027-11", "--source", "=HYPERLINK()")
    rows = list(csv.DictReader(io.StringIO(upr("calendar", "export", "--cycle", "5").stdout)))
    assert {row["cycle"] for row in rows} == {"5"} and "'=HYPERLINK()" in {row["source"] for row in rows}
    content = upr("calendar", "export", "--state", "SVN", "--format", "ics").stdout_bytes
    assert Calendar.from_ical(content).walk("VEVENT")
    assert json.loads(upr("calendar", "export", "--session", "45", "--format", "json").stdout)
