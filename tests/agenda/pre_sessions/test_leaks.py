"""What speakers did not agree to stands nowhere: every address that a visitor opens is read, and every mail.

The addresses come from the table of doors: a page that is added is read as well.
"""

import pytest
from django.urls import reverse
from django.utils import timezone

from agenda.pre_sessions.stage import MAILS, NAMES, ORGANISATIONS, RISKS, TRAVEL
from project.test_doors import API, WEB, enter, world  # noqa: F401 (a fixture)
from uprtracker.accounts.models import OutgoingMail, User
from uprtracker.agenda.pre_sessions import missions, places, protecting, statements, surveys, travel
from uprtracker.agenda.pre_sessions.consents import Matter, say
from uprtracker.agenda.pre_sessions.models import Mission, Place, Series, Visit
from uprtracker.agenda.pre_sessions.reminding import remind_all
from uprtracker.agenda.pre_sessions.secret_links import secret_of

pytestmark = pytest.mark.django_db
WORDS = "The lamps of Quillham are dark."
SECRET = (*NAMES, *ORGANISATIONS, *MAILS, *TRAVEL, *RISKS, WORDS)


@pytest.fixture
def stage(world):  # noqa: F811
    """The world of the doors; its speakers have travelled, named risks, deposited what is confidential."""
    for at, place in enumerate(Place.objects.filter(name__in=NAMES)):
        speaker = place.user
        travel.set_travel(place, by=speaker, hotel=TRAVEL[0], needs=f"{TRAVEL[1]}, {TRAVEL[2]}")
        protecting.tell_risks(place, by=speaker, fields={"what": RISKS[0], "avoid": RISKS[1]})
        statements.deposit(place, by=speaker, text=f"{WORDS} {at}", language="en", public=False)
    return world


def lead() -> User:
    return User.objects.get(username="lena")


def series() -> Series:
    return Series.objects.get(slug="46")


def found_in(text: str) -> list[str]:
    return [secret for secret in SECRET if secret in text]


@pytest.mark.parametrize("kind", ["visitor", "member", "administrator"])
def test_no_address_that_opens_says_anything(client, stage, kind):
    enter(client, kind)
    read, leaks = 0, {}
    for name, (args, answers) in {**WEB, **API}.items():
        if 200 not in answers:
            continue
        answer = client.get(reverse(name, args=[stage.get(str(arg), arg) for arg in args]))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = body.decode(errors="replace") + str(dict(answer.items()))
        read += answer.status_code == 200
        if found := found_in(text):
            leaks[name] = found
    assert read > 80
    assert leaks == {}


def test_no_mail_says_anything(stage):
    who, rows = lead(), series()
    Mission.objects.filter(state="CHE").update(email="che@example.org")
    missions.invite_missions(rows, by=who)
    missions.remind_missions(rows, by=who)
    for place in Place.objects.filter(name__in=NAMES):
        say(place, {Matter.CONTACT: True}, by=place.user)
        place.statements.all().delete()
        remind_all(statements.due_on(place.panel))
        places.free(place, by=who)
        place.refresh_from_db()
        places.invite(place, by=who)
    surveys.begin(rows, by=who, title="After", questions=[("So?", "words")], send_on=timezone.localdate())
    surveys.send_due()
    mails = OutgoingMail.objects.filter(kind__startswith="pre-session")
    kinds = set(mails.values_list("kind", flat=True))
    assert kinds >= {f"pre-session {one}" for one in ("invitation", "reminder", "place", "statement")}
    for mail in mails:
        assert found_in(mail.subject + mail.text + mail.html) == []


def test_what_is_agreed_to_shows_and_what_is_taken_back_is_gone_with_the_next_request(client, stage):
    """With the very same visitor, whose browser and the server have kept the page."""
    place = Place.objects.get(name=NAMES[0])
    address = reverse("web:pre-session-programme", args=["46"])
    country = reverse("web:pre-session-country-data", args=["46", place.panel.state.lower()])
    assert NAMES[0] not in client.get(address).text
    say(place, {Matter.NAME: True, Matter.STATEMENT: True}, by=place.user)
    answer = client.get(address)
    assert NAMES[0] in answer.text
    assert ORGANISATIONS[0] not in answer.text
    assert WORDS in client.get(country).text
    assert "s-maxage" not in answer["Cache-Control"]
    say(place, {Matter.NAME: False, Matter.STATEMENT: False}, by=place.user)
    again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 200
    assert NAMES[0] not in again.text
    assert WORDS not in client.get(country).text


def test_a_mission_reads_whom_missions_may_know_and_never_who_else_comes(client, stage):
    place = Place.objects.get(name=NAMES[1])
    say(place, {Matter.MISSIONS: True}, by=place.user)
    rows = series()
    reviewed, other = Mission.objects.filter(series=rows).order_by("state")[:2]
    Visit.objects.create(mission=other, panel=place.panel, answer="yes", people=7, came=True)
    text = client.get(reverse("web:pre-session-mission", args=[secret_of(reviewed, missions.LINK)])).text
    assert found_in(text) == [NAMES[1], ORGANISATIONS[1]]
    assert other.state not in text
    assert 'value="7"' not in text
    say(place, {Matter.MISSIONS: False}, by=place.user)
    text = client.get(reverse("web:pre-session-mission", args=[secret_of(reviewed, missions.LINK)])).text
    assert found_in(text) == []


@pytest.mark.parametrize("kind", ["gus", "speaker2", "sam"])
def test_another_speaker_a_protector_and_a_stranger_read_no_page_of_a_speaker(client, stage, kind):
    client.force_login(User.objects.get(username=kind))
    key = Place.objects.get(name=NAMES[0]).pk
    for name in ("pre-session-place", "pre-session-own-photo", "place-desk", "place-asks"):
        assert client.get(reverse(f"web:{name}", args=[key])).status_code == 404
    assert client.get(reverse("web:pre-session-statement-file", args=[key, 2])).status_code == 404
    for name in ("panels-desk", "missions-desk", "resonance-desk", "afterwards-desk"):
        assert client.get(reverse(f"web:{name}", args=["46"])).status_code == 404


def test_the_lead_reads_no_risk(client, stage):
    client.force_login(lead())
    key = Place.objects.get(name=NAMES[0]).pk
    for address in (
        reverse("web:place-desk", args=[key]),
        reverse("web:panels-desk", args=["46"]),
        reverse("web:panel-desk", args=["46", "xaa"]),
        reverse("web:afterwards-desk", args=["46"]),
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        assert not any(risk in answer.text for risk in RISKS)
    assert client.get(reverse("web:protection-desk", args=["46"])).status_code == 404
    client.force_login(User.objects.get(username="gus"))
    assert RISKS[0] in client.get(reverse("web:protection-desk", args=["46"])).text
