"""From an empty workspace to a published assessment and a member who leaves, each in a real browser."""

import re
from typing import TYPE_CHECKING, Any

from django.test import Client
from playwright.sync_api import expect

from uprtracker.accounts.models import User

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def person(browser: "Browser", live_server: Any, name: str) -> "Page":
    """Return a page of a browser in which this person is signed in."""
    client = Client()
    client.force_login(User.objects.get_or_create(username=name, defaults={"first_name": name})[0])
    context = browser.new_context(base_url=live_server.url, locale="en-GB")
    context.set_default_timeout(30_000)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    context.add_cookies([session])
    return context.new_page()


def invited(page: "Page") -> str:
    """Return the path of the invitation that a page shows this once."""
    return re.search(r"/invitations/.*", page.locator("code.secret").inner_text())[0]


def test_parties_come_assess_publish_and_leave(browser, live_server, demo):
    ama = person(browser, live_server, "Ama")
    ama.goto("/workspaces/")
    ama.get_by_label("Name of the workspace").fill("Bridges of Examplia")
    ama.locator("#id_state").select_option(demo.review.state)
    ama.get_by_label("Your institution or organisation").fill("Bridge Watch")
    ama.get_by_role("button", name="Open the workspace").click()
    expect(ama.get_by_role("heading", name="Where we stand")).to_be_visible()
    home = ama.url
    ama.goto(f"{home}people/")
    ama.get_by_text("Invite a party", exact=True).click()
    ama.get_by_label("Name of the institution or organisation").fill("Ministry of Roads")
    ama.locator("#id_party-kind").select_option("state")
    ama.get_by_role("button", name="Invite the party").click()
    link = invited(ama)

    ben = person(browser, live_server, "Ben")
    ben.goto(link)
    ben.get_by_label("Name that others read").fill("Desk 4")
    ben.get_by_role("button", name="Accept the invitation").click()
    expect(ben.get_by_role("heading", name="Where we stand")).to_be_visible()
    ben.goto(f"{home}people/")
    expect(ben.get_by_text("Desk 4", exact=True)).to_be_visible()
    expect(ben.locator("main")).not_to_contain_text("Ama")

    from uprtracker.accounts import keeping
    from uprtracker.accounts.models import Member
    from uprtracker.followup.assessments.assessing import assess

    seat = Member.objects.get(party__name="Bridge Watch")
    keeping.propose(assess(seat, demo.code, "partially", comment="The northern ramp is open."), by=seat)
    ben.goto(f"{home}search/?words=northern")
    expect(ben.get_by_text("Nothing was found")).to_be_visible()

    ama.goto(home)
    ama.get_by_role("link", name="1 record waits for your sign-off").click()
    ama.get_by_role("button", name="Publish").click()
    expect(ama.get_by_text("Nothing waits.")).to_be_visible()
    visitor = browser.new_context(base_url=live_server.url).new_page()
    visitor.goto(f"/recommendations/{demo.code}/")
    expect(visitor.locator("main")).to_contain_text("The northern ramp is open.")
    expect(visitor.locator("main")).to_contain_text("Bridge Watch")
    visitor.goto(home)
    expect(visitor).to_have_url(re.compile(r"/accounts/"))

    ben.goto(f"{home}me/")
    ben.get_by_text("Leave this workspace").click()
    ben.get_by_role("button", name="Leave", exact=True).click()
    expect(ben.get_by_text("You sit in no workspace yet.")).to_be_visible()
    assert ben.goto(home).status == 404
    for page in (ama, ben, visitor):
        page.context.close()
