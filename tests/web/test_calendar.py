"""Pages of the calendar as people and programs read them."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from icalendar import Calendar

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import EDITORS
from uprtracker.agenda.calendar.models import Follower, KnownDate
from uprtracker.agenda.calendar.setting import say
from uprtracker.agenda.calendar.when import When
from uprtracker.agenda.calendar.whole import forget
from uprtracker.reference import load_reference

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh():
    forget()
    yield
    forget()


@pytest.fixture
def editor():
    user = User.objects.create_user("ola", "ola@example.org")
    user.groups.add(Group.objects.get(name=EDITORS))
    return user


def text(response) -> str:
    assert response.status_code == 200, response.content[:500]
    return " ".join(response.content.decode().split())


FIELDS = {
    "kind": "stakeholder_submission", "session": "55", "act": "set", "grain": "day", "first": "2027-04-12",
    "source": "A letter", "checked": "2026-11-01", "confidence": "published",
}  # fmt: skip


def test_all_771_reviews_stand_by_country_with_how_well_they_are_known(client) -> None:
    facts = load_reference().reviews
    for cycle in (1, 2, 3, 4):
        data = client.get(f"/calendar/countries.json?cycle={cycle}").json()["dates"]
        reviews = {one["state"]: one for one in data if one["kind"] == "review"}
        assert set(reviews) == {fact.state for fact in facts if fact.cycle == cycle}
        for fact in facts:
            if fact.cycle == cycle and fact.date_confidence == "confirmed":
                assert (reviews[fact.state]["first"], reviews[fact.state]["confidence"]) == (
                    str(fact.date),
                    "published",
                )
    page = text(client.get("/calendar/countries/?cycle=4"))
    assert page.count('<th scope="row">') == 193 and "18 Jul 2023" in page


def test_the_fifth_cycle_says_that_nobody_has_decided_it(client) -> None:
    for address in (
        "/calendar/countries/?cycle=5",
        "/calendar/sessions/?cycle=5",
        "/calendar/sessions/60/",
        "/calendar/svn/",
    ):
        assert "Derived, not yet decided" in text(client.get(address)), address
    dates = client.get("/calendar/sessions/60.json").json()["dates"]
    assert not any(one["decided"] for one in dates if one["confidence"] == "derived")
    assert "Derived, not yet decided" not in text(client.get("/calendar/sessions/45/"))


def test_a_session_shows_its_deadlines_with_source_and_check(client) -> None:
    page = text(client.get("/calendar/sessions/45/"))
    for words in ("18 July 2023", "9 October 2023", "ILGA upr-deadlines", "last checked November 2026"):
        assert words in page


def test_statuses_are_told(client) -> None:
    assert "not adopted" in text(client.get("/calendar/mmr/"))
    assert "without a session yet" in text(client.get("/calendar/ukr/"))


@pytest.mark.parametrize(
    "question", ["state=XYZ", "cycle=x", "actor=me", "kind=party", "from=soon", "session=999999999"]
)
def test_a_question_that_makes_no_sense_is_answered_with_a_sentence(client, question) -> None:
    response = client.get(f"/calendar/?{question}")
    assert response.status_code == 400 and 'role="alert"' in response.content.decode()
    for form in ("calendar.json", "calendar/coming.atom"):
        assert client.get(f"/{form}?{question}").status_code == 400


def test_the_page_narrows_by_all_it_offers(client) -> None:
    data = client.get("/calendar.json?state=SVN&actor=state").json()["dates"]
    assert data and {(one["state"], one["actor"]) for one in data} == {("SVN", "state")}
    data = client.get("/calendar.json?session=60&kind=review").json()["dates"]
    assert {(one["session"], one["kind"]) for one in data} == {(60, "review")}


@pytest.mark.parametrize(
    "address", ["/calendar/xxx/", "/calendar/sessions/99/", "/calendar/countries/?cycle=9"]
)
def test_what_there_is_not(client, address) -> None:
    assert client.get(address).status_code == 404


def test_feeds_have_validators_and_change_with_a_date(client, editor) -> None:
    first = client.get("/calendar/sessions/55.ics")
    assert first["Content-Type"] == "text/calendar; charset=utf-8"
    again = client.get("/calendar/sessions/55.ics", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    say(
        by=editor,
        kind="review",
        act="set",
        session=55,
        when=When.of("2027-11-08"),
        source="x",
        checked=date(2026, 11, 1),
    )
    changed = client.get("/calendar/sessions/55.ics", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200 and b"20271108" in changed.content
    for address in ("/calendar/svn.ics", "/calendar/actors/stakeholders.ics"):
        assert Calendar.from_ical(client.get(address).content).walk("VEVENT")


def test_an_editor_enters_a_date_and_everybody_reads_old_and_new(client, editor) -> None:
    assert client.get("/desk/calendar/").status_code == 302
    client.force_login(editor)
    assert client.post("/desk/calendar/", FIELDS).status_code == 302
    assert (
        client.post("/desk/calendar/", {**FIELDS, "first": "2027-04-26", "note": "<script>"}).status_code
        == 302
    )
    assert "ola" in text(client.get("/desk/calendar/"))
    client.logout()
    page = text(client.get("/calendar/changes/"))
    assert "12 April 2027" in page and "26 April 2027" in page
    assert "ola" not in page and "<script>" not in page and "&lt;script&gt;" in page
    page = text(client.get("/calendar/sessions/55/"))
    assert (
        '<del class="was"><span class="visually-hidden">before: </span>12 April 2027</del> 26 April 2027'
        in page
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"first": "soon"},
        {"source": " "},
        {"session": "99"},
        {"url": "javascript:x"},
        {"checked": "2999-01-01"},
    ],
)
def test_the_desk_refuses_with_a_sentence_and_keeps_what_was_typed(client, editor, wrong) -> None:
    client.force_login(editor)
    response = client.post("/desk/calendar/", {**FIELDS, **wrong})
    assert response.status_code == 400 and not KnownDate.objects.exists()
    page = response.content.decode()
    assert 'role="alert"' in page and 'value="2026-11-01"' in page or "2999" in page


def test_what_is_next_for_me_is_mine_alone(client) -> None:
    me = User.objects.create_user("mira", "mira@example.org")
    assert client.get("/calendar/mine/").status_code == 302
    client.force_login(me)
    chosen = {"states": ["SVN"], "days": ["7"], "zone": "Africa/Kampala", "changes": "1"}
    page = text(client.post("/calendar/mine/", chosen))
    assert "Slovenia, session 62" in page
    response = client.post("/calendar/mine/", {"do": "feed"})
    assert response["Cache-Control"] == "private, no-store"
    private = response.context["private"]
    client.logout()
    events = Calendar.from_ical(client.get(private).content).walk("VEVENT")
    assert any(str(one["uid"]).startswith("svn-5-review@") for one in events)
    assert client.get(private)["Referrer-Policy"] == "no-referrer"
    assert client.get("/calendar/private/guess.ics").status_code == 404
    refused = client
    refused.force_login(me)
    assert refused.post("/calendar/mine/", {**chosen, "zone": "Nowhere"}).status_code == 400
    assert Follower.objects.get().zone == "Africa/Kampala"


def test_the_link_of_a_mail_asks_once_and_the_button_ends_the_mails(client) -> None:
    me = User.objects.create_user("mira", "mira@example.org")
    follower = Follower.objects.create(owner=me, token="tok", by_mail=True)
    assert client.get("/calendar/unsubscribe/tok/").status_code == 200
    follower.refresh_from_db()
    assert follower.by_mail
    assert client.post("/calendar/unsubscribe/tok/").status_code == 200
    follower.refresh_from_db()
    assert not follower.by_mail
    assert client.get("/calendar/unsubscribe/other/").status_code == 404


def test_docket_and_state_lead_to_the_calendar(client, docket) -> None:
    page = text(client.get("/reviews/xaa-45/"))
    assert "/calendar/xaa/#cycle-4" in page and "Mid-term report: voluntary, January to July 2026" in page
    assert "/calendar/xaa/" in text(client.get("/states/xaa/"))
