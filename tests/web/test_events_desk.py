"""The organisers' desk: an event written, changed, told of; who comes; hosts keep to their own."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from uprtracker.accounts.models import OutgoingMail, User
from uprtracker.accounts.policy import ORGANISERS
from uprtracker.agenda.events import registering
from uprtracker.agenda.events.models import DonorTag, Event
from uprtracker.agenda.events.registering import Asked
from uprtracker.records import editing

PAGES = ("people", "materials", "outcomes", "attendance", "registrations")


@pytest.fixture
def organiser(client, db) -> User:
    """An organiser, signed in."""
    person = User.objects.create_user("olga", "olga@example.org")
    person.groups.add(Group.objects.get(name=ORGANISERS))
    client.force_login(person)
    return person


@pytest.fixture
def event(organiser) -> Event:
    """A published training ten days from now, with two places."""
    start = (timezone.now() + timedelta(days=10)).replace(hour=9, minute=0, second=0, microsecond=0)
    made = Event(
        slug="lamps", title="A day for lamp lighters", kind="training", starts_at=start,
        zone="Africa/Kampala", ends_at=start + timedelta(hours=8), registers=True, capacity=2,
    )  # fmt: skip
    return editing.publish(editing.begin(made, by=organiser), by=organiser)


@pytest.fixture
def guests(event):
    """Ada and Bea with a place, Cleo who waits."""
    said = (("ada", "=cmd|'/c calc'!A1"), ("bea", ""), ("cleo", ""))
    return [
        registering.confirm(
            registering.register(
                event, Asked(name=n.title(), email=f"{n}@example.org", kind="cso", organisation=o)
            ).secret
        )
        for n, o in said
    ]


def filled(event: Event | None = None, **fields: object) -> dict[str, object]:
    """What the form of an event sends."""
    return {
        "title": "A day for lamp lighters", "kind": "training", "zone": "Africa/Kampala", "keep_days": "30",
        "starts_at": "2031-03-04T09:00", "ends_at": "2031-03-04T17:00", "standing": "planned",
        "language": "en", "revision": event.revision if event else "", **fields,
    }  # fmt: skip


def test_an_event_is_written_by_the_clock_of_its_place(client, organiser):
    answer = client.post(
        "/desk/edited/events/new/",
        filled(states="Uganda; Samoa", hosts="Port office\n\nLamp guild ", issues=["womens-rights"]),
    )
    assert answer.status_code == 302, answer.content.decode()[-4000:]
    made = Event.objects.get()
    assert made.starts_at == datetime(2031, 3, 4, 6, 0, tzinfo=UTC)
    assert (made.states, made.hosts) == (["UGA", "WSM"], ["Port office", "Lamp guild"])
    assert 'value="2031-03-04T09:00"' in client.get(answer.url).content.decode()
    assert client.get(f"/events/{made.slug}/").status_code == 404
    client.post(f"/desk/edited/events/{made.pk}/act/", {"do": "publish", "revision": made.revision})
    assert client.get(f"/events/{made.slug}/").status_code == 200


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"ends_at": "2031-03-03T17:00"}, "It ends before it starts"),
        ({"starts_at": "soon"}, "Enter a valid date"),
        ({"states": "Atlantis"}, "Atlantis"),
        ({"zone": "Mars/Olympus"}, "Mars/Olympus"),
        ({"review": "XXX-99"}, "no such review"),
        ({"session": "999"}, "Not known here: 999"),
        ({"run_by": "nobody@example.org"}, "nobody@example.org"),
        ({"online": "javascript:alert(1)"}, "valid URL"),
        ({"keep_days": "4000"}, "366"),
    ],
)
def test_what_is_not_right_is_said_and_nothing_is_kept(client, organiser, fields, said):
    answer = client.post("/desk/edited/events/new/", filled(**fields))
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert not Event.objects.exists()


def test_who_registered_hears_of_what_matters(client, event, guests):
    address = f"/desk/edited/events/{event.pk}/"
    page = client.get(address).content.decode()
    assert "This event" in page and "Report for donors" not in page
    before = OutgoingMail.objects.count()
    day = f"{event.local_start:%Y-%m-%d}"
    same = {
        "starts_at": f"{event.local_start:%Y-%m-%dT%H:%M}",
        "ends_at": f"{event.local_end:%Y-%m-%dT%H:%M}",
    }
    same |= {"registers": "on", "capacity": "3"}
    answer = client.post(address, filled(event, **same, summary="More light", tell="on"))
    assert answer.status_code == 302, answer.content.decode()[-4000:]
    told = [mail.to for mail in OutgoingMail.objects.order_by("pk")[before:]]
    assert told == ["cleo@example.org"]  # a third place: Cleo moves up; nothing else that matters changed
    event.refresh_from_db()
    same["starts_at"] = f"{day}T10:00"
    client.post(address, filled(event, **same, summary="More light", tell="on"))
    event.refresh_from_db()
    client.post(address, filled(event, **same, summary="More light", standing="cancelled"))
    subjects = [mail.subject.split(":")[0] for mail in OutgoingMail.objects.filter(to="ada@example.org")]
    assert subjects[-2:] == ["Changed", "Cancelled"]


def test_roles_materials_points_and_numbers(client, event):
    base = f"/desk/events/{event.pk}"
    client.post(f"{base}/people/", {"name": "Ada", "function": "chair", "order": "0", "may_be_named": "on"})
    role = event.roles.get()
    client.post(f"{base}/people/", {"role": role.pk, "name": "Bea", "function": "trainer", "order": "0"})
    role.refresh_from_db()
    assert (role.name, role.may_be_named) == ("Bea", False)
    paper = SimpleUploadedFile("paper.txt", b"Words")
    client.post(f"{base}/materials/", {"title": "Paper", "readers": "public", "file": paper})
    material = event.materials.get()
    assert client.get(f"{base}/materials/{material.pk}/").content == b"Words"
    bad = SimpleUploadedFile("x.html", b"<html><script>1</script>")
    assert (
        client.post(f"{base}/materials/", {"title": "X", "readers": "public", "file": bad}).status_code == 400
    )
    client.post(f"{base}/outcomes/", {"text": "Buy oil", "due_on": "2031-01-01", "public": "on"})
    point = event.outcomes.get()
    note = {"point": point.pk, "do": "note", "on": "2030-01-01", "progress": "under-way", "text": "Asked"}
    client.post(f"{base}/outcomes/", note)
    point.refresh_from_db()
    assert point.progress == "under-way"
    wrong = client.post(f"{base}/outcomes/", {"text": "Do it", "recommendations": "XAA-99-1"})
    assert wrong.status_code == 400 and "XAA-99-1" in wrong.content.decode()
    client.post(f"{base}/attendance/", {"cso-count": "12", "cso-basis": "counted", "un-count": "-1"})
    assert not event.attendance.exists()
    numbers = {f"{kind}-basis": "counted" for kind in ("mission", "government", "parliament", "nhri", "cso")}
    numbers |= {f"{kind}-basis": "estimated" for kind in ("un", "academic", "media", "donor", "other")}
    client.post(f"{base}/attendance/", numbers | {"cso-count": "12", "un-count": "0"})
    assert {one.kind: one.count for one in event.attendance.all()} == {"cso": 12, "un": 0}
    client.post(f"{base}/people/", {"role": role.pk, "do": "drop"})
    client.post(f"{base}/materials/", {"material": material.pk, "do": "drop"})
    assert not event.roles.exists() and not event.materials.exists()


def test_the_list_is_ticked_written_to_and_taken_as_a_file(client, event, guests, settings):
    settings.UPR_MAIL = True
    address = f"/desk/events/{event.pk}/registrations/"
    ada, bea, cleo = guests
    client.post(address, {"do": "tick", "came": [ada.pk]})
    rows = list(csv.reader(io.StringIO(client.get(address[:-1] + ".csv").content.decode("utf-8-sig"))))
    flat = [cell for row in rows for cell in row]
    assert "Ada" in flat and "yes" in flat and not [cell for cell in flat if cell.startswith("=")]
    assert client.get(address[:-1] + ".xlsx").content.startswith(b"PK")
    message = {"do": "write", "to": "place", "text": "Bring a lamp", "key": "0123456789abcdef"}
    before = OutgoingMail.objects.count()
    assert client.post(address, message).url.endswith("?told=2")
    assert client.post(address, message).url.endswith("?told=0")  # pressed twice
    assert OutgoingMail.objects.count() == before + 2
    client.post(address, {"do": f"cancel-{bea.pk}"})
    cleo.refresh_from_db()
    assert cleo.place == "place"
    assert client.post(address, {"do": "cancel-999999"}).status_code == 404


def test_a_report_for_donors(client, event, organiser):
    client.post("/desk/events/donors/", {"name": "Lamp fund"})
    event.donors.add(DonorTag.objects.get())
    year = event.starts_at.year
    page = client.get(f"/desk/events/donors/?donor=lamp-fund&first={year}-01-01&last={year}-12-31")
    assert "A day for lamp lighters" in page.content.decode()
    assert (
        "A day for lamp"
        not in client.get("/desk/events/donors/?first=2001-01-01&last=2001-12-31").content.decode()
    )
    assert client.get("/desk/events/donors/?first=never&last=").status_code == 400
    file = client.get(f"/desk/events/donors.csv?first={year}-01-01&last={year}-12-31")
    assert "Lamp fund" in file.content.decode("utf-8-sig")
    assert client.get("/desk/events/donors.csv?first=never&last=").status_code == 404


def test_hosts_keep_to_their_own_event(client, event, organiser):
    other = editing.begin(
        Event(slug="other", title="Other", starts_at=event.starts_at, ends_at=event.ends_at), by=organiser
    )
    host = User.objects.create_user("hana")
    event.run_by.add(host, User.objects.create_user("hugo"))
    client.force_login(host)
    for page in PAGES:
        assert client.get(f"/desk/events/{event.pk}/{page}/").status_code == 200, page
        assert client.get(f"/desk/events/{other.pk}/{page}/").status_code == 404, page
    assert client.get("/desk/events/").content.decode().count("A day for lamp lighters") == 2
    assert "Other" not in client.get("/desk/events/").content.decode()
    assert client.get("/desk/events/donors/").status_code == 404
    form = client.get(f"/desk/edited/events/{event.pk}/").content.decode()
    assert 'name="run_by"' not in form and 'name="donors"' not in form
    assert client.get(f"/desk/edited/events/{other.pk}/").status_code == 404
    client.force_login(User.objects.create_user("sam"))
    for page in PAGES:
        assert client.post(f"/desk/events/{event.pk}/{page}/", {"do": "drop"}).status_code == 404, page
    assert client.get("/desk/events/").status_code == 404


def test_words_in_another_language_stand_beside(client, event):
    client.post(f"/desk/edited/events/{event.pk}/in/fr/", {"title": "Lampes", "revision": event.revision})
    data = json.loads(client.get("/events/lamps.json", headers={"accept-language": "fr"}).content)
    assert (data["title"], data["fallback"]) == ("Lampes", False)
