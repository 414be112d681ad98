"""Calendar files, read by two readers that know nothing of each other."""

from datetime import date, timedelta

import vobject
from icalendar import Calendar

from uprtracker.agenda.events.models import Event
from uprtracker.agenda.events.save_the_date import feed_of, save_the_date
from uprtracker.records.editing import change, put_wording


def test_two_readers_agree(make_event, noon):
    event = make_event(
        starts_at=noon, ends_at=noon + timedelta(hours=2), title="Lamps, oil; and\nwicks",
        place="Harbour hall", summary="**Bring** a lamp. " * 20, zone="Africa/Kampala",
    )  # fmt: skip
    text = save_the_date(event, "en")
    assert "\r\n" in text and max(len(line.encode()) for line in text.split("\r\n")) <= 75
    one = Calendar.from_ical(text).walk("VEVENT")[0]
    other = vobject.readOne(text).vevent
    assert one["dtstart"].dt == other.dtstart.value == noon
    assert str(one["summary"]) == other.summary.value == "Lamps, oil; and\nwicks"
    assert str(one["uid"]) == other.uid.value == f"event-{event.uid}"
    assert str(one["location"]) == other.location.value == "Harbour hall"
    assert "**" not in other.description.value and "Bring a lamp." in other.description.value
    assert not Calendar.from_ical(text).errors


def test_days_without_hours_end_the_day_after(make_event, noon):
    event = make_event(starts_at=noon, ends_at=noon + timedelta(days=2), all_day=True)
    entry = vobject.readOne(save_the_date(event, "en")).vevent
    assert (entry.dtstart.value, entry.dtend.value) == (date(2027, 3, 4), date(2027, 3, 7))


def test_a_feed_tells_moves_and_what_is_called_off(make_event, organiser):
    moved, off, put_off = (make_event(slug, online="https://meet.example.org/room") for slug in "abc")
    first = {e["uid"]: e for e in Calendar.from_ical(_feed()).walk("VEVENT")}
    start = moved.starts_at + timedelta(days=1)
    change(moved, by=organiser, revision=moved.revision, starts_at=start, ends_at=start + timedelta(hours=1))
    change(off, by=organiser, revision=off.revision, standing="cancelled")
    change(put_off, by=organiser, revision=put_off.revision, standing="postponed")
    text = _feed()
    second = {e["uid"]: e for e in Calendar.from_ical(text).walk("VEVENT")}
    assert second.keys() == first.keys()
    assert all(second[uid]["sequence"] > first[uid]["sequence"] for uid in first)
    assert second[f"event-{moved.uid}"]["dtstart"].dt == start
    status = {uid: str(entry["status"]) for uid, entry in second.items()}
    assert sorted(status.values()) == ["CANCELLED", "CANCELLED", "CONFIRMED"]
    assert "meet.example.org" not in text
    assert len(list(vobject.readOne(text).vevent_list)) == 3


def test_words_are_those_of_the_language(make_event, organiser):
    event = make_event()
    put_wording(event, "ar", {"title": "يوم"}, by=organiser)
    assert vobject.readOne(save_the_date(event, "ar")).vevent.summary.value == "يوم"
    assert vobject.readOne(save_the_date(event, "ru")).vevent.summary.value == event.title


def _feed() -> str:
    return feed_of(Event.objects.public().order_by("pk"), "Events", "en")
