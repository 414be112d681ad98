"""Pages of events: what anybody reads, what stays private, and registering by a link in a mail."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from uprtracker.accounts.models import OutgoingMail, User
from uprtracker.accounts.policy import ORGANISERS
from uprtracker.agenda.events import attending, hanging, outcomes
from uprtracker.agenda.events.models import Event, Registration
from uprtracker.records import editing

HIDDEN = "https://meet.example.org/secret-room"


@pytest.fixture
def organiser(db) -> User:
    person = User.objects.create_user("olga", "olga@example.org")
    person.groups.add(Group.objects.get(name=ORGANISERS))
    return person


@pytest.fixture
def make_event(organiser):
    """`make_event("slug", days=10)`: a published event that begins so many days from now."""

    def make(slug="lamps", *, days=10, published=True, **fields) -> Event:
        start = (timezone.now() + timedelta(days=days)).replace(hour=9, minute=0, second=0, microsecond=0)
        values = {
            "title": f"A day for lamp lighters ({slug})", "kind": "training", "starts_at": start,
            "ends_at": start + timedelta(hours=8), "states": ["XAA"], "place": "Harbour hall",
            "summary": "How to **light** lamps.", "online": HIDDEN,
        }  # fmt: skip
        event = editing.begin(Event(slug=slug, **{**values, **fields}), by=organiser)
        return editing.publish(event, by=organiser) if published else event

    return make


def shown(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_lists_show_what_is_public_by_kind_state_and_session(client, make_event):
    make_event("coming", session=45)
    make_event("gone", days=-3, kind="launch", states=["XAB"])
    make_event("draft", published=False)
    page = shown(client, "/events/")
    assert page.index("(coming)") < page.index("(gone)")
    assert "(draft)" not in page
    for question, slugs in (
        ("kind=launch", ["gone"]), ("state=XAA", ["coming"]), ("session=45", ["coming"]),
        ("kind=nonsense", 2), ("state=XAC", []), ("session=%00", 2), ("page=%F0%9F", 2),
    ):  # fmt: skip
        data = json.loads(shown(client, f"/events.json?{question}"))
        found = [one["slug"] for one in data["coming"] + data["past"]]
        assert found == slugs or len(found) == slugs, question


def test_hours_are_by_the_clock_of_the_place(client, make_event):
    start = datetime(2031, 7, 1, 6, 30, tzinfo=UTC)
    make_event(starts_at=start, ends_at=start + timedelta(hours=2), zone="Africa/Kampala")
    for address in ("/events/", "/events/lamps/", "/states/xaa/"):
        page = shown(client, address)
        assert "09:30" in page and "06:30" not in page, address


def test_pages_change_at_once(client, make_event, organiser):
    event = make_event()
    assert "Harbour hall" in shown(client, "/events/lamps/")
    editing.change(event, by=organiser, revision=event.revision, place="Old mill")
    assert "Old mill" in shown(client, "/events/lamps/")
    assert "Old mill" in shown(client, "/events/")


def test_nothing_private_is_in_page_twin_feed_or_calendar(client, make_event, organiser):
    event = make_event(registers=True)
    hanging.put_role(
        event, by=organiser, name="Ada Unseen", function="panellist", organisation="Hidden group"
    )
    hanging.put_role(event, by=organiser, name="Bea Seen", function="chair", may_be_named=True)
    event.donors.add(
        hanging.make_donor("Quiet fund", public=False), hanging.make_donor("Open fund", public=True)
    )
    hanging.add_material(
        event, by=organiser, title="Internal plan", readers="organisers", url="https://x.org/i"
    )
    hanging.add_material(event, by=organiser, title="Handout", readers="registered", url="https://x.org/h")
    outcomes.add_outcome(event, by=organiser, text="Whispers")
    outcomes.add_outcome(event, by=organiser, text="Said point", public=True)
    addresses = (
        "/events/lamps/", "/events/lamps.json", "/events/lamps/event.ics", "/events/events.ics",
        "/events/feed.atom", "/events/outcomes/", "/events/outcomes.json", "/events/", "/events.json",
    )  # fmt: skip
    everything = "".join(shown(client, address) for address in addresses)
    for private in (
        "Ada Unseen",
        "Hidden group",
        "Quiet fund",
        "Internal plan",
        "Handout",
        "Whispers",
        HIDDEN,
    ):
        assert private not in everything, private
    for public in ("Bea Seen", "Open fund", "Said point", "Panellist"):
        assert public in everything, public


def test_drafts_are_not_there_and_what_was_withdrawn_is_gone(client, make_event, organiser):
    make_event("draft", published=False, registers=True)
    event = make_event("taken-back", registers=True)
    editing.withdraw(event, by=organiser)
    for tail in ("/", ".json", "/event.ics", "/register/"):
        assert client.get(f"/events/draft{tail}").status_code == 404, tail
    assert client.get("/events/taken-back/").status_code == 410
    assert "(taken-back)" not in client.get("/events/taken-back/").content.decode()
    assert client.get("/events/taken-back/event.ics").status_code == 404
    assert "taken-back" not in shown(client, "/events/events.ics")


def test_a_translation_stands_beside_and_its_lack_is_said(client, make_event, organiser):
    event = make_event()
    editing.put_wording(event, "fr", {"title": "Lampes"}, by=organiser)
    french = client.get("/events/lamps/", headers={"accept-language": "fr"}).content.decode()
    assert "Lampes" in french and "How to <strong>light</strong>" in french
    assert 'role="note"' in french  # the summary has no translation, and the page says so
    assert 'class="lead" lang="en"' in french
    spanish = client.get("/events/lamps/", headers={"accept-language": "es"}).content.decode()
    assert 'lang="en" dir="auto">A day for lamp lighters' in spanish
    assert json.loads(client.get("/events/lamps.json", headers={"accept-language": "es"}).content)["fallback"]


def test_points_to_follow_stand_by_day_due(client, make_event, organiser):
    event = make_event()
    for text, due in (("Late one", "2031-01-01"), ("Soon one", "2030-01-01"), ("Someday one", None)):
        outcomes.add_outcome(event, by=organiser, text=text, due_on=due, public=True)
    done = outcomes.add_outcome(event, by=organiser, text="Done one", public=True)
    outcomes.note(done, by=organiser, on=date(2026, 1, 1), progress="done", text="It is")
    page = shown(client, "/events/outcomes/")
    order = [page.index(text) for text in ("Soon one", "Late one", "Someday one", "Done one")]
    assert order == sorted(order)
    attending.set_numbers(event, by=organiser, numbers={"cso": (12, "estimated")})
    assert json.loads(shown(client, "/events/lamps.json"))["attendance"] == [
        {"kind": "cso", "count": 12, "basis": "estimated"}
    ]


def register(client, who: str, **more):
    form = {"name": who.title(), "email": f"{who}@example.org", "kind": "cso", **more}
    return client.post("/events/lamps/register/", form)


def secret_of(name: str) -> str:
    mail = OutgoingMail.objects.filter(to=f"{name}@example.org").order_by("pk").last()
    return re.search(r"/events/registration/([\w-]+)/", mail.text)[1]


def test_registering_by_the_link_of_a_mail(client, make_event, settings):
    settings.UPR_MAIL = True
    event = make_event(registers=True, capacity=1)
    first, again = register(client, "ada"), register(client, "ada")
    assert first.status_code == again.status_code == 200
    assert first.content == again.content
    address = f"/events/registration/{secret_of('ada')}/"
    asked = client.get(address)
    assert asked.headers["Referrer-Policy"] == "no-referrer" and "no-store" in asked.headers["Cache-Control"]
    assert event.registrations.get().place == "asked"  # following the link changes nothing
    assert client.post(address, {"do": "confirm"}).status_code == 302
    page = shown(client, address)
    assert "You have a place" in page and HIDDEN in page
    assert HIDDEN in re.sub(r"\r\n ", "", shown(client, f"{address}event.ics"))
    assert "Join the waiting list" in shown(client, "/events/lamps/")
    register(client, "bea")
    other = f"/events/registration/{secret_of('bea')}/"
    client.post(other, {"do": "confirm"})
    assert "waiting list" in shown(client, other) and HIDDEN not in shown(client, other)
    assert HIDDEN not in shown(client, f"{other}event.ics")
    client.post(address, {"do": "cancel"})
    assert "You have a place" in shown(client, other)
    assert "Ada" not in shown(client, address)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"email": "no address"}, "email"),
        ({"name": ""}, "name"),
        ({"kind": "spy"}, "kind"),
        ({"name": "\0"}, "name"),
    ],
)
def test_a_bad_form_says_where(client, make_event, settings, more, said):
    settings.UPR_MAIL = True
    make_event(registers=True)
    answer = register(client, "ada", **more)
    assert answer.status_code == 422
    assert f'id="id_{said}_error"' in answer.content.decode()
    assert not Registration.objects.exists()


def test_without_mail_nobody_registers_and_the_page_says_so(client, make_event):
    make_event(registers=True)
    assert "sends no mail" in shown(client, "/events/lamps/register/")
    register(client, "ada")
    assert not Registration.objects.exists()


def test_too_many_at_once_are_asked_to_wait(client, make_event, settings):
    settings.UPR_MAIL = True
    make_event(registers=True)
    answers = [register(client, f"guest{n}").status_code for n in range(35)]
    assert answers[0] == 200 and answers[-1] == 429


def test_materials_are_for_whom_they_are(client, make_event, organiser, settings):
    settings.UPR_MAIL = True
    event = make_event(registers=True)
    made = {
        readers: hanging.add_material(
            event, by=organiser, title=readers, readers=readers,
            upload=SimpleUploadedFile(f"{readers}.txt", readers.encode()),
        )
        for readers in ("public", "registered", "organisers")
    }  # fmt: skip
    register(client, "ada")
    secret = secret_of("ada")
    inside = {k: f"/events/registration/{secret}/materials/{m.pk}/" for k, m in made.items()}
    assert {client.get(address).status_code for address in inside.values()} == {404}  # not confirmed
    client.post(f"/events/registration/{secret}/", {"do": "confirm"})
    assert [client.get(inside[k]).status_code for k in ("public", "registered", "organisers")] == [
        200,
        200,
        404,
    ]
    open_to_all = [client.get(f"/events/materials/{made[k].pk}/").status_code for k in made]
    assert open_to_all == [200, 404, 404]
    editing.withdraw(event, by=organiser)
    assert client.get(f"/events/materials/{made['public'].pk}/").status_code == 404


@pytest.mark.parametrize("secret", ["x", "x" * 300, "%00", "..%2f"])
def test_a_made_up_secret_opens_nothing(client, db, secret):
    assert client.get(f"/events/registration/{secret}/").status_code == 404
    assert client.post(f"/events/registration/{secret}/", {"do": "cancel"}).status_code == 404


def test_sessions_and_states_show_what_comes(client, make_event):
    make_event("coming", session=45, states=["SVN"])
    make_event("gone", days=-3, session=45, states=["SVN"])
    for address in ("/sessions/45/", "/states/svn/"):
        page = shown(client, address)
        assert "(coming)" in page and "(gone)" not in page
    assert [one["slug"] for one in json.loads(shown(client, "/states/svn.json"))["coming_events"]] == [
        "coming"
    ]
    assert "(coming)" not in shown(client, "/states/fra/")
