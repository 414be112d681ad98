"""Evidence: its chain of custody, shown as far as people agreed, gone without a word when they do no more."""

import hashlib
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Revision
from uprtracker.core.errors import UprTrackerError
from uprtracker.followup.evidence import custody, files
from uprtracker.followup.evidence.taking_in import (
    add_evidence,
    change_evidence,
    evidence_on,
    give_up,
    published_on,
)
from uprtracker.followup.models import Consent, Custody, Evidence, Gone
from uprtracker.records.media import NotTaken
from uprtracker.records.models import Alias

CODE = "XAA-45-1.1"
PDF = b"%PDF-1.7\nwhat the keeper wrote"


def _add(seat, *, uploads=(), **fields):
    wanted = {"title": "Planks are missing", "account": "Seven planks", "codes": [CODE], **fields}
    return add_evidence(Evidence(**wanted), by=seat, files=uploads)


def _pdf(name="report.pdf", data=PDF):
    return SimpleUploadedFile(name, data, "text/html")


def test_it_comes_in_with_file_checksum_and_chain(space, home, django_capture_on_commit_callbacks):
    evidence = _add(space.cso.contributor, uploads=[_pdf("../../etc/pass\u202ewd.pdf")])
    file = evidence.files.get()
    assert (file.media, file.sha256) == ("application/pdf", hashlib.sha256(PDF).hexdigest())
    assert "/" not in file.name and "\u202e" not in file.name
    assert files.path_of(file).parent == home / "evidence"
    assert files.path_of(file).stat().st_mode & 0o077 == 0
    assert files.bytes_of(file, by=space.cso.editor) == PDF
    chain = list(evidence.custody.all())
    assert [one.step for one in chain] == ["received", "filed", "opened"]
    assert custody.unbroken(chain)


def test_a_chain_shows_what_was_done_to_it(space):
    evidence = _add(space.cso.contributor, uploads=[_pdf()])
    entry = evidence.custody.first()
    entry.step = Custody.Step.DELETED
    with pytest.raises(UprTrackerError):
        entry.save()
    assert not custody.unbroken(list(evidence.custody.all())[1:])
    Custody.objects.filter(pk=entry.pk).update(step=Custody.Step.DELETED)
    assert not custody.unbroken(list(evidence.custody.all()))


def test_a_file_that_changed_on_disk_is_not_given_out(space):
    evidence = _add(space.cso.contributor, uploads=[_pdf()])
    file = evidence.files.get()
    files.path_of(file).write_bytes(b"%PDF-1.7\nsomething else")
    with pytest.raises(NotTaken):
        files.bytes_of(file, by=space.cso.editor)
    assert evidence.custody.last().step == Custody.Step.DAMAGED


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (PDF, "application/pdf"),
        (b"\xff\xd8\xff\xe0 picture", "image/jpeg"),
        (b"\0\0\0\x18ftypmp42 film", "video/mp4"),
        ("Zwölf Planken fehlen.".encode(), "text/plain"),
        (b"<!DOCTYPE html><p>", ""),
        (b"  \n<svg xmlns='x'>", ""),
        (b"words <script>alert(1)</script>", ""),
        (b"#!/bin/sh", ""),
        (b"MZ\x90\0\x03", ""),
        (b"\x7fELF", ""),
        (b"", ""),
    ],
)
def test_a_file_is_what_its_bytes_say(data, media):
    assert files.media_of(data) == media


def test_one_bad_file_and_nothing_comes_in(space, home):
    with pytest.raises(NotTaken):
        _add(space.cso.contributor, uploads=[SimpleUploadedFile("page.pdf", b"<html>")])
    assert not Evidence.objects.exists()


def test_it_is_found_by_any_code_its_recommendation_ever_had(space):
    evidence = _add(space.cso.contributor, codes=["XAA-45-x1"])
    Alias.objects.create(code="XAA-45-x1", recommendation=space.asked)
    assert list(evidence_on(space.cso.reader, [CODE])) == [evidence]
    assert list(evidence_on(space.state.coordinator, [CODE])) == []


@pytest.mark.parametrize(
    ("consent", "workspace", "public"),
    [
        (Consent.UNKNOWN, False, False),
        (Consent.PRIVATE, True, False),
        (Consent.PUBLIC, True, True),
        (Consent.NEEDLESS, True, True),
    ],
)
def test_nothing_spreads_further_than_people_agreed(space, consent, workspace, public):
    evidence = _add(space.cso.contributor, consent=consent)
    for allowed, spread in (
        (workspace, lambda: keeping.share(evidence, by=space.cso.editor, level=Level.WORKSPACE)),
        (public, lambda: keeping.sign_off(evidence, by=space.cso.reviewer)),
    ):
        if allowed:
            spread()
        else:
            with pytest.raises(ValidationError):
                spread()
    assert bool(published_on(CODE)) is public


def test_withdrawn_consent_leaves_a_tombstone_and_no_word(space, django_capture_on_commit_callbacks):
    evidence = _add(
        space.cso.contributor, uploads=[_pdf()], consent=Consent.PUBLIC, source="A keeper", place="Mouth"
    )
    change_evidence(evidence, by=space.cso.editor, revision=1, account="Eight planks")
    keeping.sign_off(evidence, by=space.cso.reviewer)
    path = files.path_of(evidence.files.get())
    heard = []
    keeping.public_changed.connect(lambda thing, **_: heard.append(thing), weak=False, dispatch_uid="test")
    with django_capture_on_commit_callbacks(execute=True):
        give_up(evidence, by=space.cso.reviewer, why=Gone.WITHDRAWN)
    keeping.public_changed.disconnect(dispatch_uid="test")
    left = Evidence.objects.get(pk=evidence.pk)
    assert (left.gone, left.level, left.published_at, left.codes) == ("withdrawn", Level.PARTY, None, [CODE])
    kept = str([left.__dict__, *Revision.objects.values(), *left.files.values()])
    for word in ("planks", "keeper", "report.pdf"):
        assert word not in kept
    assert heard and not path.exists()
    assert not Evidence.objects.visible_to(AnonymousUser()).exists()
    assert left.custody.last().step == Custody.Step.WITHDRAWN
    assert custody.unbroken(list(left.custody.all()))
    with pytest.raises(PermissionDenied):
        change_evidence(left, by=space.cso.editor, revision=left.revision, account="again")


def test_files_that_nothing_names_are_swept_after_a_day(space):
    evidence = _add(space.cso.contributor, uploads=[_pdf()])
    kept, lost = files.path_of(evidence.files.get()), files.folder() / ("e" * 64)
    lost.write_bytes(PDF)
    now = timezone.now()
    assert files.sweep(now) == 0
    assert files.sweep(now + timedelta(days=2)) == 1
    assert kept.exists() and not lost.exists()


@pytest.mark.parametrize("role", ["reader", "coordinator"])
def test_only_those_who_may_change_or_sign_delete(space, role):
    evidence = _add(space.cso.contributor)
    seat = space.cso.reader if role == "reader" else space.state.coordinator
    with pytest.raises(PermissionDenied):
        give_up(evidence, by=seat, why=Gone.DELETED)
    assert Evidence.objects.get().account == "Seven planks"
