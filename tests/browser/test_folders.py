"""A folder filled by ticking on the search page, shared and printed; what people keep, for everybody."""

import pytest

from uprtracker.accounts.models import User
from uprtracker.publishing import folders
from uprtracker.publishing.saved_searches import Wishes, save_search
from uprtracker.search import Query

pytestmark = pytest.mark.browser


@pytest.fixture
def owner(demo, client) -> User:
    made = User.objects.create(username="owner", email="owner@example.org")
    client.force_login(made)
    return made


def sign_in(page, client, live_server) -> None:
    """Give a page the session of the test client."""
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])


def test_from_ticks_to_a_link_that_somebody_else_reads(page, browser, live_server, client, owner):
    sign_in(page, client, live_server)
    page.goto("/recommendations/?q=torture")
    ticks = page.locator("label.keep input")
    ticks.nth(0).check()
    ticks.nth(1).check()
    assert page.url.endswith("/recommendations/?q=torture"), "ticking asks no new question"
    page.get_by_role("button", name="Add ticked records to a folder").click()
    page.wait_for_url("**/folders/add/?code=*")
    page.get_by_label("Name of a new folder").fill("Torture")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("heading", level=1, name="Torture").wait_for()
    page.get_by_text("Add a note").first.click()
    page.get_by_label("Note", exact=True).first.fill("Ask again")
    page.get_by_role("button", name="Save note").first.click()
    page.locator(".own-note", has_text="Ask again").wait_for()
    page.locator("#share summary").click()
    page.get_by_role("button", name="Make link").click()
    page.locator("#share summary", has_text="Shared by link").click()
    link = page.locator("#link").inner_text().strip()
    page.emulate_media(media="print")
    page.locator("#share").wait_for(state="hidden")
    assert page.locator(".own-note").is_visible()
    stranger = browser.new_context(base_url=live_server.url).new_page()
    stranger.goto(link)
    stranger.get_by_role("heading", level=1, name="Torture").wait_for()
    assert stranger.locator(".item").count() == 2
    assert "Ask again" not in stranger.content()
    stranger.context.close()


@pytest.mark.parametrize(("scheme", "locale"), [("light", "ar"), ("dark", "en")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser, live_server, client, owner, demo, settings, look, scheme, locale
):
    settings.UPR_MAIL = True
    folder = folders.make_folder(owner=owner, name="A name as long as names of folders are " * 3, about="x")
    folders.add(folder=folder, person=owner, codes=[demo.code, demo.review.pledges.first().code])
    folders.annotate(item=folder.items.first(), person=owner, note="Ask again")
    secret = folders.share(folder=folder, person=owner, notes=True)
    wishes = Wishes(by_mail=True, webhook="https://example.org/hook")
    search = save_search(owner=owner, query=Query(q="torture"), name="Torture", wishes=wishes, language="en")
    page = browser.new_context(
        base_url=live_server.url, color_scheme=scheme, locale=locale, bypass_csp=True,
        viewport={"width": 390, "height": 800},
    ).new_page()  # fmt: skip
    sign_in(page, client, live_server)
    problems = look(
        page,
        "/folders/", f"/folders/{folder.pk}/", f"/folders/add/?code={demo.code}",
        f"/folders/shared/{secret}/",
        "/saved/", "/saved/add/?q=torture", f"/saved/{search.pk}/", f"/saved/unsubscribe/{search.token}/",
    )  # fmt: skip
    page.context.close()
    assert not problems, "\n".join(problems)
