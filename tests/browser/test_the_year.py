"""Every public page in six languages on a small phone: not too wide, mirrored, reached by keys, sound to axe.

One journey through all of them: a page is loaded once in a language, and everything is asked of it then.
"""

import pytest
from django.conf import settings
from django.urls import reverse

from project import year
from project.doors import OPEN
from project.test_doors import PUBLIC, world  # noqa: F401 (a fixture)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROW = 320
AXE_IN = {"en": "light", "ar": "dark"}
# What is no page: feeds, files, twins.
LEFT_OUT = ("-data", "-feed", "-file", "-ics", "-atom", "-csv", "-card", "-photo")
MUST_BE_THERE = {
    "web:newsletter-subscribe", "web:newsletter-confirm", "web:newsletter-preferences",
    "web:newsletter-unsubscribe", "web:newsletters", "web:newsletter", "web:newsletter-figures",
    "web:calendar", "web:calendar-state", "web:calendar-session", "web:calendar-unsubscribe",
    "web:pre-sessions", "web:pre-sessions-one", "web:pre-session-programme", "web:pre-session-country",
    "web:pre-session-mission", "web:pre-session-survey", "web:pre-session-voices",
}  # fmt: skip
# Whatever can be clicked takes the focus, in the order in which it stands.
OUT_OF_REACH = """() => {
  const asked = 'a, button, input, select, textarea, summary, [onclick]'
  return [...document.querySelectorAll(asked)]
    .filter(one => one.offsetParent && one.type !== 'hidden' && !one.disabled)
    .filter(one => one.tabIndex !== 0 || (one.tagName === 'A' && !one.href))
    .map(one => one.outerHTML.slice(0, 120))
}"""


@pytest.fixture
def pages(client, world):  # noqa: F811
    """The names and addresses of all public pages of the year, and those of the older ones."""
    of_year = {name: args for name, (args, answers) in year.DOORS.items() if answers == OPEN}
    older = {f"web:{name}": args for name, args in PUBLIC.items()}
    return [_opened(client, world, names) for names in (of_year, older)]


def _opened(client, made, names):
    found = {}
    for name, args in names.items():
        if not name.endswith(LEFT_OUT):
            address = reverse(name, args=[made.get(str(arg), arg) for arg in args])
            answer = client.get(address)
            if answer.headers.get("Content-Type", "").startswith("text/html") and answer.status_code == 200:
                found[name] = address
    return found


def test_every_public_page_on_a_small_phone_in_six_languages(browser, live_server, pages, look):
    of_year, older = pages
    assert set(of_year) >= MUST_BE_THERE
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": NARROW, "height": 640}, has_touch=True, bypass_csp=True
    )
    page, problems = context.new_page(), []
    page.set_default_timeout(30_000)
    for language, _words in settings.LANGUAGES:
        cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}
        context.add_cookies([cookie])
        page.emulate_media(color_scheme=AXE_IN.get(language, "light"))
        for address in [*of_year.values(), *(older.values() if language in ("ar", "ru") else ())]:
            assert page.goto(address).status == 200, address
            problems += [f"{language} {address} {one}" for one in own_language(page, language)]
            if language in AXE_IN and address in of_year.values():
                problems += [f"{language} {one}" for one in look(page)]
                problems += [
                    f"{language} {address} is out of reach: {one}" for one in page.evaluate(OUT_OF_REACH)
                ]
    context.close()
    assert not problems, "\n".join(problems)


def own_language(page, language):
    """Say where a page is in another language, or not mirrored."""
    lang, direction = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    if lang != language:
        yield f"is in {lang}"
    if (direction == "rtl") != (language == "ar"):
        yield f"goes {direction}"
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        yield "is too wide"
