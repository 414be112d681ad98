"""The page of a base document in a real browser: accessible, narrow enough, notes reached and left."""

import pytest

from web.base_document_rows import write_base


@pytest.fixture
def base(demo):
    """A national report after the demonstration's last review."""
    return write_base(demo)


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser, live_server, base, demo, look, scheme, width
):
    context = browser.new_context(
        base_url=live_server.url,
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        bypass_csp=True,
    )
    page = context.new_page()
    pages = (f"/documents/{base.document.symbol}/", f"/recommendations/{demo.code}/")
    problems = look(page, *pages, f"/reviews/{base.document.review.code.lower()}/")
    context.close()
    assert not problems, "\n".join(problems)


def test_from_the_text_to_a_note_and_back(page, base):
    page.goto(f"/documents/{base.document.symbol}/")
    page.locator("#mark-1 a").click()
    assert page.url.endswith("#note-1")
    page.get_by_role("link", name="Back to paragraph 2").click()
    assert page.url.endswith("#p-2")
    assert page.locator("#p-2").is_visible()
