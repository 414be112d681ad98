"""Applications: drafts, what is missing, the deadline at the second, files that are refused."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from agenda.pre_sessions.small_series import AFTER, ASKED, CLOSES, IN_TIME, OPENS, draft, person, sent
from uprtracker.accounts.models import OutgoingMail
from uprtracker.agenda.pre_sessions import applying, opening
from uprtracker.agenda.pre_sessions.models import Application
from uprtracker.records.files import path_of
from uprtracker.records.media import NotTaken
from uprtracker.records.models import KeptFile

SECOND = timedelta(seconds=1)


def test_a_draft_may_lack_anything_and_says_what_when_it_is_sent(world):
    one = applying.begin(world.panel, by=world.other, language="fr", now=IN_TIME)
    applying.save(one, {"institution": "Half"}, revision=1, now=IN_TIME)
    with pytest.raises(ValidationError) as refused:
        applying.send(one, now=IN_TIME)
    assert "aim" in refused.value.message_dict
    assert "institution" not in refused.value.message_dict
    assert Application.objects.get(pk=one.pk).state == "draft"


def test_the_aim_has_200_words_at_most(world):
    world.draft.aim = "word " * 200
    assert not applying.missing(world.draft)
    world.draft.aim += "more"
    assert "201" in applying.missing(world.draft)["aim"][0]


@pytest.mark.parametrize(
    ("issues", "fine"),
    [(["labour"], True), (["no-such-issue"], False), (["labour"] * 6, False), ([], False)],
    ids=["one", "unknown", "too many", "none"],
)
def test_issues_are_of_the_list(world, issues, fine):
    world.draft.issues = issues
    assert ("issues" not in applying.missing(world.draft)) == fine


@pytest.mark.parametrize(
    ("moment", "taken"),
    [(OPENS - SECOND, False), (OPENS, True), (CLOSES - SECOND, True), (CLOSES, False), (AFTER, False)],
    ids=["before", "first moment", "last second", "deadline", "after"],
)
def test_the_call_opens_and_closes_at_the_second(world, moment, taken):
    acts = (
        lambda: applying.begin(world.panel, by=person("late"), language="en", now=moment),
        lambda: applying.save(world.draft, {"region": "South"}, revision=2, now=moment),
        lambda: applying.save(world.application, {"region": "South"}, revision=2, now=moment),
        lambda: applying.send(world.draft, now=moment),
    )
    for act in acts:
        if taken:
            act()
        else:
            with pytest.raises(applying.NotNow):
                act()
    kept = Application.objects.get(pk=world.draft.pk)
    assert (kept.state, kept.region) == (("sent", "South") if taken else ("draft", "North"))


def test_closed_early_is_closed(world):
    opening.close_call(world.series)
    with pytest.raises(applying.NotNow):
        applying.send(world.draft, now=IN_TIME)


def test_what_was_sent_stays_complete_and_may_be_changed(world):
    one = world.application
    with pytest.raises(ValidationError):
        applying.save(one, {"aim": ""}, revision=2, now=IN_TIME)
    assert Application.objects.get(pk=one.pk).aim == ASKED["aim"]
    one.refresh_from_db()
    applying.save(one, {"aim": "Another aim."}, revision=2, now=IN_TIME)
    assert Application.objects.get(pk=one.pk).aim == "Another aim."


def test_two_windows_lose_no_words(world):
    first, second = (Application.objects.get(pk=world.draft.pk) for _ in range(2))
    applying.save(first, {"aim": "First."}, revision=2, now=IN_TIME)
    with pytest.raises(applying.Overtaken):
        applying.save(second, {"aim": "Second."}, revision=2, now=IN_TIME)
    assert Application.objects.get(pk=world.draft.pk).aim == "First."


def test_sending_confirms_once_and_names_no_country_in_the_subject(world):
    applying.send(world.draft, now=IN_TIME)
    applying.send(world.draft, now=IN_TIME)
    mail = OutgoingMail.objects.get(key=f"pre-session-sent:{world.draft.pk}")
    assert mail.to == world.other.email
    assert mail.subject == "Your application has arrived"
    assert "River Circle" in mail.text
    assert "1 February 2030, 23:59 (Europe/Zurich, UTC+01:00)" in mail.text
    assert "{" not in mail.text


def test_confirmations_come_in_the_language_of_the_application(world):
    sent(world.panel, person("luis"), language="es", institution="Puentes")
    assert OutgoingMail.objects.latest("pk").subject == "Su solicitud ha llegado"


def test_withdrawn_is_withdrawn_for_good(world):
    applying.withdraw(world.application, now=AFTER)
    assert world.application.state == "withdrawn"
    with pytest.raises(applying.NotNow):
        applying.send(world.application, now=IN_TIME)
    with pytest.raises(applying.NotNow):
        applying.save(world.application, {}, revision=2, now=IN_TIME)
    assert OutgoingMail.objects.filter(key__startswith="pre-session-withdrawn").count() == 1


def test_a_draft_is_not_withdrawn_and_what_was_sent_not_deleted(world):
    applying.withdraw(world.draft, now=IN_TIME)
    assert Application.objects.get(pk=world.draft.pk).state == "draft"
    with pytest.raises(ValidationError):
        applying.delete_draft(world.application)
    applying.delete_draft(world.draft)
    assert not Application.objects.filter(pk=world.draft.pk).exists()


def test_one_institution_applies_once_for_a_country(world):
    again = draft(world.panel, world.applicant, institution=" bridge  WATCH! ")
    with pytest.raises(ValidationError) as refused:
        applying.send(again, now=IN_TIME)
    assert "institution" in refused.value.message_dict
    elsewhere = draft(world.series.panels.get(state="XAB"), world.applicant)
    applying.send(elsewhere, now=IN_TIME)
    assert elsewhere.state == "sent"


def test_whoever_prepares_the_series_does_not_apply(world):
    for name in ("lead", "assessor"):
        with pytest.raises(ValidationError):
            applying.begin(world.panel, by=getattr(world, name), language="en", now=IN_TIME)


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


GOOD = {
    "pdf": b"%PDF-1.4\n%%EOF",
    "docx": zipped("[Content_Types].xml", "word/document.xml"),
    "odt": zipped("mimetype", "content.xml"),
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40,
    "rtf": b"{\\rtf1 Hello}",
}
HOSTILE = {
    "page": b"<!doctype html><script>alert(1)</script>",
    "drawing": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "program": b"MZ\x90\0\x03",
    "script": b"#!/bin/sh\nrm -rf /",
    "archive": zipped("a.txt", "b.exe"),
    "macros": zipped("word/document.xml", "word/vbaProject.bin"),
    "cut archive": GOOD["docx"][:20],
    "picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 9,
    "words": b"Just words.",
    "empty": b"",
    "too large": b"%PDF-" + b"\0" * (10 * 2**20),
}


@pytest.mark.parametrize("kind", GOOD)
def test_a_submission_is_kept(world, kind):
    upload = SimpleUploadedFile(f"../../etc/our {kind}.{kind}", GOOD[kind])
    file = applying.attach(world.draft, upload, by=world.other, now=IN_TIME)
    assert path_of(file).read_bytes() == GOOD[kind]
    assert "/" not in file.name


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_document_is_refused_and_nothing_stays(world, kind):
    upload = SimpleUploadedFile("submission.pdf", HOSTILE[kind])
    with pytest.raises(NotTaken):
        applying.attach(world.draft, upload, by=world.other, now=IN_TIME)
    assert not KeptFile.objects.exists()
    world.draft.refresh_from_db()
    assert world.draft.submission is None


@pytest.mark.django_db(transaction=True)
def test_files_go_with_what_they_belong_to(transactional_db):
    from agenda.pre_sessions.small_series import small_series

    world = small_series()
    first = applying.attach(
        world.draft, SimpleUploadedFile("a.pdf", GOOD["pdf"]), by=world.other, now=IN_TIME
    )
    second = applying.attach(
        world.draft, SimpleUploadedFile("b.pdf", GOOD["pdf"] + b"2"), by=world.other, now=IN_TIME
    )
    assert not path_of(first).exists()
    assert path_of(second).exists()
    world.other.delete()
    assert not path_of(second).exists()
    assert not KeptFile.objects.exists()
