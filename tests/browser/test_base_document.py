"""The page of a base document in a real browser: accessible, narrow enough, notes reached and left."""

import pytest

from web.base_document_rows import write_base


@pytest.fixture
def base(demo):
    """A national report after the demonstration's last review."""
    return write_base(demo)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(browser, live_server, base, demo, require, scheme, width):
    require("axe")
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(
        base_url=live_server.url,
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        bypass_csp=True,
    )
    page = context.new_page()
    problems = []
    pages = (f"/documents/{base.document.symbol}/", f"/recommendations/{demo.code}/")
    for address in (*pages, f"/reviews/{base.document.review.code.lower()}/"):
        page.goto(address)
        found = Axe().run(
            page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
        )
        problems += [
            f"{address} {one['id']}: {node['html'][:120]}"
            for one in found.response["violations"]
            for node in one["nodes"][:3]
        ]
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, (address, wide)
    context.close()
    assert not problems, "\n".join(problems)


def test_from_the_text_to_a_note_and_back(page, base):
    page.goto(f"/documents/{base.document.symbol}/")
    page.locator("#mark-1 a").click()
    assert page.url.endswith("#note-1")
    page.get_by_role("link", name="Back to paragraph 2").click()
    assert page.url.endswith("#p-2")
    assert page.locator("#p-2").is_visible()
