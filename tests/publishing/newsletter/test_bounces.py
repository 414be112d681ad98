"""Bounces of real forms stop what does not work, and nobody is stopped by made-up ones."""

from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from uprtracker.publishing.newsletter.bounces import read_bounces
from uprtracker.publishing.newsletter.letter import message_id
from uprtracker.publishing.newsletter.models import Letter, Subscriber
from uprtracker.publishing.newsletter.sending import begin_sending

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(published, reader):
    reader("a@example.org")
    begin_sending(published)
    Letter.objects.update(state="sent")
    return Letter.objects.get()


def bounce(of: str, status: str = "5.1.1", *, headers_alone: bool = False) -> bytes:
    """A report as mail servers write it, about a letter with this Message-ID."""
    report = MIMEMultipart("report", **{"report-type": "delivery-status"})
    report["From"], report["To"] = "MAILER-DAEMON@example.org", "newsletter@upr.example.org"
    report.attach(MIMEText("Your message could not be delivered."))
    fields = EmailMessage()
    fields["Reporting-MTA"] = "dns; mail.example.org"
    receiver = EmailMessage()
    receiver["Final-Recipient"] = "rfc822; a@example.org"
    receiver["Action"] = "failed"
    receiver["Status"] = status
    receiver["Diagnostic-Code"] = f"smtp; 550 {status} no such user"
    status_part = MIMEMultipart("x")
    status_part.set_type("message/delivery-status")
    del status_part["MIME-Version"]
    status_part.set_payload([fields, receiver])
    report.attach(status_part)
    original = MIMEText("Hello")
    original["Message-ID"] = of
    if headers_alone:
        part = MIMEText(f"Message-ID: {of}\nTo: a@example.org\n")
        part.set_type("text/rfc822-headers")
        report.attach(part)
    else:
        report.attach(MIMEMessage(original))
    return report.as_bytes()


def of_ours(letter) -> str:
    return message_id(letter.sending.issue.number, letter.token)


@pytest.mark.parametrize("headers_alone", [False, True])
def test_a_bounce_stops_the_address_once(letter, headers_alone):
    data = bounce(of_ours(letter), headers_alone=headers_alone)
    done = read_bounces(data)
    assert (done.messages, done.stopped, done.not_ours) == (1, 1, 0)
    letter.refresh_from_db()
    one = Subscriber.objects.get()
    assert (letter.state, one.state) == ("bounced", "bounced")
    assert "no such user" in one.why_ended
    assert read_bounces(data).stopped == 0


def test_delays_and_other_reasons_stop_nobody(letter):
    assert read_bounces(bounce(of_ours(letter), "4.4.1")).delayed == 1
    assert read_bounces(bounce(of_ours(letter), "5.7.1")).given_up == 1
    assert Subscriber.objects.get().state == "confirmed"
    assert Subscriber.objects.get().complaints == 1


@pytest.mark.parametrize(
    "made_up",
    [
        f"<newsletter-1.{'A' * 32}@upr.example.org>",
        "<other@example.org>",
        "",
        "<newsletter-1.@x>",
    ],
)
def test_made_up_bounces_stop_nobody(letter, made_up):
    done = read_bounces(bounce(made_up))
    assert (done.stopped, done.not_ours) == (0, 1)
    assert Subscriber.objects.get().state == "confirmed"


def test_a_mailbox_is_read_message_by_message(letter):
    data = b"".join(
        b"From MAILER-DAEMON Sat Nov 21 10:00:00 2026\n" + one + b"\n\n"
        for one in (bounce("<other@example.org>"), bounce(of_ours(letter)), b"Subject: hello\n\nI am away.")
    )
    done = read_bounces(data)
    assert (done.messages, done.stopped, done.not_ours) == (3, 1, 2)


@pytest.mark.parametrize("junk", [b"", b"\x00\xff\x00", b"From \n", b"Content-Type: multipart/report\n\n"])
def test_junk_is_not_ours(db, junk):
    assert read_bounces(junk).stopped == 0
