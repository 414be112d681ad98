"""Saved searches on the site, the link that stops mails, and the feed of any question."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from lxml import etree

from search.small_world import recommendation, review, small_world
from uprtracker.accounts.models import User
from uprtracker.publishing import saved_searches
from uprtracker.publishing.models import SavedSearch
from uprtracker.publishing.saved_searches import Wishes, change_search, delete_search, save_search
from uprtracker.publishing.told import unpacked
from uprtracker.search import Query, build_index

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def owner(db, home, settings):
    settings.UPR_MAIL = True
    small_world()
    build_index()
    return User.objects.create(username="owner", email="owner@example.org")


@pytest.fixture
def keeper(owner):
    client = Client()
    client.force_login(owner)
    return client


@pytest.fixture
def kept(owner):
    query = Query.from_params({"q": "prison", "page": "2"})
    return save_search(owner=owner, query=query, name="Cells", wishes=Wishes(by_mail=True), language="en")


def test_a_search_is_saved_from_its_page_changed_and_deleted(keeper, client, owner):
    assert 'href="/saved/add/?q=prison"' in client.get("/recommendations/?q=prison").text
    page = keeper.get("/saved/add/?q=prison&sur=SVN").text
    assert "by mail to owner@example.org" in page
    sent = {"q": "prison", "sur": "SVN", "name": "Cells", "by_mail": "1", "every_days": "7"}
    answer = keeper.post("/saved/add/", sent, follow=True)
    one = SavedSearch.objects.get()
    assert answer.redirect_chain == [(f"/saved/{one.pk}/", 302)]
    assert (one.owner, one.question, one.every_days, one.by_mail) == (owner, "q=prison&sur=SVN", 7, True)
    assert unpacked(one.told) == {"SVN-20-115.1"}
    keeper.post(f"/saved/{one.pk}/", {"name": "Jails", "webhook": "https://example.org/hook"})
    one.refresh_from_db()
    assert (one.name, one.by_mail, one.webhook) == ("Jails", False, "https://example.org/hook")
    assert one.secret in keeper.get(f"/saved/{one.pk}/").text
    assert "Jails" in keeper.get("/saved/").text
    assert keeper.post(f"/saved/{one.pk}/delete/").status_code == 302
    assert not SavedSearch.objects.exists()


def test_an_address_that_alerts_do_not_go_to_comes_back_as_typed(keeper):
    answer = keeper.post("/saved/add/", {"q": "prison", "name": "Cells", "webhook": "http://localhost/"})
    assert (answer.status_code, SavedSearch.objects.count()) == (400, 0)
    assert 'value="http://localhost/"' in answer.text


@pytest.mark.parametrize("superuser", [False, True])
def test_nobody_else_reads_or_changes_it(kept, superuser):
    other = User.objects.create(username="other", is_superuser=superuser)
    client = Client()
    client.force_login(other)
    assert client.get(f"/saved/{kept.pk}/").status_code == 404
    assert client.post(f"/saved/{kept.pk}/delete/").status_code == 404
    assert "Cells" not in client.get("/saved/").text
    with pytest.raises(PermissionDenied):
        change_search(search=kept, person=other, name="Mine", wishes=Wishes())
    with pytest.raises(PermissionDenied):
        delete_search(search=kept, person=other)


def test_there_is_an_end_to_what_one_person_keeps(kept, owner, monkeypatch):
    monkeypatch.setattr(saved_searches, "MOST", 1)
    with pytest.raises(PermissionDenied):
        save_search(owner=owner, query=Query(), name="", wishes=Wishes(), language="en")


def test_following_the_link_of_a_mail_stops_nothing_and_its_button_does(kept):
    client = Client(enforce_csrf_checks=True)
    address = f"/saved/unsubscribe/{kept.token}/"
    assert "Send me no more" in client.get(address).text
    kept.refresh_from_db()
    assert kept.by_mail
    assert "No more mails will come" in client.post(address).text
    kept.refresh_from_db()
    assert not kept.by_mail
    assert client.post("/saved/unsubscribe/guessed/").status_code == 404


def test_a_site_without_mail_says_so(keeper, settings):
    settings.UPR_MAIL = False
    assert "This site sends no mail." in keeper.get("/saved/add/?q=prison").text


def test_any_question_has_a_feed_newest_first(client, owner):
    recommendation("Paint <b>every</b> prison\x0b & fence", of=review("SVN", 15), number="1.1", by=("SWE",))
    build_index()
    page = client.get("/recommendations/?q=prison").text
    assert (
        '<link rel="alternate" type="application/atom+xml" href="/recommendations/feed.atom?q=prison">'
        in page
    )
    answer = client.get("/recommendations/feed.atom?q=prison")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")
    assert [one.findtext(f"{ATOM}title") for one in entries][0] == "Slovenia 1.1"
    assert len(entries) == 3
    assert entries[0].findtext(f"{ATOM}id") == "tag:testserver,2026:recommendation/SVN-15-1.1"
    assert "&lt;b&gt;every&lt;/b&gt;" in entries[0].findtext(f"{ATOM}summary")
    assert feed.findtext(f"{ATOM}title") == "UPR Tracker: prison"
    again = client.get("/recommendations/feed.atom?q=prison", HTTP_IF_NONE_MATCH=answer["ETag"])
    assert again.status_code == 304


def test_a_feed_of_nothing_is_a_feed(client, owner):
    feed = etree.fromstring(client.get("/recommendations/feed.atom?q=zzzz").content)
    assert feed.findall(f"{ATOM}entry") == []


def test_a_feed_of_words_that_xml_forbids_is_a_feed(client, owner):
    answer = client.get("/recommendations/feed.atom?q=%01%0bprison")
    assert answer.status_code == 200
    etree.fromstring(answer.content)
