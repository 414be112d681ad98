"""What the journal of letters settles, and what nobody can know."""

from datetime import timedelta

import pytest
from django.utils import timezone

from uprtracker.publishing.newsletter import journal as journals
from uprtracker.publishing.newsletter import posting
from uprtracker.publishing.newsletter.journal import CLAIMED, GOING, REFUSED, TAKEN, own_journal
from uprtracker.publishing.newsletter.models import Letter, Sending
from uprtracker.publishing.newsletter.sending import begin_sending, hold_after_restore, send_again, send_due

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(published, server, reader, home):
    """A letter that waits."""
    reader("a@example.org")
    begin_sending(published)
    return Letter.objects.get()


def left(home, letter, *marks, claimed=True):
    """Leave behind what a sender that is gone noted about a letter."""
    with own_journal(home) as journal:
        journal.begin(letter.token)
        for mark in marks:
            journal.note(mark)
        name = journal.name
    if claimed:
        until = timezone.now() + posting.LEASE
        Letter.objects.update(claimed_by=name, claimed_until=until)


@pytest.mark.parametrize(
    ("marks", "state", "arrived"),
    [
        ((), "sent", 1),
        ((CLAIMED,), "sent", 1),
        ((CLAIMED, GOING, REFUSED), "sent", 1),
        ((CLAIMED, GOING, TAKEN), "sent", 0),
        ((GOING, REFUSED, GOING, TAKEN), "sent", 0),
        ((GOING,), "perhaps", 0),
    ],
    ids=["untouched", "claimed", "refused", "taken", "taken-later", "no-answer"],
)
@pytest.mark.parametrize("claimed", [True, False], ids=["claimed", "database-put-back"])
def test_what_a_killed_sender_left(letter, server, home, marks, state, arrived, claimed):
    left(home, letter, *marks, claimed=claimed)
    send_due()
    letter.refresh_from_db()
    assert (letter.state, letter.claimed_by, len(server.letters)) == (state, "", arrived)
    assert Sending.objects.get().state == "sent"


def test_what_is_in_doubt_goes_again_if_an_editor_says_so(letter, server, home, editor):
    left(home, letter, GOING)
    send_due()
    send_due()
    assert not server.letters
    assert send_again(Sending.objects.get(), by=editor) == 1
    assert send_due().sent == 1
    assert send_again(Sending.objects.get(), by=editor) == 0


def test_without_its_journal_nothing_is_known_of_a_claim(letter, server, home):
    left(home, letter, GOING, TAKEN)
    (home / "newsletter.journal").unlink()
    assert send_due().perhaps == 0  # it could be a machine that is at it
    assert send_due(timezone.now() + posting.LEASE + timedelta(seconds=1)).perhaps == 1
    assert not server.letters


@pytest.mark.parametrize(("mark", "state"), [(TAKEN, "sent"), (REFUSED, "sent"), (GOING, "perhaps")])
def test_a_machine_that_comes_back_settles_from_its_own(letter, server, home, mark, state):
    left(home, letter, GOING, mark)
    own = home / "newsletter.journal"
    own.rename(home / "away")
    send_due(timezone.now() + posting.LEASE + timedelta(seconds=1))
    assert (Letter.objects.get().state, Sending.objects.get().state) == ("perhaps", "sent")
    (home / "away").rename(own)
    send_due()
    assert Letter.objects.get().state == state
    assert len(server.letters) == (mark == REFUSED)


def test_a_line_that_breaks_before_the_answer_leaves_it_in_doubt(letter, server, reader):
    server.breaks_after.add("a@example.org")
    send_due()
    assert (Letter.objects.get().state, len(server.letters)) == ("perhaps", 1)
    send_due()
    assert len(server.letters) == 1


def test_a_line_that_breaks_before_the_letter_goes_leaves_it_waiting(letter, server):
    server.breaks_before.add("a@example.org")
    send_due()
    assert Letter.objects.get().state == "waiting"
    server.breaks_before.clear()
    assert send_due().sent == 1


def test_a_server_that_never_answers_stops_the_sending(letter, server, published, reader):
    for n in range(5):
        one = reader(f"r{n}@example.org")
        Letter.objects.create(sending=letter.sending, subscriber=one, next_try=letter.next_try)
        server.breaks_after.add(one.email)
    server.breaks_after.add("a@example.org")
    assert send_due().perhaps == posting.BROKEN
    assert Sending.objects.get().state == "stopped"
    assert Letter.objects.filter(state="waiting", claimed_by="").count() == 3


@pytest.mark.parametrize(("marks", "state"), [((CLAIMED,), "perhaps"), ((CLAIMED, GOING, TAKEN), "sent")])
def test_where_the_machine_stopped_what_was_claimed_is_in_doubt(
    letter, server, home, monkeypatch, marks, state
):
    left(home, letter, *marks)
    monkeypatch.setattr(journals, "boot", lambda: "another")
    with own_journal(home):
        pass  # whoever opened it first was killed at once
    send_due()
    assert (Letter.objects.get().state, len(server.letters)) == (state, 0)


def test_half_a_mark_counts_for_nothing(letter, server, home):
    left(home, letter, GOING)
    with (home / "newsletter.journal").open("a") as file:
        file.write(f"= {letter.token[:9]}")
    send_due()
    assert Letter.objects.get().state == "perhaps"


def test_one_alone_has_it_and_it_begins_anew_when_it_is_long(home, monkeypatch):
    with own_journal(home) as journal:
        first = journal.name
        journal.begin("x")
        journal.note(GOING)
        with own_journal(home) as other:
            assert other is None
        journal.begin_anew_if_full()
        assert journal.on_its_way("x")
        monkeypatch.setattr(journals, "FULL", 10)
        journal.begin_anew_if_full()
        assert not journal.on_its_way("x")
    with own_journal(home) as journal:
        assert journal.name != first and not journal.marks


def test_after_a_restore_an_editor_decides(letter, server):
    assert hold_after_restore() == 1
    assert send_due().sent == 0
    sending = Sending.objects.get()
    assert sending.state == "stopped" and "backup" in sending.trouble
