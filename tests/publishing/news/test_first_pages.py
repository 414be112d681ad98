"""A new site begins with pages that are true, and editors have the last word on them."""

import pytest
from django.conf import settings
from django.urls import resolve

from uprtracker.publishing.news.first_pages import SLUGS, make_first_pages
from uprtracker.publishing.news.models import StaticPage
from uprtracker.records.editing import worded

pytestmark = pytest.mark.django_db


def test_they_come_once_and_are_public():
    assert make_first_pages() == len(SLUGS)
    assert [one.slug for one in StaticPage.objects.public()] == list(SLUGS)
    StaticPage.objects.filter(slug="about").update(title="Ours", state="withdrawn")
    assert make_first_pages() == 0
    assert StaticPage.objects.get(slug="about").title == "Ours"


def test_every_page_leads_only_to_addresses_of_this_site(client):
    make_first_pages()
    for page in StaticPage.objects.all():
        answer = client.get(f"/about/{page.slug}/")
        assert answer.status_code == 200
        for address in answer.text.split('href="')[1:]:
            address = address.partition('"')[0]
            if address.startswith("/") and not address.startswith(("/static", "/about")):
                assert resolve(address), address


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES if code != "en"])
def test_they_are_worded_in_every_language_and_say_that_a_machine_did_it(client, language):
    make_first_pages()
    for page in StaticPage.objects.all():
        words = worded(page, language)
        assert not words.fallback, page.slug
        assert words.machine
        assert words.title != page.title
        assert words.body.count("\n# ") == page.body.count("\n# ")
        assert words.body.count("](/") == page.body.count("](/")
