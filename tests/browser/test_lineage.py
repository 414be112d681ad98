"""Lineage in a browser: links decided with the keyboard, and pages that everybody can read."""

import re

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import DATA_EDITORS
from uprtracker.records.likeness import most_alike
from uprtracker.records.lineage import link_again
from uprtracker.records.models import Link, Recommendation, Review
from uprtracker.records.version import bump

pytestmark = pytest.mark.browser

LONG = (
    "Ratify CED, teach what it says in all the schools of the islands, and report on it to all who ask for it"
)
ASKED = {
    ("SVN", 7): ("Consider ratifying CED", "Dig new wells in the northern villages"),
    ("SVN", 20): ("Ratify CED", "Ratify the CED", *(f"{LONG} in {year}" for year in range(2027, 2034))),
    ("FRA", 15): ("Ratify CED",),
}


@pytest.fixture
def asked(transactional_db) -> None:
    with transaction.atomic():
        for (state, session), texts in ASKED.items():
            review = Review.objects.create(
                code=f"{state}-{session}", state=state, session=session, cycle=1, status="adopted"
            )
            for at, text in enumerate(texts, 1):
                one = Recommendation.objects.create(
                    review=review, code=f"{review.code}-1.{at}", number=f"1.{at}", order=at, text=text
                )
                one.pairs.create(state="ITA", origin="report", position="supported")
        link_again([one.pk for one in Review.objects.all()])
        bump("test")
    most_alike("Ratify CED")


def signed_in(browser, live_server, client, **options):
    """Return a page on which a data editor is signed in."""
    editor = User.objects.create(username="editor")
    editor.groups.add(Group.objects.get_or_create(name=DATA_EDITORS)[0])
    client.force_login(editor)
    context = browser.new_context(base_url=live_server.url, **options)
    context.set_default_timeout(15_000)
    context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return context.new_page()


def test_links_are_confirmed_rejected_and_taken_back_with_the_keyboard(browser, live_server, asked, client):
    page = signed_in(browser, live_server, client)
    page.goto("/desk/lineage/?about=SVN-20")
    page.keyboard.press("a")
    page.wait_for_url(re.compile("done="))
    assert Link.objects.filter(status="confirmed").count() == 1
    page.keyboard.press("x")
    page.get_by_text("Rejected:").wait_for()
    assert Link.objects.filter(status="rejected").count() == 1
    page.keyboard.press("u")
    page.wait_for_url(re.compile("at="))
    assert Link.objects.filter(status="rejected").count() == 0
    before = page.locator(".pair-of").inner_text()
    page.keyboard.press("j")
    page.wait_for_function("text => document.querySelector('.pair-of').innerText !== text", arg=before)
    page.context.close()


@pytest.mark.parametrize(
    ("scheme", "width", "locale"), [("light", 360, "en"), ("dark", 1280, "en"), ("light", 390, "ar")]
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser, live_server, asked, client, look, scheme, width, locale
):
    page = signed_in(
        *(browser, live_server, client),
        color_scheme=scheme,
        locale=locale,
        viewport={"width": width, "height": 800},
        bypass_csp=True,
    )
    problems = look(
        page,
        *(
            "/recommendations/SVN-20-1.1/",
            "/recommendations/SVN-7-1.1/",
            "/reviews/svn-7/",
            "/reviews/svn-20/",
        ),
        *("/reviews/svn-7/asked-again/", "/reviews/svn-20/asked-again/", "/states/svn/"),
        *("/desk/lineage/", "/desk/lineage/?about=FRA"),
    )
    page.context.close()
    assert not problems, "\n".join(problems)
