"""Letters go out once each, over a real server; what it refuses has the right consequence."""

from datetime import timedelta

import pytest
from django.utils import timezone

from uprtracker.publishing.newsletter import posting, subscribing
from uprtracker.publishing.newsletter.models import Letter, Sending, Subscriber
from uprtracker.publishing.newsletter.sending import begin_sending, send_due
from uprtracker.publishing.newsletter.subscribing import Interests
from uprtracker.records import editing

pytestmark = pytest.mark.django_db


def states():
    return dict(Letter.objects.values_list("subscriber__email", "state"))


def test_each_confirmed_reader_gets_one_with_headers_of_his_own(published, server, reader):
    one, two = reader("a@example.org"), reader("b@example.org")
    reader("c@example.org", state="pending")
    reader("d@example.org", state="unsubscribed")
    assert send_due().sent == 2
    assert send_due().sent == 0
    assert server.counts == {"a@example.org": 1, "b@example.org": 1}
    assert server.connections == 1
    first, second = server.letter("a@example.org"), server.letter("b@example.org")
    assert (
        first["List-Unsubscribe"].strip() == f"<https://upr.example.org/newsletter/unsubscribe/{one.token}/>"
    )
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert first["Message-ID"] != second["Message-ID"]
    assert two.token not in first.as_string() and one.token not in second.as_string()
    assert Sending.objects.get().state == "sent"


def test_an_issue_that_is_not_mailed_or_not_public_sends_nothing(issue, editor, server, reader):
    reader("a@example.org")
    assert send_due().sent == 0
    editing.change(issue, by=editor, revision=issue.revision, mailed=False)
    editing.publish(issue, by=editor)
    assert send_due().sent == 0
    assert not server.letters


def test_a_scheduled_issue_goes_when_its_time_has_come(issue, editor, server, reader):
    reader("a@example.org")
    moment = timezone.now() + timedelta(hours=1)
    editing.publish(issue, by=editor, at=moment)
    assert send_due().sent == 0
    editing.publish_due(moment)
    assert send_due().sent == 1


def test_whoever_leaves_while_it_is_sent_gets_none(published, server, reader):
    one = reader("a@example.org")
    begin_sending(published)
    subscribing.leave(one.token)
    two = reader("b@example.org")
    Letter.objects.create(sending=Sending.objects.get(), subscriber=two, next_try=timezone.now())
    two.delete()
    assert send_due().skipped == 2
    assert not server.letters


def test_readers_get_what_answers_their_interests(published, server, reader):
    reader("calls@example.org", interests=subscribing.asdict(Interests(calls=True)))
    reader("svn@example.org", interests=subscribing.asdict(Interests(states=["SVN"])))
    reader("fji@example.org", interests=subscribing.asdict(Interests(states=["FJI"])))
    assert (send_due().sent, states()["fji@example.org"]) == (2, "skipped")
    calls = server.letter("calls@example.org").get_body(("plain",)).get_content()
    assert "sessions ahead" in calls and "Session 20" not in calls
    svn = server.letter("svn@example.org").get_body(("plain",)).get_content()
    assert "Session 20" in svn and "sessions ahead" not in svn


def test_readers_get_their_language_or_the_original(published, server, reader, editor):
    editing.put_wording(published, "fr", {"title": "Lettre", "subject": "Objet français"}, by=editor)
    reader("fr@example.org", language="fr")
    reader("ar@example.org", language="ar")
    send_due()
    assert server.letter("fr@example.org")["Subject"] == "Objet français"
    assert server.letter("fr@example.org")["Content-Language"] == "fr"
    assert server.letter("ar@example.org")["Content-Language"] == "en"


@pytest.mark.parametrize(
    ("said", "letter", "subscriber"),
    [
        ("550 5.1.1 no such user", "bounced", "bounced"),
        ("550 no such user", "bounced", "bounced"),
        ("550 5.2.1 mailbox closed", "bounced", "bounced"),
        ("554 5.7.1 refused by policy", "failed", "confirmed"),
        ("552 5.2.2 mailbox full", "failed", "confirmed"),
        ("450 4.2.1 greylisted", "waiting", "confirmed"),
    ],
)
def test_a_refused_receiver(published, server, reader, said, letter, subscriber):
    reader("a@example.org")
    reader("b@example.org")
    server.at_receiver["a@example.org"] = said
    send_due()
    assert states() == {"a@example.org": letter, "b@example.org": "sent"}
    assert Subscriber.objects.get(email="a@example.org").state == subscriber


def test_a_soft_refusal_is_tried_again_and_given_up_in_the_end(published, server, reader):
    reader("a@example.org")
    server.at_receiver["a@example.org"] = "450 4.2.1 greylisted"
    now = timezone.now() + timedelta(minutes=1)
    assert send_due(now).put_off == 1
    assert send_due(now + timedelta(minutes=1)).put_off == 0
    for wait in posting.WAITS[:-1]:
        now += wait + timedelta(seconds=1)
        assert send_due(now).put_off == 1
    assert send_due(now + timedelta(days=2)).refused == 1
    assert states() == {"a@example.org": "failed"}


def test_a_soft_refusal_is_forgotten_once_it_is_taken(published, server, reader):
    reader("a@example.org")
    server.at_receiver["a@example.org"] = "450 4.2.1 greylisted"
    now = timezone.now() + timedelta(minutes=1)
    send_due(now)
    server.at_receiver.clear()
    assert send_due(now + timedelta(minutes=6)).sent == 1
    assert Sending.objects.get().state == "sent"


def test_an_address_refused_for_other_reasons_in_three_issues_is_stopped(published, server, reader):
    one = reader("a@example.org")
    for _time in range(posting.COMPLAINTS):
        assert one.state == "confirmed"
        posting.complain(one, "554 5.7.1 no", timezone.now())
        one.refresh_from_db()
    assert one.state == "bounced"


def test_what_is_refused_for_everybody_stops_the_sending(published, server, reader, monkeypatch):
    monkeypatch.setattr(posting, "IN_A_ROW", 3)
    for number in range(6):
        reader(f"r{number}@example.org")
        server.at_data[f"r{number}@example.org"] = "554 5.6.0 we do not like it"
    assert send_due().refused == 3
    sending = Sending.objects.get()
    assert (sending.state, sending.trouble) == ("stopped", "554 5.6.0 we do not like it")
    assert Letter.objects.filter(state="waiting", claimed_by="").count() == 3


def test_without_a_server_everything_waits(published, server, reader, settings):
    reader("a@example.org")
    settings.EMAIL_PORT = 1
    assert send_due().sent == 0
    assert states() == {"a@example.org": "waiting"}
    assert Letter.objects.get().claimed_by == ""


def test_a_claim_of_another_machine_is_left_alone_until_it_ends(published, server, reader):
    reader("a@example.org")
    begin_sending(published)
    now = timezone.now()
    Letter.objects.update(claimed_by="elsewhere", claimed_until=now + timedelta(minutes=5))
    assert send_due(now).sent == 0
    late = send_due(now + timedelta(minutes=6))
    assert (late.sent, late.perhaps) == (0, 1)  # nobody here knows how far it came


def test_letters_are_made_once(published, reader):
    reader("a@example.org")
    assert begin_sending(published) == begin_sending(published)
    assert Letter.objects.count() == 1


def test_a_withdrawn_issue_is_sent_no_further(published, server, reader, editor):
    reader("a@example.org")
    begin_sending(published)
    editing.withdraw(published, by=editor)
    assert send_due().sent == 0
