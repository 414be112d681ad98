"""Who has a place: asked, confirmed, waiting, moved up; and two who take the last place at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, connections
from django.utils import timezone

from uprtracker.accounts.models import OutgoingMail
from uprtracker.agenda.events import registering
from uprtracker.agenda.events.models import Place, Registration
from uprtracker.agenda.events.registering import NotOpen
from uprtracker.records import editing


def places(event) -> list[tuple[str, str]]:
    return [(one.name, one.place) for one in event.registrations.exclude(place="cancelled").order_by("pk")]


def subjects(to: str) -> list[str]:
    rows = OutgoingMail.objects.filter(to=to).order_by("pk")
    return [row.subject.partition(" for ")[0].partition(" on ")[0] for row in rows]


def test_nobody_has_a_place_before_the_address_is_confirmed(make_event, asked):
    event = make_event(registers=True, capacity=1)
    first = registering.register(event, asked("ada"))
    second = registering.register(event, asked("bea"))
    assert places(event) == [("Ada", "asked"), ("Bea", "asked")]
    registering.confirm(second.secret)
    registering.confirm(first.secret)
    assert places(event) == [("Ada", "waiting"), ("Bea", "place")]
    assert registering.confirm(second.secret).place == Place.PLACE
    assert subjects("bea@example.org") == ["Please confirm your registration", "You have a place"]
    assert subjects("ada@example.org") == ["Please confirm your registration", "Waiting list"]


def test_the_next_in_turn_moves_up_and_what_was_said_goes(make_event, guest):
    event = make_event(registers=True, capacity=1)
    ada, bea, cleo = (guest(event, name, needs="A ramp") for name in ("ada", "bea", "cleo"))
    assert [one.place for one in (ada, bea, cleo)] == ["place", "waiting", "waiting"]
    registering.cancel(ada.secret)
    assert places(event) == [("Bea", "place"), ("Cleo", "waiting")]
    gone = Registration.objects.get(pk=ada.pk)
    assert (gone.name, gone.email, gone.needs) == ("", "", "")
    assert subjects("bea@example.org")[-1] == "A place is free"
    assert registering.cancel(ada.secret).place == Place.CANCELLED
    assert places(event) == [("Bea", "place"), ("Cleo", "waiting")]


def test_somebody_new_does_not_overtake_those_who_wait(make_event, guest, organiser):
    event = make_event(registers=True, capacity=1)
    guest(event, "ada")
    guest(event, "bea")
    event.capacity = 2
    event.save()  # as if two processes were between the change and the moving up
    assert guest(event, "cleo").place == Place.WAITING
    registering.move_up(event)
    assert places(event) == [("Ada", "place"), ("Bea", "place"), ("Cleo", "waiting")]


def test_more_places_let_people_move_up(make_event, guest, organiser, change_event):
    event = make_event(registers=True, capacity=1)
    guest(event, "ada"), guest(event, "bea"), guest(event, "cleo")
    change_event(event, by=organiser, revision=event.revision, capacity=2)
    assert [place for _, place in places(event)] == ["place", "place", "waiting"]
    event.refresh_from_db()
    change_event(event, by=organiser, revision=event.revision, capacity=None)
    assert [place for _, place in places(event)] == ["place"] * 3


def test_an_address_registers_once_and_nobody_learns_that_it_had(make_event, asked, guest):
    event = make_event(registers=True)
    ada = guest(event, "ada")
    again = registering.register(event, asked("somebody", email=" ADA@example.org"))
    assert (again.pk, places(event)) == (ada.pk, [("Ada", "place")])
    last = OutgoingMail.objects.filter(to="ada@example.org").order_by("pk").last()
    assert "registered already" in last.text
    registering.register(event, asked("ada"))  # a third time on one day makes no more mails
    assert OutgoingMail.objects.filter(to="ada@example.org").count() == 3


@pytest.mark.parametrize(
    "fields",
    [
        {"registers": False},
        {"registers": True, "days": -3},
        {"registers": True, "published": False},
        {"registers": True, "standing": "cancelled"},
        {"registers": True, "registers_until": timezone.now() - timedelta(hours=1)},
    ],
    ids=["not open", "over", "draft", "cancelled", "closed"],
)
def test_nobody_registers_where_it_is_not_open(make_event, asked, fields):
    event = make_event(**fields)
    with pytest.raises(NotOpen):
        registering.register(event, asked("ada"))
    assert not Registration.objects.exists() and not OutgoingMail.objects.exists()


def test_what_was_called_off_is_not_confirmed(make_event, asked, organiser):
    event = make_event(registers=True)
    one = registering.register(event, asked("ada"))
    editing.change(event, by=organiser, revision=event.revision, standing="cancelled")
    with pytest.raises(NotOpen):
        registering.confirm(one.secret)
    assert registering.confirm("no such secret") is None


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_take_two_places(make_event, asked):
    if connection.vendor != "postgresql":
        pytest.skip("only on PostgreSQL: SQLite writes one after the other")
    event = make_event(registers=True, capacity=2)
    secrets = [registering.register(event, asked(f"guest{n}")).secret for n in range(10)]
    _at_once(registering.confirm, secrets)
    standing = [place for _, place in places(event)]
    assert (standing.count("place"), standing.count("waiting")) == (2, 8)
    held = [one.secret for one in event.registrations.filter(place="place")]
    _at_once(registering.cancel, held)  # both leave at once: two move up, nobody twice
    standing = [place for _, place in places(event)]
    assert (standing.count("place"), standing.count("waiting")) == (2, 6)
    told = OutgoingMail.objects.filter(subject__startswith="A place is free").values_list("to", flat=True)
    assert len(told) == len(set(told)) == 2


def _at_once(do, secrets: list[str]) -> None:
    start = Barrier(len(secrets))

    def work(secret: str) -> None:
        try:
            start.wait(30)
            do(secret)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(secrets)) as pool:
        list(pool.map(work, secrets))
