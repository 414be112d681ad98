"""Nothing is sent to who did not confirm, and nobody learns who is known."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from uprtracker.accounts.models import OutgoingMail
from uprtracker.accounts.outbox import send_waiting
from uprtracker.publishing.newsletter import subscribing
from uprtracker.publishing.newsletter.models import Subscriber
from uprtracker.publishing.newsletter.subscribing import Interests, ask, confirm

pytestmark = pytest.mark.django_db
ALL = Interests(all=True)


def test_who_asks_confirms_by_mail(server):
    ask("Reader@Example.org", language="fr", interests=Interests(states=["SVN", "XXX"], regions=["eeg"]))
    row = Subscriber.objects.get()
    assert (row.state, row.language, row.interests["states"]) == ("pending", "fr", ["SVN"])
    send_waiting()
    letter = server.letter("Reader@Example.org")
    assert f"https://upr.example.org/newsletter/confirm/{row.asking}/" in letter.get_content()
    assert row.token not in letter.get_content()
    assert confirm(row.asking).state == "confirmed"
    assert confirm(row.asking).state == "confirmed"


@pytest.mark.parametrize(
    "address", ["", "nobody", "a@b", "a@example.org\nBcc: b@example.org", "x" * 300 + "@a.org"]
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(ValidationError):
        ask(address, language="en", interests=ALL)
    assert not Subscriber.objects.exists()


def test_a_link_is_open_for_a_week_and_a_new_one_ends_the_old():
    now = timezone.now()
    ask("a@example.org", language="en", interests=ALL, now=now)
    first = Subscriber.objects.get().asking
    assert confirm(first, now + timedelta(days=8)) is None
    ask("A@example.org", language="en", interests=ALL, now=now + timedelta(minutes=5))
    assert Subscriber.objects.get().asking == first
    ask("a@example.org", language="en", interests=ALL, now=now + timedelta(hours=2))
    assert confirm(first) is None
    assert OutgoingMail.objects.count() == 2


def test_others_change_nothing_of_a_confirmed_reader(reader):
    one = reader("a@example.org", language="fr")
    ask("A@EXAMPLE.org", language="en", interests=Interests(calls=True))
    ask("a@example.org", language="en", interests=ALL)
    one.refresh_from_db()
    assert (one.state, one.language, one.interests["all"]) == ("confirmed", "fr", True)
    assert OutgoingMail.objects.get().text.count(one.token) == 1


def test_who_left_comes_back_only_by_confirming(reader):
    one = reader("a@example.org")
    assert subscribing.leave(one.token).state == "unsubscribed"
    assert subscribing.leave(one.token).state == "unsubscribed"
    ask("a@example.org", language="en", interests=ALL)
    one.refresh_from_db()
    assert one.state == "pending"
    assert confirm(one.asking).state == "confirmed"


def test_who_left_is_not_confirmed_by_an_old_mail():
    ask("a@example.org", language="en", interests=ALL)
    row = Subscriber.objects.get()
    secret = row.asking
    subscribing.leave(row.token)
    assert confirm(secret) is None


def test_deleted_is_gone_and_so_are_addresses_that_nobody_confirmed(reader):
    one = reader("a@example.org")
    assert subscribing.forget(one.token)
    assert not subscribing.forget(one.token)
    ask("b@example.org", language="en", interests=ALL)
    assert subscribing.forget_unconfirmed() == 0
    Subscriber.objects.update(made_at=timezone.now() - timedelta(days=40))
    assert subscribing.forget_unconfirmed(timezone.now() + timedelta(days=31)) == 1


def test_nothing_chosen_is_everything_and_everything_needs_no_choice():
    assert Interests().known() == ALL
    assert Interests(all=True, calls=True, states=["SVN"]).known() == ALL
    assert Interests(issues=["justice", "no-such"]).known() == Interests(issues=["justice"])
