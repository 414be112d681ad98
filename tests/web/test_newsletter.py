"""The pages of the newsletter: getting it, leaving it, reading it."""

import json

import pytest
from django.test import Client

from publishing.newsletter.conftest import (  # noqa: F401 (fixtures)
    editor,
    issue,
    published,
    reader,
    server,
    world,
)
from uprtracker.accounts.limits import Limit
from uprtracker.accounts.models import OutgoingMail
from uprtracker.publishing.newsletter.models import Subscriber
from uprtracker.publishing.newsletter.sending import send_due
from uprtracker.records import editing
from uprtracker.web.newsletter import subscribing as pages

pytestmark = pytest.mark.django_db
ASKED = {"email": "a@example.org", "language": "en", "what": "all"}


@pytest.fixture(autouse=True)
def mail(settings):
    settings.UPR_MAIL = True
    settings.UPR_ADDRESS = "https://upr.example.org"


def test_a_reader_asks_confirms_changes_and_deletes(client):
    answer = client.post(
        "/newsletter/", {**ASKED, "what": "some", "states": ["SVN"], "calls": "on", "language": "fr"}
    )
    assert "Look into your mail" in answer.text
    row = Subscriber.objects.get()
    link = f"/newsletter/confirm/{row.asking}/"
    assert link in OutgoingMail.objects.get().text
    page = client.get(link)
    # With no-referrer a browser would send the form with `Origin: null`, and it would be refused.
    assert (page.status_code, page["Referrer-Policy"]) == (200, "same-origin")
    assert "no-referrer" not in page.text
    row.refresh_from_db()
    assert row.state == "pending"  # programs that look into mails follow links
    assert client.post(link).status_code == 200
    own = f"/newsletter/preferences/{row.token}/"
    assert 'value="SVN" selected' in client.get(own).text
    client.post(own, {"do": "save", "language": "es", "what": "all"})
    row.refresh_from_db()
    assert (row.state, row.language, row.interests["all"]) == ("confirmed", "es", True)
    client.post(own, {"do": "delete"})
    assert not Subscriber.objects.exists()
    assert client.get(own).status_code == 404


def test_the_answer_is_the_same_whoever_is_known(client, reader):  # noqa: F811
    reader("known@example.org")
    reader("left@example.org", state="unsubscribed")
    said = {
        address: client.post("/newsletter/", {**ASKED, "email": address}).text.replace(address, "X")
        for address in ("known@example.org", "left@example.org", "new@example.org")
    }
    assert len(set(said.values())) == 1


@pytest.mark.parametrize(
    "given", [{"email": "nobody"}, {"language": "xx"}, {"what": "some", "states": "XXX"}]
)
def test_what_cannot_be_is_told_in_the_form(client, given):
    answer = client.post("/newsletter/", {**ASKED, **given})
    assert "errorlist" in answer.text
    assert not Subscriber.objects.exists()


def test_who_asks_too_often_is_told_so(client, monkeypatch):
    monkeypatch.setattr(pages, "ASKING", Limit("trial", per_minute=1, burst=2))
    statuses = [
        client.post("/newsletter/", {**ASKED, "email": f"a{n}@example.org"}).status_code for n in range(4)
    ]
    assert statuses == [200, 200, 429, 429]
    assert Subscriber.objects.count() == 2


def test_without_mail_nobody_subscribes(client, settings):
    settings.UPR_MAIL = False
    assert "sends no mail" in client.get("/newsletter/").text
    assert client.post("/newsletter/", ASKED).status_code == 503
    assert not Subscriber.objects.exists()


def test_one_click_from_the_header_of_a_letter_ends_it(published, server, reader):  # noqa: F811
    one = reader("a@example.org")
    send_due()
    letter = server.letter("a@example.org")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = letter["List-Unsubscribe"].strip(" <>").removeprefix("https://upr.example.org")
    program = Client(enforce_csrf_checks=True)  # no sign-in, no cookie, no token of a form
    assert program.get(address).status_code == 200
    one.refresh_from_db()
    assert one.state == "confirmed"
    answer = program.post(address, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200 and "No more newsletters will come." in answer.text
    assert answer["Referrer-Policy"] == "no-referrer" and answer["Cache-Control"] == "private, no-store"
    one.refresh_from_db()
    assert one.state == "unsubscribed"
    assert program.post("/newsletter/unsubscribe/no-such-secret/").status_code == 404


def test_an_issue_stands_on_the_site_with_card_numbers_feed_and_data(published, client):  # noqa: F811
    page = client.get("/newsletter/1/").text
    assert "Session 20: 6 recommendations" in page
    assert 'property="og:image" content="http://testserver/newsletter/1/card.png"' in page
    picture = client.get("/newsletter/1/card.png")
    assert picture["Content-Type"] == "image/png" and picture.content.startswith(b"\x89PNG")
    data = json.loads(client.get("/newsletter/1.json").text)
    assert data["title"] == "Newsletter 1" and data["blocks"][1]["numbers"][0]["value"] == "6"
    numbers = client.get("/newsletter/1/figures/").text
    assert 'id="r-svn-20-total"' in numbers
    for number in data["blocks"][1]["numbers"]:
        assert client.get(number["at"]).status_code == 200
    assert "Newsletter 1" in client.get("/newsletter/archive/").text
    assert "newsletter/1" in client.get("/newsletter/feed.atom").text


def test_drafts_are_nobodys_and_withdrawn_ones_are_gone(issue, client, editor):  # noqa: F811
    addresses = ("/newsletter/1/", "/newsletter/1.json", "/newsletter/1/figures/", "/newsletter/1/card.png")
    for address in addresses:
        assert client.get(address).status_code == 404
    assert "Newsletter 1" not in client.get("/newsletter/archive/").text
    editing.publish(issue, by=editor)
    editing.withdraw(issue, by=editor)
    assert [client.get(address).status_code for address in addresses] == [410, 410, 404, 404]
    assert "Newsletter 1" not in client.get("/newsletter/feed.atom").text
