"""The desk of the newsletter: drafting, arranging, translating, previewing, sending."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from publishing.newsletter.conftest import editor, issue, reader, world  # noqa: F401 (fixtures)
from uprtracker.accounts.models import OutgoingMail
from uprtracker.publishing.newsletter.models import Block, Issue, Letter, Sending, Subscriber
from uprtracker.publishing.newsletter.sending import begin_sending
from uprtracker.records.models.edited import State, Wording

pytestmark = pytest.mark.django_db
HERE = "/desk/newsletter/1/"


@pytest.fixture
def desk(client, editor, settings):  # noqa: F811
    settings.UPR_MAIL = True
    settings.UPR_ADDRESS = "https://upr.example.org"
    client.force_login(editor)
    return client


def test_an_issue_is_drafted_from_a_period(desk, world):  # noqa: F811
    period = {"since": "2014-11-01", "until": "2015-03-31", "language": "en"}
    assert desk.post("/desk/newsletter/", period)["Location"] == HERE
    assert "Session 20: 6 recommendations" in desk.get(HERE).text
    again = desk.post("/desk/newsletter/", {**period, "since": "2016-01-01"})
    assert "ends before it begins" in again.text
    assert Issue.objects.count() == 1


def test_blocks_are_arranged_edited_and_removed(desk, issue):  # noqa: F811
    first, second = issue.blocks.all()[:2]
    desk.post(HERE, {"do": "down", "block": first.pk})
    assert list(issue.blocks.all()[:2]) == [second, first]
    desk.post(HERE, {"do": "remove", "block": second.pk})
    desk.post(HERE, {"do": "add", "kind": "teaser"})
    added = Block.objects.get(kind="teaser")
    given = {"title": "More", "text": "Read this", "more": "javascript:alert(1)", "about": "news"}
    address = f"{HERE}blocks/{added.pk}/"
    assert "begins with https://" in desk.post(address, given).text
    assert desk.post(address, {**given, "more": "/news/x/"}).status_code == 302
    added.refresh_from_db()
    assert (added.title, added.facts["more"], added.about) == ("More", "/news/x/", ["news"])
    assert desk.post(HERE, {"do": "remove", "block": "0"}).status_code == 404


def test_two_editors_in_one_block_lose_no_words(desk, issue):  # noqa: F811
    block = issue.blocks.all()[0]
    before = block.revision
    desk.post(f"{HERE}blocks/{block.pk}/", {"title": "A", "text": "Mine", "revision": before})
    late = desk.post(f"{HERE}blocks/{block.pk}/", {"title": "B", "text": "Theirs", "revision": before})
    assert late.status_code == 409
    assert "Mine" in late.text and "Theirs" in late.text
    block.refresh_from_db()
    assert block.text == "Mine"


def test_what_words_itself_is_worded_in_another_language_and_people_do_the_rest(desk, issue):  # noqa: F811
    block = issue.blocks.get(kind="opening")
    desk.post(f"{HERE}blocks/{block.pk}/", {"title": "Dear all", "text": "Ours", "revision": block.revision})
    desk.post(HERE, {"do": "translate", "language": "fr"})
    rows = Wording.objects.filter(language="fr")
    assert rows.filter(kind="newsletter.block").count() == issue.blocks.count() - 1
    assert rows.filter(kind="newsletter.issue").exists()
    page = desk.get(f"{HERE}blocks/{block.pk}/in/fr/").text
    assert "Ours" in page
    desk.post(f"{HERE}blocks/{block.pk}/in/fr/", {"title": "Chers tous", "text": "Le nôtre"})
    assert "Le nôtre" in desk.get(f"{HERE}letter/?language=fr").text
    assert desk.get(f"{HERE}blocks/{block.pk}/in/en/").status_code == 404


def test_the_preview_frames_the_letter_itself_under_a_policy_of_its_own(desk, issue):  # noqa: F811
    page = desk.get(f"{HERE}preview/")
    assert page.text.count("<iframe") == 3 and "frame-src 'self'" in page["Content-Security-Policy"]
    letter = desk.get(f"{HERE}letter/")
    assert "default-src 'none'" in letter["Content-Security-Policy"]
    assert letter["X-Frame-Options"] == "SAMEORIGIN"
    assert "SECRETOFTHEREADER" not in letter.text + page.text


def test_a_test_goes_to_oneself_alone(desk, issue, reader):  # noqa: F811
    reader("a@example.org")
    desk.post(HERE, {"do": "test", "language": "en"})
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.subject.startswith("Test: ")) == ("editor@example.org", True)
    assert "/newsletter/unsubscribe/test/" in mail.html


def test_it_is_scheduled_taken_back_published_stopped_and_withdrawn(desk, issue, reader):  # noqa: F811
    reader("a@example.org")
    at = (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    desk.post(HERE, {"do": "schedule", "at": at, "zone": "UTC"})
    issue.refresh_from_db()
    assert issue.state == State.SCHEDULED
    desk.post(HERE, {"do": "withdraw"})
    desk.post(HERE, {"do": "publish"})
    issue.refresh_from_db()
    assert issue.state == State.PUBLISHED
    begin_sending(issue)
    desk.post(HERE, {"do": "stop"})
    assert Sending.objects.get().state == "stopped"
    desk.post(HERE, {"do": "go-on"})
    assert Sending.objects.get().state == "sending"
    Letter.objects.update(state="perhaps")
    assert "1 letter was perhaps sent" in desk.get(HERE).text
    desk.post(HERE, {"do": "send-again"})
    assert Letter.objects.get().state == "waiting"
    assert "perhaps sent" not in desk.get(HERE).text
    late = desk.post(HERE, {"do": "add", "kind": "text"})
    assert "does not change any more" in late.text
    desk.post(HERE, {"do": "withdraw"})
    assert desk.get("/newsletter/1/").status_code == 410


def test_a_moment_that_is_over_schedules_nothing(desk, issue):  # noqa: F811
    answer = desk.post(HERE, {"do": "schedule", "at": "2001-01-01T10:00", "zone": "UTC"})
    issue.refresh_from_db()
    assert (answer.status_code, issue.state) == (200, State.DRAFT)


def test_subscribers_are_brought_in_found_taken_out_and_deleted(desk):
    here = "/desk/newsletter/subscribers/"
    good = "email,language,consent_date,consent_source\na@example.org,en,2026-03-12,list\n"
    upload = SimpleUploadedFile("list.csv", good.encode())
    assert desk.post(here, {"do": "import", "file": upload}).status_code == 302
    bad = SimpleUploadedFile("list.csv", b"email\nnobody\n")
    answer = desk.post(here, {"do": "import", "file": bad})
    assert answer.status_code == 400 and "Line 2: “nobody” is no address." in answer.text
    assert "list" in desk.post(here, {"do": "find", "email": "A@example.org"}).text
    assert b"a@example.org,en,2026-03-12,list,confirmed" in desk.post(f"{here}file/").content
    desk.post(here, {"do": "delete", "email": "a@example.org"})
    assert not Subscriber.objects.exists()
