"""An editor at the coding desk with the keyboard alone, and what others need of its pages."""

import re

import pytest
from django.contrib.auth.models import Group

from coding.specimen_cards import write
from records.machine_rows import machine, recommendation
from uprtracker.accounts.models import User
from uprtracker.accounts.policy import DATA_EDITORS
from uprtracker.coding import cards
from uprtracker.records.codings import judged
from uprtracker.records.models import CodingDecision
from uprtracker.records.second_reading import draw

pytestmark = pytest.mark.browser


@pytest.fixture
def two(transactional_db, home):
    """Two recommendations that wait, the first more doubtful; a third has the text of the first."""
    first = recommendation(1, "Adopt a law on the rights of lighthouse keepers")
    second = recommendation(2, "Continue its efforts")
    twin = recommendation(3, first.text, state="FRA")
    for one, confidence in ((first, 0.3), (second, 0.5), (twin, 0.6)):
        machine(one, "action", ["4"], confidence=confidence, near=["5"], evidence="Adopt a law")
        machine(one, "issue", ["labour"], confidence=confidence + 0.01, near=["justice"])
        machine(one, "smart", [], sure=True, confidence=0.99)
    return first, second, twin


def opened(browser, live_server, client, **options):
    """Return a page of its own on which a data editor is signed in."""
    editor, _made = User.objects.get_or_create(username="editor")
    editor.groups.add(Group.objects.get_or_create(name=DATA_EDITORS)[0])
    client.force_login(editor)
    context = browser.new_context(base_url=live_server.url, **options)
    context.set_default_timeout(15_000)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return context.new_page()


@pytest.fixture
def desk(browser, live_server, client, two):
    page = opened(browser, live_server, client)
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.context.close()
    assert not errors


def standing(one, scheme):
    return judged(one.codings.all(), scheme).labels


def test_queue_to_decision_and_undo_with_the_keyboard(desk, two):
    first, second, twin = two
    desk.goto("/desk/coding/")
    desk.keyboard.press("n")
    desk.wait_for_url(f"**/desk/coding/{first.code}/")
    assert desk.locator("mark").inner_text() == "Adopt a law"
    desk.keyboard.press("5")
    assert desk.locator("[name=action][value='5']").is_checked()
    desk.keyboard.type("wom")
    assert desk.evaluate("document.activeElement.id") == "find-issue"
    assert "Women" in desk.locator("[role=option][aria-selected=true]").inner_text()
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.tagName") == "BODY"
    assert "Women" in desk.locator("#chosen").inner_text()
    desk.keyboard.type("lab")
    desk.keyboard.press("Enter")
    assert not desk.locator("[name=issue][value=labour]").is_checked(), "what was chosen is taken away"
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**/desk/coding/{second.code}/")
    assert (standing(first, "action"), standing(first, "issue")) == (("5",), ("womens-rights",))
    assert standing(twin, "action") == ("4",)
    desk.keyboard.press("u")
    desk.wait_for_url(f"**/desk/coding/{first.code}/")
    assert (standing(first, "action"), standing(first, "issue")) == (("4",), ("labour",))
    assert CodingDecision.objects.filter(withdrawn_at__isnull=False).count() == 2


def test_letters_that_are_keys_are_found_with_the_slash(desk, two):
    desk.goto(f"/desk/coding/{two[0].code}/")
    desk.keyboard.press("/")
    desk.keyboard.type("nhri")
    desk.keyboard.press("Enter")
    assert desk.locator("[name=issue]:checked").count() == 2
    desk.keyboard.press("n")
    desk.wait_for_url(f"**/desk/coding/{two[1].code}/")
    assert not CodingDecision.objects.exists()


def test_identical_texts_with_one_key(desk, two):
    first, second, twin = two
    desk.goto(f"/desk/coding/{first.code}/")
    desk.keyboard.press("b")
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**/desk/coding/{second.code}/")
    decided = CodingDecision.objects.values_list("recommendation__code", flat=True)
    assert set(decided) == {first.code, twin.code}


def test_keys_can_be_switched_off_and_enter_on_a_link_follows_it(desk, two):
    desk.goto(f"/desk/coding/{two[0].code}/")
    desk.locator("main .asked a").first.focus()
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**/recommendations/{two[0].code}/")
    desk.goto(f"/desk/coding/{two[0].code}/")
    desk.keyboard.press("?")
    desk.get_by_role("checkbox", name=re.compile("Single keys")).uncheck()
    desk.keyboard.press("Escape")
    for key in ("5", "b", "Enter", "n"):
        desk.keyboard.press(key)
    assert desk.url.endswith(f"{two[0].code}/")
    assert not CodingDecision.objects.exists()


def test_without_scripts(browser, live_server, client, two):
    page = opened(browser, live_server, client, java_script_enabled=False)
    page.goto("/desk/coding/")
    page.get_by_role("link", name=re.compile("Start with")).click()
    page.locator("[name=action][value='5']").check()
    page.get_by_text(re.compile("All other labels")).first.click()
    page.locator("[name=issue][value='womens-rights']").check()
    page.get_by_role("button", name=re.compile("Confirm what is chosen")).click()
    page.wait_for_url(f"**/desk/coding/{two[1].code}/")
    assert standing(two[0], "issue") == ("labour", "womens-rights")
    page.get_by_role("button", name=re.compile("Undo")).click()
    page.wait_for_url(f"**/desk/coding/{two[0].code}/")
    assert standing(two[0], "issue") == ("labour",)
    page.context.close()


def test_second_reading_with_the_keyboard_shows_nothing(desk, two):
    draw(50, person=User.objects.get(username="editor"))
    desk.goto("/desk/coding/second/")
    desk.keyboard.press("n")
    desk.wait_for_url(re.compile(r"/second/SVN|/second/FRA"))
    assert desk.locator("mark, input:checked:not(#keys-on), .machine").count() == 0
    desk.keyboard.press("5")
    desk.keyboard.type("lab")
    desk.keyboard.press("Enter")
    before = desk.url
    desk.keyboard.press("Enter")
    desk.wait_for_url(lambda url: url != before)
    assert CodingDecision.objects.filter(blind=True).count() == 2
    assert not CodingDecision.objects.filter(blind=False).exists()


@pytest.mark.parametrize(
    ("scheme", "width", "locale"), [("light", 360, "ar"), ("dark", 360, "en"), ("light", 1280, "en")]
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser, live_server, client, two, look, monkeypatch, tmp_path, scheme, width, locale
):
    monkeypatch.setattr(cards, "FOLDER", write(tmp_path))
    page = opened(
        *(browser, live_server, client),
        color_scheme=scheme,
        locale=locale,
        viewport={"width": width, "height": 800},
        bypass_csp=True,
    )
    first = two[0]
    draw(50, person=User.objects.get(username="editor"))
    problems = look(
        page,
        *("/desk/coding/", "/desk/coding/?state=DEU", "/desk/coding/?scheme=issue", "/desk/coding/second/"),
        *(f"/desk/coding/{first.code}/", f"/desk/coding/second/{first.code}/", "/figures/coding/"),
    )
    page.context.close()
    assert not problems, "\n".join(problems)


def test_print_of_the_figures_leaves_the_frame_out(browser, live_server, client, two, monkeypatch, tmp_path):
    monkeypatch.setattr(cards, "FOLDER", write(tmp_path))
    page = opened(browser, live_server, client)
    page.goto("/figures/coding/")
    page.emulate_media(media="print")
    assert not page.locator(".site-head nav").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.locator(".reliability svg").first.is_visible()
    page.context.close()
