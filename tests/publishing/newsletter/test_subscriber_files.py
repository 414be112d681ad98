"""Subscribers as files: consent is kept, mistakes are told by line, and nobody comes back who left."""

import io

import pytest

from uprtracker.accounts.models import OutgoingMail
from uprtracker.publishing.newsletter.models import Subscriber
from uprtracker.publishing.newsletter.subscriber_files import bring_in, take_out

pytestmark = pytest.mark.django_db
HEAD = "email,language,consent_date,consent_source\n"


def test_with_consent_at_once_and_without_by_mail(reader):
    reader("left@example.org", state="unsubscribed")
    reader("here@example.org")
    rows = (
        "a@example.org,fr,2026-03-12,list of a workshop\nb@example.org,,,\nB@example.org,,,\n"
        "left@example.org,en,2026-03-12,list\nhere@example.org,en,,\n"
    )
    done = bring_in((HEAD + rows).encode())
    assert (done.confirmed, done.asked, done.known, done.ended) == (1, 1, 1, 1)
    one = Subscriber.objects.get(key="a@example.org")
    assert (one.state, one.language, one.consent_source) == ("confirmed", "fr", "list of a workshop")
    assert one.consent_at.date().isoformat() == "2026-03-12"
    assert Subscriber.objects.get(key="b@example.org").state == "pending"
    assert Subscriber.objects.get(key="left@example.org").state == "unsubscribed"
    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("nobody,en,,", "Line 3: “nobody” is no address."),
        ("a@example.org,xx,,", "Line 3: The language “xx” is not known"),
        ("a@example.org,en,2026-03-12,", "Line 3: Day and source"),
        ("a@example.org,en,12.3.2026,list", "Line 3: Write the day"),
        ("a@example.org,en,2999-01-01,list", "Line 3: The day of the consent is still to come."),
    ],
)
def test_a_mistake_brings_nobody_in(row, said):
    done = bring_in(f"{HEAD}ok@example.org,en,,\n{row}\n".encode())
    assert any(one.startswith(said) for one in done.mistakes), done.mistakes
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"name,mail\na,b\n", b"\x00\x00"])
def test_what_is_no_table_is_told(data):
    assert bring_in(data).mistakes


def test_semicolons_and_a_byte_order_mark_are_read():
    done = bring_in("\ufeffemail;language\na@example.org;es\n".encode())
    assert done.asked == 1
    assert Subscriber.objects.get().language == "es"


def test_what_is_taken_out_is_no_formula(reader):
    reader("=cmd@example.org", consent_source="=1+1")
    stream = io.BytesIO()
    assert take_out(stream) == 1
    line = stream.getvalue().decode("utf-8-sig").splitlines()[1]
    assert line.startswith("'=cmd@example.org,en,") and ",'=1+1," in line
