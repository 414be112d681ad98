"""What people who registered are told, what a subject gives away, and what calendars make of it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from uprtracker.accounts.models import OutgoingMail
from uprtracker.accounts.outbox import send_waiting
from uprtracker.agenda.events import keeping, mails, registering
from uprtracker.agenda.events.models import Registration
from uprtracker.records.editing import put_wording

HIDDEN = "https://meet.example.org/secret-room"


def letters(to: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(to=to).order_by("pk"))


def last(to: str) -> OutgoingMail:
    return letters(to)[-1]


def entry(mail: OutgoingMail):
    (attached,) = mail.attachments
    return Calendar.from_ical(attached[1]).walk("VEVENT")[0]


@pytest.fixture
def told(make_event, guest):
    """An event with a place and one who waits, who reads French."""
    event = make_event(registers=True, capacity=1, place="Harbour hall", online=HIDDEN)
    guest(event, "ada")
    guest(event, "bea", language="fr")
    return event


def test_no_subject_names_event_or_place(told, organiser, change_event):
    change_event(told, by=organiser, revision=told.revision, tell=True, place="Old mill")
    registering.cancel(Registration.objects.get(name="Ada").secret)
    said = [row.subject for row in OutgoingMail.objects.all()]
    assert len(said) == 8
    assert not [subject for subject in said if "lamp" in subject or "hall" in subject or "mill" in subject]


def test_the_address_online_is_for_those_with_a_place(told):
    assert HIDDEN in last("ada@example.org").text
    assert HIDDEN in str(entry(last("ada@example.org"))["description"])
    assert HIDDEN not in last("bea@example.org").text
    assert not last("bea@example.org").attachments


def test_a_change_moves_the_entry_and_a_cancellation_removes_it(told, organiser, change_event):
    first = entry(last("ada@example.org"))
    later = told.starts_at + timedelta(days=7)
    moved = change_event(
        told, by=organiser, revision=told.revision, tell=True, starts_at=later,
        ends_at=later + timedelta(hours=2),
    )  # fmt: skip
    second = entry(last("ada@example.org"))
    assert second["uid"] == first["uid"]
    assert second["sequence"] > first["sequence"]
    assert second["dtstart"].dt == later
    change_event(moved, by=organiser, revision=moved.revision, standing="cancelled")
    third = entry(last("ada@example.org"))
    assert (third["uid"], third["status"]) == (first["uid"], "CANCELLED")
    assert third["sequence"] > second["sequence"]
    assert last("ada@example.org").subject.startswith("Cancelled: ")


def test_what_does_not_matter_is_not_told(told, organiser, change_event):
    before = OutgoingMail.objects.count()
    changed = change_event(told, by=organiser, revision=told.revision, tell=True, summary="Bring a lamp")
    change_event(changed, by=organiser, revision=changed.revision, tell=False, place="Old mill")
    assert OutgoingMail.objects.count() == before


def test_reminders_go_once_the_day_before_and_again_for_a_new_day(
    make_event, guest, organiser, settings, change_event
):
    settings.UPR_MAIL = True
    event = make_event(registers=True, days=5)
    guest(event, "ada")
    before = len(letters("ada@example.org"))
    assert keeping.do_all(event.starts_at - timedelta(hours=25))["reminded"] == 0
    assert keeping.do_all(event.starts_at - timedelta(hours=23))["reminded"] == 1
    assert keeping.do_all(event.starts_at - timedelta(hours=22))["reminded"] == 0
    assert len(letters("ada@example.org")) == before + 1
    start = event.starts_at + timedelta(days=7)
    change_event(
        event, by=organiser, revision=event.revision, starts_at=start, ends_at=start + timedelta(hours=1)
    )
    assert keeping.do_all(start - timedelta(hours=23))["reminded"] == 1


def test_mail_is_in_the_language_of_the_reader(told, organiser):
    put_wording(told, "fr", {"title": "Une journée pour les allumeurs"}, by=organiser)
    mails.write_to_all(told, "1", "Bonjour", ["place", "waiting"])
    assert "Une journée pour les allumeurs" in last("bea@example.org").text
    assert "A day for lamp lighters" in last("ada@example.org").text


def test_the_question_comes_once_to_those_who_agreed(make_event, guest, settings):
    settings.UPR_MAIL = True
    day = timezone.now().date() + timedelta(days=100)
    event = make_event(registers=True, days=3, follow_up_on=day, follow_up_question="What became of it?")
    guest(event, "ada", follow_up=True)
    guest(event, "bea")
    moment = timezone.now() + timedelta(days=101)
    assert [keeping.do_all(moment)["asked"] for _ in range(2)] == [1, 0]
    assert "What became of it?" in last("ada@example.org").text


def test_registrations_are_forgotten_and_numbers_stay(make_event, guest):
    event = make_event(registers=True, days=2, keep_days=10)
    for name in ("ada", "bea"):
        guest(event, name)
    event.registrations.filter(name="Ada").update(came=True)
    assert keeping.do_all(event.ends_at + timedelta(days=9))["forgotten"] == 0
    assert keeping.do_all(event.ends_at + timedelta(days=11))["forgotten"] == 2
    assert not Registration.objects.exists()
    assert [(one.kind, one.count, one.basis) for one in event.attendance.all()] == [("cso", 1, "ticked")]


def test_what_nobody_confirms_is_forgotten(make_event, asked):
    event = make_event(registers=True)
    registering.register(event, asked("ada"))
    assert keeping.do_all(timezone.now() + timedelta(days=2))["forgotten"] == 0
    assert keeping.do_all(timezone.now() + timedelta(days=4))["forgotten"] == 1


def test_letters_go_over_a_real_server(told, post_office, settings):
    settings.UPR_MAIL = True
    count = OutgoingMail.objects.filter(state="waiting").count()
    assert send_waiting() == count
    came = post_office()
    assert len(came) == count
    (dated,) = [one for one in came if one.is_multipart()]
    (part,) = dated.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    (entry,) = Calendar.from_ical(part.get_content()).walk("VEVENT")
    assert entry["dtstart"].dt == told.starts_at
