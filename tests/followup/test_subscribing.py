"""Feed and mails: that something happened, never the words; ended by whoever has them, and by leaving."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Member
from uprtracker.followup.models import Assessment
from uprtracker.followup.spaces.digest import send_news
from uprtracker.followup.spaces.members import leave
from uprtracker.followup.spaces.subscribing import end_feed, leaving_token, make_feed, set_mail

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def news(space):
    """The other party wrote one for itself and one for all."""
    for level in (Level.PARTY, Level.WORKSPACE):
        thing = Assessment(code="XAA-45-1.1", value="fully", comment=f"Words for {level}", level=level)
        keeping.add(thing, by=space.state.editor)
    return space


def test_a_feed_tells_what_is_seen_and_no_words(client, news):
    seat = news.cso.reader
    secret = make_feed(seat)
    assert secret not in str(Member.objects.values("feed"))
    answer = client.get(f"/feeds/{secret}.atom")
    assert answer["Cache-Control"] == "private, no-store"
    titles = [
        one.findtext(f"{ATOM}title") for one in ElementTree.fromstring(answer.content).iter(f"{ATOM}entry")
    ]
    assert titles == ["Ministry: Assessment added (XAA-45-1.1)"]
    assert "Words" not in answer.text
    assert "state editor" not in answer.text


@pytest.mark.parametrize("how", ["ended", "made anew", "left", "account closed", "guessed"])
def test_a_feed_that_ended_leads_nowhere(client, news, how):
    seat = news.cso.reader
    secret = make_feed(seat)
    if how == "ended":
        end_feed(seat)
    elif how == "made anew":
        make_feed(seat)
    elif how == "left":
        leave(seat)
    elif how == "account closed":
        seat.user.is_active = False
        seat.user.save()
    else:
        secret = seat.feed
    assert client.get(f"/feeds/{secret}.atom").status_code == 404


@pytest.fixture
def mail(settings):
    settings.UPR_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "upr@example.org"


def test_mails_count_and_hold_no_words(news, mail, mailoutbox):
    seat = news.cso.reader
    seat.user.email = "reader@example.org"
    seat.user.save()
    set_mail(seat, "daily")
    now = timezone.now()
    assert send_news(now) == 0  # not due yet
    Member.objects.filter(pk=seat.pk).update(told_at=now - timedelta(days=2))
    assert send_news(now) == 1
    assert send_news(now) == 0
    message = mailoutbox[0]
    assert "Ministry: 1 Assessment" in message.body
    assert "Words" not in message.body
    assert "Bridges" not in message.subject
    assert message.to == ["reader@example.org"]


def test_without_mail_or_news_nothing_is_sent(news, settings, mailoutbox):
    set_mail(news.cso.reader, "daily")
    settings.UPR_MAIL = False
    assert send_news(timezone.now() + timedelta(days=3)) == 0
    assert not mailoutbox


def test_one_click_ends_the_mails_and_looking_does_not(client, news):
    seat = news.cso.reader
    set_mail(seat, "weekly")
    address = f"/invitations/no-more-mails/{leaving_token(seat)}/"
    client.get(address)
    seat.refresh_from_db()
    assert seat.mail == "weekly"
    assert client.post(address).status_code == 200
    seat.refresh_from_db()
    assert seat.mail == ""
    assert client.post(address[:-3] + "xx/").status_code == 404


def test_the_page_of_the_seat_sets_them(client, news):
    client.force_login(news.cso.reader.user)
    page = f"/workspaces/{news.workspace.slug}/me/"
    assert "/feeds/" in client.post(page, {"do": "feed"}).text
    assert "/feeds/" not in client.get(page).text
    client.post(page, {"do": "mail", "mail": "weekly"})
    assert client.post(page, {"do": "mail", "mail": "hourly"}).status_code == 403
    news.cso.reader.refresh_from_db()
    assert (bool(news.cso.reader.feed), news.cso.reader.mail) == (True, "weekly")
    client.post(page, {"do": "end-feed"})
    news.cso.reader.refresh_from_db()
    assert news.cso.reader.feed == ""
