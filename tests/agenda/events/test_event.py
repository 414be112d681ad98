"""What an event refuses, who may run it, and which lists show it."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.events import listing
from uprtracker.agenda.events.models import Event
from uprtracker.records import editing


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("zone", "Europe/Atlantis"),
        ("states", ["XAA", "QQQ"]),
        ("missions", ["QQQ"]),
        ("session", 999),
        ("issues", ["sea-serpents"]),
        ("themes", ["sea-serpents"]),
        ("states", ["XAA"] * 201),
    ],
)
def test_unknown_is_refused_at_its_field(make_event, field, value):
    with pytest.raises(ValidationError) as refused:
        make_event(**{field: value})
    assert set(refused.value.message_dict) == {field}
    assert not Event.objects.exists()


def test_end_before_start_is_refused(make_event, noon):
    with pytest.raises(ValidationError) as refused:
        make_event(starts_at=noon, ends_at=noon - timedelta(minutes=1))
    assert set(refused.value.message_dict) == {"ends_at"}


def test_people_read_the_clock_of_the_place(make_event, noon):
    event = make_event(starts_at=noon, ends_at=noon + timedelta(hours=1), zone="Africa/Kampala")
    assert (event.local_start.hour, event.local_start.tzinfo) == (15, ZoneInfo("Africa/Kampala"))


def test_members_run_no_event_and_a_host_his_own_alone(make_event):
    mine, other = make_event("mine"), make_event("other")
    host = User.objects.create_user("hana")
    mine.run_by.add(host)
    assert may(host, Action.RUN_EVENTS, mine)
    assert not may(host, Action.RUN_EVENTS, other)
    with pytest.raises(PermissionDenied):
        editing.change(other, by=host, revision=1, title="Mine now")


def test_lists_divide_at_today(make_event):
    today, ahead, gone = make_event("today", days=0), make_event("ahead", days=3), make_event("gone", days=-2)
    draft = make_event("draft", days=3, published=False)
    public = Event.objects.public()
    assert list(listing.coming(public)) == [today, ahead]
    assert list(listing.past(public)) == [gone]
    assert draft not in public


def test_events_of_a_state(make_event):
    both = make_event("both", states=["XAB", "XAA"])
    make_event("other", states=["XAB"])
    assert list(listing.about(Event.objects.all(), "XAA")) == [both]
    assert list(listing.about(Event.objects.all(), "")) == []


def test_registrations_wait_for_the_question_some_months_later(make_event):
    event = make_event(keep_days=30)
    assert event.delete_registrations_at == event.ends_at + timedelta(days=30)
    later = make_event("later", keep_days=10, follow_up_on=date(2035, 5, 1))
    assert later.delete_registrations_at.date() == date(2035, 5, 11)
