"""An editor at the desk with the keyboard alone: from the queue to a report that is read again."""

import re

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import DATA_EDITORS
from uprtracker.records import demo as demonstration
from uprtracker.records.document_rows import store
from uprtracker.records.items import items_of
from uprtracker.records.models import Correction, Finding, Recommendation
from uprtracker.records.reading import read

pytestmark = pytest.mark.browser


def signed_in(browser, live_server, client, **options):
    """Return a page of its own on which a data editor is signed in."""
    group, _made = Group.objects.get_or_create(name=DATA_EDITORS)
    editor = User.objects.create(username="editor")
    editor.groups.add(group)
    client.force_login(editor)
    context = browser.new_context(base_url=live_server.url, **options)
    context.set_default_timeout(15_000)
    context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return context.new_page()


@pytest.fixture
def desk(page, live_server, demo, client):
    """A page on which a data editor is signed in, and a finding about the first recommendation."""
    group, _made = Group.objects.get_or_create(name=DATA_EDITORS)
    editor = User.objects.create(username="editor")
    editor.groups.add(group)
    client.force_login(editor)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return page


@pytest.fixture
def doubt(demo):
    """A finding about the first recommendation of the review, and one about a file."""
    first = demo.review.recommendations.filter(parts=None).order_by("order").first()
    Finding.objects.create(kind="unreadable-document", severity="note", message="No text.", place="x.pdf")
    return Finding.objects.create(
        kind="odd-end",
        severity="doubt",
        message="The text goes on long after the last bracket.",
        document=first.document,
        place=first.document.name,
        page=first.page,
        line=first.line,
    )


def start(desk, review, place: int = 0):
    item = items_of(review).all[place]
    desk.goto(f"/desk/review/{review.code.lower()}/{item.code}/")
    return item


def test_queue_to_correction_and_undo_with_the_keyboard(desk, demo, doubt):
    rows = demo.review.recommendations.filter(parts=None).order_by("order")
    code, before = rows.values_list("code", "text")[0]
    desk.goto("/desk/review/")
    desk.keyboard.press("j")
    desk.keyboard.press("Enter")
    desk.wait_for_url(re.compile(rf"/{re.escape(code)}/\?finding="))
    assert desk.locator(".banner").inner_text().count("last bracket") == 1
    assert desk.locator(".source rect, .source .marked").count() >= 1
    desk.keyboard.press("e")
    assert desk.evaluate("document.activeElement.id") == "id_text"
    desk.keyboard.press("Control+A")
    desk.keyboard.type("Adopt a law on lighthouses, j k x s m included")
    desk.keyboard.press("Control+Enter")
    desk.wait_for_url(re.compile("done="))
    assert Recommendation.objects.get(code=code).text == "Adopt a law on lighthouses, j k x s m included"
    doubt.refresh_from_db()
    assert doubt.status == "resolved"
    desk.goto(f"/recommendations/{code}/")
    assert desk.get_by_text("Corrected by an editor on").is_visible()
    assert desk.get_by_text(before).is_visible(), "the machine's reading stands beside it"
    desk.get_by_role("link", name="Correct this reading").click()
    desk.get_by_role("button", name="Take back").click()
    desk.wait_for_url(re.compile(rf"/{re.escape(code)}/$"))
    assert Recommendation.objects.get(code=code).text == before


def test_split_merge_add_remove_and_a_new_import(desk, demo):
    review = demo.review
    first = start(desk, review)
    desk.keyboard.press("s")
    desk.wait_for_url("**/split/")
    desk.locator("#id_p0-text").fill("Adopt a law on lighthouses")
    desk.locator("#id_p1-number").fill("999.1")
    desk.locator("#id_p1-text").fill("Paint them")
    desk.locator("#id_p1-states").fill("fran")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    assert desk.locator("#id_p1-states").input_value().startswith("Fran")
    desk.get_by_role("button", name="Split").first.press("Control+Enter")
    desk.wait_for_url(re.compile("done="))
    halves = list(review.recommendations.order_by("order").values_list("number", flat=True))[:2]
    assert halves == [first.entry.number, "999.1"]
    desk.keyboard.press("u")
    desk.wait_for_url(re.compile(rf"/{re.escape(first.code)}/$"))
    assert not review.recommendations.filter(number="999.1").exists()

    start(desk, review)
    desk.keyboard.press("m")
    desk.wait_for_url(re.compile("done="))
    assert Correction.objects.get(withdrawn_at=None).kind == "merged"

    start(desk, review, 1)
    desk.keyboard.press("x")
    desk.wait_for_url(re.compile("done="))
    start(desk, review, 0)
    desk.keyboard.press("n")
    desk.wait_for_url(re.compile("/add/"))
    desk.locator("#id_number").fill("999.2")
    desk.locator("#id_text").fill("Count the gulls")
    desk.locator("#id_states").fill("France; Spain")
    desk.locator("#id_text").press("Control+Enter")
    desk.wait_for_url(re.compile("done="))
    as_decided = list(review.recommendations.order_by("order").values_list("code", "text"))
    path = demonstration.FOLDER / demo.document.name
    with transaction.atomic():
        store(path, read(path, demo=True))
    assert list(review.recommendations.order_by("order").values_list("code", "text")) == as_decided
    assert set(Correction.objects.filter(withdrawn_at=None).values_list("outcome", flat=True)) == {"holds"}


def test_errors_are_said_at_the_field_and_lead_to_it(browser, live_server, demo, client):
    desk = signed_in(browser, live_server, client)
    start(desk, demo.review)
    desk.locator("#id_states").fill("France; Atlantis")
    desk.locator("#id_states").press("Control+Enter")
    problem = desk.locator("#problems a")
    assert "Atlantis" in problem.inner_text()
    assert desk.evaluate("document.activeElement.id") == "problems"
    problem.click()
    assert desk.evaluate("document.activeElement.id") == "id_states"
    assert desk.locator("#id_states").get_attribute("aria-invalid") == "true"
    desk.context.close()


def test_keys_help_and_switching_them_off(desk, demo):
    item = start(desk, demo.review)
    desk.keyboard.press("?")
    assert desk.get_by_role("dialog").is_visible()
    desk.get_by_role("checkbox", name=re.compile("Single keys")).uncheck()
    desk.keyboard.press("Escape")
    desk.keyboard.press("j")
    assert item.code in desk.url


def test_desk_works_without_scripts(browser, live_server, demo, client, doubt):
    page = signed_in(browser, live_server, client, java_script_enabled=False)
    page.goto("/desk/review/")
    page.locator("[data-row]").first.click()
    page.get_by_role("button", name=re.compile("^Read right")).click()
    page.wait_for_url(re.compile("done="))
    assert Correction.objects.get().kind == "accepted"
    page.get_by_role("button", name=re.compile("^Undo")).click()
    doubt.refresh_from_db()
    assert doubt.status == "open"
    page.context.close()


@pytest.mark.parametrize(
    ("scheme", "width", "locale"), [("light", 1280, "en"), ("dark", 360, "en"), ("light", 360, "ar")]
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser, live_server, demo, client, doubt, look, scheme, width, locale
):
    page = signed_in(
        *(browser, live_server, client),
        color_scheme=scheme,
        locale=locale,
        viewport={"width": width, "height": 800},
        bypass_csp=True,
    )
    code = demo.review.recommendations.order_by("order").first().code
    base = f"/desk/review/{demo.review.code.lower()}/"
    other = Finding.objects.get(kind="unreadable-document")
    problems = look(
        page,
        *("/desk/review/", "/desk/review/?kind=none", f"/desk/review/finding/{other.pk}/", base),
        *(f"{base}{code}/?finding={doubt.pk}", f"{base}{code}/split/", f"{base}add/?after={code}"),
    )
    page.context.close()
    assert not problems, "\n".join(problems)
