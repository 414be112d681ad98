"""An event with two places in real browsers, its mails over a real server: three register, one leaves."""

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from playwright.sync_api import expect

from uprtracker.accounts.models import User
from uprtracker.accounts.outbox import send_waiting
from uprtracker.accounts.policy import ORGANISERS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOM = "https://meet.example.org/room"


@pytest.fixture
def organiser(browser: "Browser", live_server: Any) -> "Page":
    """A page in which an organiser is signed in."""
    person = User.objects.create_user("olga", "olga@example.org")
    person.groups.add(Group.objects.get_or_create(name=ORGANISERS)[0])
    client = Client()
    client.force_login(person)
    context = browser.new_context(base_url=live_server.url, locale="en-GB")
    context.set_default_timeout(30_000)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    context.add_cookies([session])
    return context.new_page()


def test_an_event_from_its_first_word_to_who_moves_up(
    browser, live_server, transactional_db, organiser, post_office, settings
):
    settings.UPR_MAIL, settings.UPR_ADDRESS = True, live_server.url
    address = written(organiser)

    def letters(to: str) -> list[str]:
        send_waiting()
        return [letter for letter in post_office() if letter["To"] == f"{to}@example.org"]

    visitor = browser.new_context(base_url=live_server.url, java_script_enabled=False).new_page()
    links = {}
    for name in ("ada", "bea", "cleo"):
        visitor.goto(address)
        visitor.get_by_role("link", name=re.compile("Register|Join the waiting list")).click()
        visitor.get_by_label("Name").fill(name.title())
        visitor.get_by_label("Mail address").fill(f"{name}@example.org")
        visitor.get_by_label("You come from").select_option("cso")
        visitor.get_by_role("button", name="Send").click()
        expect(visitor.get_by_role("heading", name="Look into your mail")).to_be_visible()
        links[name] = re.search(r"https?://\S+/events/registration/\S+", words(letters(name)[-1]))[0]
        visitor.goto(links[name])
        visitor.get_by_role("button", name="Confirm").click()
        waits = name == "cleo"
        expect(visitor.get_by_role("status")).to_contain_text("waiting list" if waits else "You have a place")
        assert (ROOM in visitor.content()) is not waits
    assert ROOM not in words(letters("cleo")[-1])

    visitor.goto(links["ada"])
    visitor.get_by_role("button", name="Cancel my registration").click()
    expect(visitor.get_by_role("status")).to_contain_text("cancelled")
    moved = letters("cleo")[-1]
    assert moved["Subject"].startswith("A place is free for you on ")
    assert ROOM in words(moved)
    assert [part.get_content_type() for part in moved.iter_attachments()] == ["text/calendar"]
    visitor.goto(links["cleo"])
    expect(visitor.get_by_role("status")).to_contain_text("You have a place")

    organiser.goto("/desk/events/")
    organiser.get_by_role("link", name="2 / 2").click()
    expect(organiser.get_by_role("checkbox", name="Cleo came")).to_be_visible()
    expect(organiser.locator("main")).not_to_contain_text("Ada")
    organiser.get_by_label("Cleo came").check()
    organiser.get_by_role("button", name="Save who came").click()
    expect(organiser.get_by_label("Cleo came")).to_be_checked()


def written(page: "Page") -> str:
    """Write an event at the desk and publish it; return the path of its page."""
    page.goto("/desk/events/")
    page.get_by_role("link", name="A new event").click()
    page.locator("#id_title").fill("A day for lamp lighters")
    page.locator("#id_starts_at").fill("2031-03-04T09:00")
    page.locator("#id_ends_at").fill("2031-03-04T17:00")
    page.locator("#id_place").fill("Harbour hall")
    page.locator("#id_online").fill(ROOM)
    page.locator("#id_registers").check()
    page.locator("#id_capacity").fill("2")
    page.get_by_role("button", name="Save as a draft").click()
    page.get_by_role("button", name="Publish now").click()
    page.get_by_role("link", name="Open its public page").click()
    expect(page.get_by_role("heading", name="A day for lamp lighters")).to_be_visible()
    assert ROOM not in page.content()
    return "/events/" + page.url.split("/events/")[1]


def words(letter: Any) -> str:
    return letter.get_body(("plain",)).get_content()
