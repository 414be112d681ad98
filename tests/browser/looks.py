"""What is wrong with a page: the one way in which all tests of pages ask axe and measure the width."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# All rules of WCAG 2.2 at levels A and AA (target sizes are asked for by name alone), and good practice.
# Only what is wrong is wanted, and style sheets are on the page: there is nothing to load beforehand.
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
}
LOOK = """async options => {
    const root = document.documentElement, wide = () => root.scrollWidth > innerWidth;
    const beyond = () => [...document.querySelectorAll("body *")].filter(one => {
        const box = one.getBoundingClientRect();
        return box.width && (box.right > innerWidth + 1 || box.left < -1);
    }).slice(-2).map(one => one.outerHTML.slice(0, 120)).join(" ");
    const found = wide() ? [`scrolls sideways: ${beyond()}`] : [];
    document.querySelectorAll("details:not(.language)").forEach(one => { one.open = true; });
    if (!found.length && wide()) found.push(`scrolls sideways once all is unfolded: ${beyond()}`);
    const {violations} = await axe.run(document, options);
    for (const {id, nodes} of violations)
        for (const node of nodes.slice(0, 3)) found.push(`${id}: ${node.html.slice(0, 120)}`);
    return found;
}"""


@cache
def _axe() -> str:
    from axe_playwright_python.base import AXE_SCRIPT

    return AXE_SCRIPT


def look(page: "Page", *addresses: str) -> list[str]:
    """Open each address, unfold all of it, and return what axe finds and whether the page scrolls sideways.

    Without an address, look at the page as it stands.
    """
    found = []
    for address in addresses or (None,):
        if address is not None:
            page.goto(address)
        if not page.evaluate("'axe' in window"):
            page.evaluate(_axe())
        found += [f"{page.url} {fault}" for fault in page.evaluate(LOOK, OPTIONS)]
    return found
