"""A submission is written in a real browser: its words are counted while it is written."""

from types import SimpleNamespace

import pytest

from followup.small_space import small_space
from uprtracker.publishing.papers.composing import compose
from uprtracker.publishing.papers.drafts import begin, write

pytestmark = pytest.mark.browser

LONG = (
    "## Bridges\n- It fell **twice**.^[Own visit, https://example.org/a-very-long-address-of-it]\n\n"
    "| No. | What was seen |\n|--|----|\n| {#XAA-45-1.1} | nothing |\n\n1. See {XAA-45-1.1} and\n2. 国家 A|B"
)


@pytest.fixture
def space(transactional_db, client) -> SimpleNamespace:
    found = small_space()
    found.review.report_symbol = "A/HRC/99/5"
    found.review.save()
    found.draft = begin(
        by=found.cso.editor,
        kind="stakeholder_submission",
        title="On bridges",
        language="en",
        review="XAA-45",
    )
    found.section = found.draft.sections.first()
    found.page = f"/workspaces/{found.workspace.slug}/papers/{found.draft.pk}/"
    client.force_login(found.cso.editor.user)
    return found


def sign_in(page, client, live_server) -> None:
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])


def test_words_are_counted_while_they_are_written_as_they_are_when_saved(page, live_server, client, space):
    from playwright.sync_api import expect

    sign_in(page, client, live_server)
    page.goto(f"{space.page}{space.section.pk}/")
    page.get_by_label("Text", exact=True).fill(LONG)
    here, total = page.locator("[data-here]").inner_text(), page.locator("[data-total]").inner_text()
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url(f"**{space.page}#s*")
    composed = compose(space.draft)
    assert int(here) == composed.sections[space.section.pk]
    assert int(total) == composed.words
    expect(page.locator(".paper-notes")).to_contain_text("Own visit")
    page.goto(f"{space.page}{space.section.pk}/")
    page.get_by_label("Text", exact=True).fill("word " * 2_816)
    expect(page.locator("[data-length]")).to_have_class("paper-length over")


@pytest.mark.parametrize(("scheme", "locale"), [("light", "ar"), ("dark", "en")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser, live_server, client, space, look, scheme, locale
):
    write(space.section, by=space.cso.editor, revision=1, title="A heading " * 15, text=LONG, annex=False)
    page = browser.new_context(
        base_url=live_server.url, color_scheme=scheme, locale=locale, bypass_csp=True,
        viewport={"width": 390, "height": 800},
    ).new_page()  # fmt: skip
    sign_in(page, client, live_server)
    above = space.page.rsplit("/", 2)[0] + "/"
    problems = look(page, above, space.page, f"{space.page}{space.section.pk}/")
    page.context.close()
    assert not problems, "\n".join(problems)
