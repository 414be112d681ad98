"""The drafting desk in a real Chromium: live, without scripts, with the keyboard, on a phone, for all."""

import re

import pytest

from uprtracker.accounts.models import User
from uprtracker.records import judging
from uprtracker.records.models import Draft
from uprtracker.web.drafting import panel
from web import drafting_coders

pytestmark = pytest.mark.browser

ASK = "Consider ratifying the Convention against Torture"


@pytest.fixture(autouse=True)
def coders(monkeypatch):
    """Coders that say what a test knows."""
    names = ("action", "issue", "instrument")
    stand_in = {name: getattr(drafting_coders, name) for name in names}
    monkeypatch.setattr(judging, "CODERS", {**dict(judging.CODERS), **stand_in})


def sign_in(page, live_server, user):
    from django.test import Client

    client = Client()
    client.force_login(user)
    value = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])


def test_the_answer_follows_what_is_typed_and_no_address_has_it(page, demo):
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    page.goto("/draft/")
    page.get_by_label("State under Review").fill("Examplia")
    text = page.get_by_label("Recommendation", exact=True)
    text.press_sequentially(ASK)
    page.get_by_text("The first verb is “consider”: category 3.").wait_for()
    assert "3 Considering action" in page.locator(".ladder [aria-current]").inner_text()
    assert page.locator("#advice mark").all_inner_texts() == ["Consider", "ratifying"]
    assert page.get_by_role("heading", name="What Examplia was asked before").is_visible()
    text.fill(ASK.replace("Consider ratifying", "Ratify"))
    page.get_by_text("The first verb is “ratify”: category 5.").wait_for()
    assert "category 5" in page.locator("#advice-status").inner_text().lower()
    assert page.evaluate("document.activeElement.id") == "text", "typing is never interrupted"
    assert page.url.endswith("/draft/")
    assert not [url for url in sent if "atify" in url]


def test_an_unknown_state_is_said_beside_its_field_while_typing(page, demo):
    page.goto("/draft/")
    page.get_by_label("Recommendation", exact=True).fill(ASK)
    state = page.get_by_label("State under Review")
    state.fill("Atlantis")
    state.press("Tab")
    page.locator("#state-problem", has_text="No State is known here").wait_for()
    state.fill("Exemplia")
    state.press("Tab")
    page.get_by_role("heading", name="What Examplia was asked before").wait_for()
    assert page.locator("#state-problem").inner_text() == ""


def test_the_button_does_the_same_without_scripts(page_without_scripts, demo):
    page = page_without_scripts
    page.goto("/states/xaa/")
    page.get_by_role("link", name="Draft a recommendation to this State").click()
    assert page.get_by_label("State under Review").input_value() == "Examplia"
    page.get_by_label("Recommendation", exact=True).fill(ASK)
    page.get_by_role("button", name="Look at it").click()
    assert page.get_by_text("The first verb is “consider”: category 3.").is_visible()
    assert page.get_by_label("Recommendation", exact=True).input_value() == ASK


def test_a_draft_is_kept_found_again_and_deleted(page, live_server, demo):
    sign_in(page, live_server, User.objects.create(username="writer"))
    page.goto("/draft/")
    page.get_by_label("Recommendation", exact=True).fill(ASK)
    page.get_by_role("button", name="Save this draft").click()
    page.wait_for_url(re.compile(r"/draft/kept/\d+/"))
    assert page.get_by_text("The first verb is “consider”: category 3.").is_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Word").click()
    assert download.value.suggested_filename.endswith(".docx")
    page.get_by_role("link", name="My drafts").click()
    page.wait_for_url("**/draft/kept/")
    page.locator(".item h2 a").click()
    page.get_by_text("Delete this draft").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    page.get_by_text("You have saved no draft yet.").wait_for()
    assert not Draft.objects.exists()


def test_the_desk_is_walked_with_the_keyboard(page, demo):
    page.goto("/draft/")
    page.get_by_label("State under Review").focus()
    for wanted in ("by", "text"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == wanted
    page.keyboard.type(ASK)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Look at it"
    page.keyboard.press("Enter")
    page.get_by_text("The first verb is “consider”: category 3.").wait_for()


@pytest.mark.parametrize(
    ("scheme", "width", "locale"), [("light", 1280, "en"), ("dark", 320, "en"), ("light", 320, "ar")]
)
def test_the_answer_fits_and_axe_finds_nothing(
    browser, live_server, demo, look, monkeypatch, scheme, width, locale
):
    monkeypatch.setattr(panel, "NEAR", 0.0)
    context = browser.new_context(
        base_url=live_server.url,
        locale=locale,
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        java_script_enabled=True,
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto("/draft/")
    page.locator("#state").fill(demo.review.state)
    page.locator("#by").fill("United Kingdom of Great Britain and Northern Ireland, Atlantis")
    page.locator("#text").fill(f"{demo.text} {'Donaudampfschifffahrtsgesellschaft' * 4} and {ASK}")
    page.locator("#draft button").first.click()
    page.locator("#advice .ladder").wait_for()
    found = look(page)
    context.close()
    assert not found, "\n".join(found)
