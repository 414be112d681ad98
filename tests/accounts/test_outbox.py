"""Mails of the outbox: once for each occasion, in a language of plain words, and nothing of them kept."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from uprtracker.accounts.models import OutgoingMail
from uprtracker.accounts.outbox import WAITS, post, send_waiting


@pytest.fixture(autouse=True)
def sending(db, settings):
    settings.UPR_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "site@example.org"


def letter(key="one"):
    return post(key, kind="letter", to="a@example.org", subject="Your\r\nBcc: x", text="Dear all")


def test_an_occasion_makes_one_mail_of_which_nothing_stays():
    assert letter()
    assert not letter()
    assert send_waiting() == 1
    assert send_waiting() == 0
    (sent,) = mail.outbox
    assert (sent.subject, sent.to, sent.body) == ("Your Bcc: x", ["a@example.org"], "Dear all")
    kept = OutgoingMail.objects.get()
    assert (kept.state, kept.to, kept.subject, kept.text) == ("sent", "", "", "")
    assert not letter()


def test_what_cannot_be_sent_is_tried_again_and_given_up_in_the_end(monkeypatch):
    def fail(*_args, **_more):
        raise OSError("no way out")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)
    letter()
    now = timezone.now()
    for wait in (*WAITS, timedelta()):
        assert send_waiting(now) == 0
        assert OutgoingMail.objects.get().error in ("no way out",)
        now += wait + timedelta(seconds=1)
    kept = OutgoingMail.objects.get()
    assert (kept.state, kept.to) == ("failed", "")


def test_without_mail_on_this_site_nothing_leaves(settings):
    settings.UPR_MAIL = False
    letter()
    assert send_waiting() == 0
    assert OutgoingMail.objects.get().state == "waiting"
