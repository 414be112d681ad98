"""Alerts: what is new is told once, by mail through a real server and by webhook to a real receiver."""

import hashlib
import hmac
import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.utils import timezone

from search.small_world import pledge, recommendation, review
from uprtracker.publishing import alerts
from uprtracker.publishing.alerts import WAITS, deliver, tell_all, waiting
from uprtracker.publishing.models import Alert, Delivery, SavedSearch
from uprtracker.publishing.saved_searches import unsubscribe
from uprtracker.publishing.told import unpacked
from uprtracker.records.models import Alias, Recommendation
from uprtracker.records.version import bump
from uprtracker.search import Query, build_index


def came(*texts: str) -> None:
    """New records about prisons come into the data."""
    for number, text in enumerate(texts, start=Recommendation.objects.count() + 900):
        recommendation(text, of=review("SVN", 34), number=f"122.{number}", by=("FRA",))
    bump("came")
    build_index()


def test_a_mail_tells_what_is_new_and_tells_it_once(keep, post_office, client):
    search = keep(Query(q="prison"), name="Prisons\r\nBcc: everybody@example.org", by_mail=True)
    assert tell_all().looked == 0
    came("Paint every prison <b>blue</b>", "Feed the prisoners")
    assert (tell_all().sent, tell_all().sent) == (1, 0)
    (letter,) = post_office()
    assert letter["To"] == "owner@example.org"
    assert letter["Bcc"] is None
    assert letter["Subject"] == "2 new records: Prisons Bcc: everybody@example.org"
    plain, html = (letter.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert "Paint every prison <b>blue</b>" in plain
    assert "Paint every prison &lt;b&gt;blue&lt;/b&gt;" in html
    assert "https://upr.example.org/recommendations/SVN-34-122." in plain
    assert "https://upr.example.org/recommendations/?q=prison" in plain
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    leave = letter["List-Unsubscribe"].strip("<> ").removeprefix("https://upr.example.org")
    assert leave in plain and leave in html
    assert client.post(leave, {"List-Unsubscribe": "One-Click"}).status_code == 200
    came("Open another prison")
    assert tell_all().sent == 0
    assert Alert.objects.filter(search=search).count() == 2


def test_a_mail_is_in_the_language_of_the_person(keep, post_office):
    keep(Query(q="prison"), language="fr", by_mail=True)
    came("Paint every prison")
    tell_all()
    assert '<html lang="fr"' in post_office()[0].get_body(("html",)).get_content()


def test_what_was_told_is_not_told_again_when_it_leaves_and_comes_back(keep):
    search = keep(Query(position=("noted",)))
    one = Recommendation.objects.get(code="SVN-20-115.2")
    for answer in ("supported", "noted"):
        Recommendation.objects.filter(pk=one.pk).update(position=answer)
        one.pairs.update(position=answer)
        bump("changed")
        build_index()
        tell_all()
    assert not Alert.objects.exists()
    assert SavedSearch.objects.get(pk=search.pk).told_version == 3


def test_a_record_that_got_its_number_is_not_new(keep):
    keep(Query())
    one = Recommendation.objects.get(code="ALB-19-104.2")
    Recommendation.objects.filter(pk=one.pk).update(code="ALB-19-104.7")
    Alias.objects.create(code="ALB-19-104.2", recommendation=one)
    came("Paint every prison")
    tell_all()
    assert Alert.objects.get().codes == [Recommendation.objects.latest("pk").code]


def test_pledges_are_told_where_they_are_asked_for(keep):
    keep(Query(kind="pledge"))
    pledge("We shall paint every prison", of=review("SVN", 34))
    came("Paint every prison")
    tell_all()
    assert Alert.objects.get().codes == ["SVN-34-p1"]


def test_not_more_often_than_wished(keep, monkeypatch):
    keep(Query(q="prison"), every_days=7)
    now = timezone.now()
    for day, alerts_made in ((0, 1), (6, 1), (8, 2)):
        came(f"Paint prison {day}")
        tell_all(now + timedelta(days=day))
        assert Alert.objects.count() == alerts_made
    assert Alert.objects.first().count == 2


def test_a_question_that_would_be_read_differently_is_not_asked(keep):
    search = keep(Query(sur=("SVN",)), by_mail=True)
    SavedSearch.objects.filter(pk=search.pk).update(question="sur=ATL")
    came("Paint every prison")
    assert (tell_all().alerts, len(mail.outbox)) == (0, 0)
    search.refresh_from_db()
    assert "ATL" in search.trouble


def test_without_an_index_nothing_is_lost(keep, home):
    search = keep(Query(q="prison"))
    came("Paint every prison")
    (home / "index").rename(home / "elsewhere")
    assert tell_all().alerts == 0
    (home / "elsewhere").rename(home / "index")
    assert tell_all().alerts == 1
    search.refresh_from_db()
    assert len(unpacked(search.told)) == 3


def test_a_mail_that_cannot_be_sent_is_tried_again_and_given_up_at_last(keep, post_office, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    keep(Query(q="prison"), by_mail=True)
    came("Paint every prison")
    now = timezone.now()
    assert tell_all(now).failed == 1
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.tries, delivery.next_try) == ("waiting", 1, now + WAITS[0])
    assert delivery.error
    assert waiting(now) == []
    settings.EMAIL_PORT = port
    assert tell_all(now + WAITS[0]).sent == 1
    assert len(post_office()) == 1
    Delivery.objects.update(state="waiting", tries=len(WAITS), next_try=now)
    settings.EMAIL_PORT = 1
    tell_all(now)
    assert Delivery.objects.get().state == "failed"


def test_two_processes_send_once_and_a_dead_one_gives_back(keep, monkeypatch):
    keep(Query(q="prison"), by_mail=True)
    came("Paint every prison")
    now = timezone.now()
    with monkeypatch.context() as patch:
        patch.setattr(alerts, "waiting", lambda _now: [])
        tell_all(now)
    pk = Delivery.objects.get().pk

    class Killed(BaseException):
        """The process ends in the middle of sending."""

    def killed(*_given: object) -> None:
        assert deliver(pk, now) is None, "another process finds it taken"
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(alerts, "_SENDERS", {"mail": killed})
        with pytest.raises(Killed):
            deliver(pk, now)
    assert waiting(now) == []
    assert tell_all(now + alerts.LEASE).sent == 1
    assert len(mail.outbox) == 1


def test_who_unsubscribed_in_the_meantime_gets_nothing(keep):
    search = keep(Query(q="prison"), by_mail=True)
    came("Paint every prison")
    alerts.look(search.pk, timezone.now())
    unsubscribe(search.token)
    tell_all()
    assert mail.outbox == []


def test_a_webhook_gets_a_signed_message(keep, receiver):
    search = keep(Query(q="prison"), webhook=receiver.address)
    came("Paint every prison")
    assert tell_all().sent == 1
    ((path, headers, body),) = receiver.asked
    assert path == "/hook?key=1"
    moment, _comma, given = headers["UPR-Signature"].removeprefix("t=").partition(",v1=")
    signed = hmac.new(search.secret.encode(), f"{moment}.".encode() + body, hashlib.sha256)
    assert given == signed.hexdigest()
    content = json.loads(body)
    assert (content["count"], content["records"][0]["text"]) == (1, "Paint every prison")
    assert content["search"]["address"] == "https://upr.example.org/recommendations/?q=prison"
    assert headers["UPR-Delivery"] == str(Delivery.objects.get().pk)


@pytest.mark.parametrize("status", [302, 307, 404, 500])
def test_a_webhook_that_refuses_is_tried_again_and_redirects_are_not_followed(keep, receiver, status):
    receiver.status = status
    keep(Query(q="prison"), webhook=receiver.address)
    came("Paint every prison")
    assert tell_all().failed == 1
    assert [path for path, _headers, _body in receiver.asked] == ["/hook?key=1"]
    assert Delivery.objects.get().error == f"The receiver answered {status}."


def test_a_webhook_never_reaches_into_this_network(keep, receiver, settings):
    keep(Query(q="prison"), webhook=receiver.address)
    settings.UPR_WEBHOOK_PRIVATE = False
    came("Paint every prison")
    SavedSearch.objects.update(webhook="https://localhost:8443/")
    assert tell_all().failed == 1
    assert "localhost is not a public address" in Delivery.objects.get().error
    assert receiver.asked == []


def test_a_long_round_takes_on_each_delivery_by_the_clock(keep, monkeypatch):
    """After slow receivers the round began long ago: a lease from then would be over already."""
    keep(Query(q="prison"), by_mail=True)
    came("Paint every prison")
    moments = iter(timezone.now() + timedelta(minutes=15 * number) for number in range(9))
    monkeypatch.setattr(alerts, "timezone", SimpleNamespace(now=lambda: next(moments)))
    taken = []
    monkeypatch.setattr(alerts, "deliver", lambda pk, now: taken.append(now))
    begun = timezone.now()
    tell_all()
    assert len(taken) == 1
    assert taken[0] > begun + alerts.LEASE
