"""Phones, keyboards, no scripts, right to left, dark rooms, screen readers."""

import re

import pytest
from django.urls import reverse

pytestmark = pytest.mark.browser


@pytest.fixture
def addresses(demo) -> list[str]:
    """One address of every kind of page."""
    review = demo.review
    return [
        "/",
        "/recommendations/",
        "/recommendations/?q=torture&position=supported",
        "/recommendations/?q=zzzz",
        "/recommendations/?first_position=pending&issue_mode=none&issue=justice&all=session",
        "/recommendations/table/",
        "/recommendations/table/?rows=issue&columns=rs&show=row&basis=pairs",
        f"/recommendations/{demo.code}/",
        f"/pledges/{review.pledges.first().code}/",
        f"/reviews/{review.code.lower()}/",
        f"/reviews/{review.code.lower()}/dialogue/",
        f"/reviews/{review.code.lower()}/questions/",
        "/states/",
        "/states/?by=group",
        "/states/xaa/",
        "/states/xab/recommending/",
        "/sessions/",
        f"/sessions/{review.session}/",
        f"/sessions/{review.session}/report/",
        "/draft/",
        "/issues/",
        "/issues/justice/",
        "/sdgs/5/",
        "/regions/weog/",
        "/compare/?states=XAA,XAB",
        "/whom-to-ask/?state=XAA&issue=justice",
        "/lists/every-cycle/",
        "/figures/",
        "/figures/coding/",
        "/figures/trends/",
        "/figures/answers/?by=state",
        "/figures/specificity/?by=group",
        "/figures/who-asks-whom/",
        "/figures/published/",
        "/embed/figures/top/",
        "/library/",
        "/library/publications/",
        "/library/statements/?state=XAB",
        "/documents/",
        reverse("web:document", args=[demo.document.symbol]),
        reverse("web:document", args=[demo.document.symbol]) + f"?page={demo.page}&mark={demo.code}",
        "/accounts/login/",
        "/accounts/password/reset/",
        "/no/such/page/",
    ]


def open_at(browser, live_server, **options):
    context = browser.new_context(base_url=live_server.url, **options)
    context.set_default_timeout(15_000)
    return context.new_page()


SMALL = """() => [...document.querySelectorAll("button, select, input, summary, nav a")].filter(one => {
    const {width, height} = one.getBoundingClientRect();
    const seen = one.checkVisibility({visibilityProperty: true}) && width && height;
    return seen && (width < 24 || height < 24) && !(one.closest("label")?.offsetHeight >= 24);
}).map(one => `too small: ${one.outerHTML.slice(0, 100)}`)"""


@pytest.mark.parametrize(
    ("scheme", "width", "other_width", "locale"),
    [("light", 1280, 390, "en"), ("dark", 390, 320, "en"), ("light", 1280, 800, "ar")],
)
def test_every_page_fits_and_axe_finds_nothing(
    browser, live_server, addresses, look, scheme, width, other_width, locale
):
    """One visit to each page: axe, targets of 24 pixels (WCAG 2.2, 2.5.8), direction, and two widths."""
    chosen = {"color_scheme": scheme, "locale": locale, "bypass_csp": True}
    page = open_at(browser, live_server, viewport={"width": width, "height": 900}, **chosen)
    found = []
    for address in addresses:
        found += look(page, address)
        if width == 390:
            found += [f"{address} {small}" for small in page.evaluate(SMALL)]
        assert page.locator("html").get_attribute("dir") == ("rtl" if locale == "ar" else "ltr")
    page.set_viewport_size({"width": other_width, "height": 900})
    for address in addresses:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > other_width:
            found.append(f"{address} scrolls sideways at {other_width} pixels")
    page.context.close()
    assert not found, "\n".join(found)


def test_arabic_filters_stand_at_the_right(browser, live_server, demo):
    page = open_at(browser, live_server, locale="ar", viewport={"width": 1280, "height": 900})
    page.goto("/recommendations/")
    filters, results = page.locator("#filters").bounding_box(), page.locator(".results").bounding_box()
    page.context.close()
    assert filters["x"] > results["x"]


def test_filters_fold_and_work_on_a_phone(phone, demo):
    phone.goto("/recommendations/")
    supported = phone.get_by_role("checkbox", name=re.compile("^Supported$|^Supported\\s*\\d"))
    assert not supported.is_visible()
    phone.locator("#filters > summary").tap()
    supported.tap()
    phone.wait_for_url("**/recommendations/?position=supported")
    phone.locator(".chip", has_text="Supported").wait_for()
    # The filters stay open while choosing: the script opens them again once the answer is in the page.
    supported.wait_for()


def test_unfolded_filters_fit_the_smallest_phone(browser, live_server, demo, look):
    page = open_at(browser, live_server, viewport={"width": 320, "height": 800}, bypass_csp=True)
    found = look(page, "/recommendations/")
    page.context.close()
    assert not found, "\n".join(found)


def test_everything_that_reads_works_without_scripts(page_without_scripts, demo):
    page = page_without_scripts
    page.goto("/")
    page.locator("#q").fill("torture")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/recommendations/?q=torture")
    page.get_by_role("checkbox", name=re.compile("^Supported\\s*\\d")).check()
    page.get_by_role("button", name="Apply filters").click()
    page.wait_for_url("**/recommendations/?q=torture&position=supported")
    page.locator("#results .item h3 a").first.click()
    assert page.get_by_role("heading", name="Cite").is_visible()
    assert page.locator("#citation").inner_text()
    assert not page.get_by_role("button", name="Copy citation").is_visible()


def test_pages_can_be_walked_with_the_keyboard_alone(page, demo):
    page.goto("/recommendations/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#main"
    assert skip.bounding_box()["y"] >= 0, "the skip link shows itself"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("torture")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recommendations/?q=torture")
    for _ in range(90):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "e => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' }"
        ), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("document.activeElement.closest('#results h3') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/recommendations/X"))


def test_language_menu_closes_with_escape(page, demo):
    page.goto("/")
    page.locator(".language summary").focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Français").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("button", name="Français").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_dark_scheme_is_dark(browser, live_server, demo):
    page = open_at(browser, live_server, color_scheme="dark")
    page.goto("/recommendations/")
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.context.close()
    assert max(int(part) for part in re.findall(r"\d+", paper)[:3]) < 60


def test_printed_page_has_no_furniture(page, demo):
    page.goto(f"/reviews/{demo.review.code.lower()}/")
    page.emulate_media(media="print")
    assert not page.locator(".site-head").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.locator(".site-foot .version").is_visible(), "the data version goes onto paper"
