"""iCalendar as two readers understand it: events move when dates change, and go when they are cancelled."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import vobject
from icalendar import Calendar

from uprtracker.agenda.calendar.feeds import changes, coming, of_actor, of_session, of_state
from uprtracker.agenda.calendar.ical import ics
from uprtracker.agenda.calendar.kinds import ACTORS
from uprtracker.agenda.calendar.models import KnownDate
from uprtracker.agenda.calendar.when import When
from uprtracker.agenda.calendar.whole import calendar

TODAY = date(2026, 11, 22)
SITE = "https://upr.example.org"
UID = "session-55-stakeholder_submission@upr.example.org"


def fetched(number=55):
    return ics(of_session(calendar(), number), name="UPR", site=SITE)


def first_reader(content):
    return {str(one["uid"]): one for one in Calendar.from_ical(content).walk("VEVENT")}


def second_reader(content):
    return {one.uid.value: one for one in vobject.readOne(content.decode()).vevent_list}


class Client:
    """A calendar program: keeps events by UID, takes the higher SEQUENCE, drops what is cancelled."""

    def __init__(self, read):
        self.read, self.events = read, {}

    def sync(self, content):
        for uid, event in self.read(content).items():
            known = self.events.get(uid)
            number = self._value(event, "sequence")
            if known and int(number) < int(self._value(known, "sequence")):
                continue
            self.events[uid] = event
        return {uid: one for uid, one in self.events.items() if self._value(one, "status") != "CANCELLED"}

    def _value(self, event, name):
        return str(event[name.upper()]) if self.read is first_reader else getattr(event, name).value

    def start(self, event):
        return event.decoded("dtstart") if self.read is first_reader else event.dtstart.value


@pytest.mark.django_db
@pytest.mark.parametrize("read", [first_reader, second_reader], ids=["icalendar", "vobject"])
def test_an_update_moves_the_event_and_a_cancellation_removes_it(read, enter) -> None:
    client = Client(read)
    assert client.start(client.sync(fetched())[UID]) == date(2027, 4, 1)  # the first day of April to May
    enter("stakeholder_submission", session=55, when=date(2027, 4, 12))
    assert client.start(client.sync(fetched())[UID]) == date(2027, 4, 12)
    enter("stakeholder_submission", session=55, when=When.day(date(2027, 4, 26), time(18), "Europe/Zurich"))
    moved = client.start(client.sync(fetched())[UID])
    assert moved.astimezone(UTC) == datetime(2027, 4, 26, 16, tzinfo=UTC)
    enter("stakeholder_submission", act="cancel", session=55)
    shown = client.sync(fetched())
    assert UID not in shown and len(shown) > 7
    enter("stakeholder_submission", act="withdraw", session=55)
    assert client.start(client.sync(fetched())[UID]) == date(2027, 4, 1)


@pytest.mark.django_db
def test_a_postponed_review_leaves_the_day_on_which_it_was(enter) -> None:
    uid = "ltu-4-review@upr.example.org"
    enter("review", state="LTU", cycle=4, when=date(2027, 1, 20))
    assert first_reader(fetched(54))[uid].decoded("dtstart") == date(2027, 1, 20)
    enter("review", act="postpone", state="LTU", cycle=4)
    gone = first_reader(fetched(54))[uid]
    assert str(gone["status"]) == "CANCELLED" and gone.decoded("dtstart") == date(2027, 1, 20)
    enter("review", act="postpone", state="LTU", cycle=4, when=date(2027, 11, 8), to_session=55)
    assert uid not in first_reader(fetched(54))
    again = first_reader(fetched(55))[uid]
    assert again.decoded("dtstart") == date(2027, 11, 8) and again["sequence"] > gone["sequence"]


@pytest.mark.django_db
def test_every_feed_is_valid_to_both_readers() -> None:
    whole = calendar()
    contents = [
        ics(of_state(whole, state, TODAY), name=state, site=SITE) for state in ("SVN", "UKR", "USA", "MMR")
    ]
    contents += [ics(of_session(whole, number), name="x", site=SITE) for number in whole.meetings]
    contents += [ics(of_actor(whole, actor, TODAY), name=actor, site=SITE) for actor in ACTORS]
    for content in contents:
        first, second = first_reader(content), second_reader(content)
        assert set(first) == set(second) and len(first) == content.count(b"BEGIN:VEVENT") > 0
        for uid, event in first.items():
            assert event.decoded("dtstart") == second[uid].dtstart.value
            assert event.decoded("dtend") == second[uid].dtend.value > event.decoded("dtstart")
            assert {"DTSTAMP", "SEQUENCE", "SUMMARY", "STATUS", "LAST-MODIFIED"} <= set(event)
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))


@pytest.mark.django_db
def test_a_feed_says_how_often_to_look_and_stays_the_same_bytes() -> None:
    content = fetched()
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H" in content and b"X-PUBLISHED-TTL:PT12H" in content
    assert b"METHOD:PUBLISH" in content and content == fetched()


@pytest.mark.django_db
def test_a_moment_carries_its_time_zone_whole(enter) -> None:
    enter("national_report", session=54, when=When.day(date(2027, 7, 5), time(23, 59), "Europe/Zurich"))
    content = fetched(54)
    assert b"DTSTART;TZID=Europe/Zurich:20270705T235900" in content and b"BEGIN:VTIMEZONE" in content
    moment = second_reader(content)["session-54-national_report@upr.example.org"].dtstart.value
    assert moment.utcoffset() == timedelta(hours=2)


@pytest.mark.django_db
def test_published_days_are_confirmed_and_rules_tentative() -> None:
    events = first_reader(fetched(45))
    submission = events["session-45-stakeholder_submission@upr.example.org"]
    assert str(submission["status"]) == "CONFIRMED" and submission.decoded("dtstart") == date(2023, 7, 18)
    review = events["session-45-review@upr.example.org"]
    assert (review.decoded("dtstart"), review.decoded("dtend")) == (date(2024, 1, 22), date(2024, 2, 3))
    mid = events["session-45-mid_term@upr.example.org"]
    assert str(mid["status"]) == "TENTATIVE" and "about January to July 2026" in str(mid["summary"])


@pytest.mark.django_db
def test_a_state_has_its_next_review_once() -> None:
    uids = first_reader(ics(of_state(calendar(), "SVN", TODAY), name="SVN", site=SITE))
    assert "svn-5-review@upr.example.org" in uids and not any("next_review" in uid for uid in uids)


@pytest.mark.django_db
def test_atom_of_changes_says_old_and_new(enter) -> None:
    enter("stakeholder_submission", session=55, when=date(2027, 4, 12))
    enter("stakeholder_submission", session=55, when=date(2027, 4, 26), note="<b>Extended</b>\x0b")
    content = changes(KnownDate.objects.order_by("-pk"), site=SITE, own=f"{SITE}/f", title="x")
    assert content.count("<entry>") == 2 and "12 April 2027" in content and "26 April 2027" in content
    assert "<b>" not in content and "\x0b" not in content
    assert "26 April 2027" in coming(
        [calendar().session(55)["stakeholder_submission"]], site=SITE, own="x", title="x"
    )
