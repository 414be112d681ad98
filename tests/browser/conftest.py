"""A real Chromium for the tests of pages, driven by Playwright."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser import looks

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser(require: Callable[[str], str]) -> Iterator["Browser"]:
    """One Chromium for all tests of this process; it skips where Chromium is not installed."""
    require("playwright")
    path = require("chromium")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, at which Django would refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser: "Browser", live_server: Any) -> Iterator["Page"]:
    """A fresh page on the live server: `page.goto("/")`. An error in the console fails the test."""
    context = browser.new_context(base_url=live_server.url, locale="en-GB")
    context.set_default_timeout(15_000)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert not errors, errors


@pytest.fixture
def phone(browser: "Browser", live_server: Any) -> Iterator["Page"]:
    """A page on the live server at the width of a small phone."""
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 360, "height": 740}, has_touch=True
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def page_without_scripts(browser: "Browser", live_server: Any) -> Iterator["Page"]:
    """A page on the live server with JavaScript switched off."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def look(require: Callable[[str], str]) -> Callable[..., list[str]]:
    """`look(page, "/", "/states/")` returns what is wrong with these pages; nothing is what tests want."""
    require("axe")
    return looks.look


@pytest.fixture
def demo(transactional_db: None, home: Path) -> Any:
    """The demonstration data, indexed; returns a recommendation with a place in its report."""
    from uprtracker.records.demo import load_demo
    from uprtracker.records.models import Recommendation
    from uprtracker.search import build_index

    load_demo()
    build_index()
    return (
        Recommendation.objects.filter(page__isnull=False).exclude(position="").order_by("-review__session")[0]
    )
