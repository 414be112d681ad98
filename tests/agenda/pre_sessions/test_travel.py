"""The journeys of speakers: between the lead and the speaker, and sealed; older rows become so."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from agenda.pre_sessions.stage import TRAVEL, set_stage
from uprtracker.accounts.sealing.keys import NoKey, key_file, new_key, write_keys
from uprtracker.agenda.pre_sessions.models import Travel
from uprtracker.agenda.pre_sessions.travel import Journey, set_travel, travel_of
from uprtracker.followup.protection.changing import change_key, check

OPEN, SEALED = ("pre_sessions", "0002_panels"), ("pre_sessions", "0003_travel_sealed")
FULL = Journey(date(2027, 1, 8), date(2027, 1, 9), "granted", *TRAVEL[:2], Decimal("412.50"), "CHF")


@pytest.fixture
def stage(db):
    return set_stage()


def test_travel_is_between_the_lead_and_the_speaker(stage):
    place = stage.places[0]
    set_travel(place, by=stage.speakers[0], hotel=TRAVEL[0], cost=Decimal(900))
    set_travel(place, by=stage.lead, cost=Decimal(400), currency="CHF")
    found = travel_of(place, by=stage.speakers[0])
    assert (found.hotel, found.cost, found.currency) == (TRAVEL[0], 400, "CHF")
    for person in (stage.guard, stage.stranger, stage.speakers[1]):
        with pytest.raises(PermissionDenied):
            travel_of(place, by=person)
        with pytest.raises(PermissionDenied):
            set_travel(place, by=person, hotel="")


@pytest.mark.parametrize(
    "said",
    [
        {"arrives_on": date(2027, 1, 9), "leaves_on": date(2027, 1, 8)},
        {"hotel": "x" * 201},
        {"visa": "perhaps"},
        {"cost": Decimal(-1)},
    ],
    ids=["leaves-first", "length", "visa", "cost"],
)
def test_what_cannot_be_is_refused_and_the_former_stays(stage, said):
    place = stage.places[0]
    set_travel(place, by=stage.lead, hotel=TRAVEL[0])
    with pytest.raises(ValidationError):
        set_travel(place, by=stage.lead, **said)
    assert travel_of(place, by=stage.lead) == Journey(hotel=TRAVEL[0])


def test_the_row_does_not_say_what_it_holds_opens_at_its_place_alone_and_follows_a_new_key(stage):
    first, second = stage.places[:2]
    set_travel(first, by=stage.lead, **vars(FULL))
    set_travel(second, by=stage.lead, hotel="Inn")
    row = Travel.objects.get(speaker=first)
    assert not any(words.encode() in bytes(row.sealed) for words in TRAVEL)
    assert change_key() == 2
    assert travel_of(first, by=stage.speakers[0]) == FULL
    Travel.objects.filter(speaker=second).update(sealed=Travel.objects.get(speaker=first).sealed)
    assert check().closed == 1


def test_without_its_key_the_pages_of_a_place_stay_open_and_say_so(stage, client):
    place = stage.places[0]
    set_travel(place, by=stage.lead, hotel=TRAVEL[0])
    pages = {stage.lead: "web:place-desk", stage.speakers[0]: "web:pre-session-place"}
    for lost in (lambda: write_keys([new_key()]), key_file().unlink):
        lost()
        for person, name in pages.items():
            client.force_login(person)
            address = reverse(name, args=[place.pk])
            answer = client.get(address)
            assert answer.status_code == 200
            assert "the key that seals it is missing" in answer.text
            assert TRAVEL[0] not in answer.text
            assert client.post(address, {"do": "travel", "hotel": "Inn"}).status_code == 422


@pytest.mark.django_db(transaction=True)
def test_journeys_that_stood_open_are_sealed_and_without_a_key_nothing_changes():
    stage = set_stage()
    place = stage.places[0]
    set_travel(place, by=stage.lead, **vars(FULL))
    MigrationExecutor(connection).migrate([OPEN])
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT hotel, needs, visa FROM pre_sessions_travel")
            assert cursor.fetchall() == [(*TRAVEL[:2], "granted")]
        key = key_file().read_text().split()
        key_file().unlink()
        with pytest.raises(NoKey):
            MigrationExecutor(connection).migrate([SEALED])
        write_keys(key)
    finally:
        MigrationExecutor(connection).migrate([SEALED])
    assert travel_of(place, by=stage.lead) == FULL
    with connection.cursor() as cursor:
        names = [
            one.name for one in connection.introspection.get_table_description(cursor, Travel._meta.db_table)
        ]
    assert sorted(names) == ["id", "sealed", "speaker_id"]
