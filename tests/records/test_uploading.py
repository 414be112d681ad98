"""The upload form of the data desk: what goes in, what is refused, and who may."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.word_builders import un_report_docx
from records.specimens import ROWS, write_export
from uprtracker.accounts import upload_limit
from uprtracker.accounts.models import User
from uprtracker.records import uploading
from uprtracker.records.demo import FOLDER
from uprtracker.records.facts import load_facts
from uprtracker.records.models import Attachment, Document, SourceFile
from uprtracker.records.uploading import safe_name

pytestmark = pytest.mark.django_db

HOMELESS = (
    "Report of the Working Group on the Universal Periodic Review",
    "# II. Conclusions and/or recommendations",
    "94. The recommendations listed below enjoy the support of the State:",
    "94.1. Plant more trees along the roads (France);",
)
REPORT = (FOLDER / "31-XAA.pdf").read_bytes()


@pytest.fixture
def editor(client) -> User:
    user = User.objects.create(username="editor")
    user.groups.set(Group.objects.filter(name="data editors"))
    client.force_login(user)
    return user


@pytest.fixture
def send(client):
    """Send files, (name, bytes) each, and return the page that answers."""

    def post(*files: tuple[str, bytes], review: str = ""):
        sent = [SimpleUploadedFile(name, data) for name, data in files]
        return client.post(reverse("admin:records_document_upload"), {"documents": sent, "review": review})

    return post


def test_documents_and_exports_go_in(send, editor, tmp_path, home):
    export = write_export(tmp_path / "export.csv", ROWS).read_bytes()
    page = send(("31-XAA.pdf", REPORT), ("export.csv", export), ("bad.pdf", b"%PDF-1.4 and nothing more"))
    assert page.status_code == 200
    document, file = Document.objects.get(), SourceFile.objects.get()
    assert (document.name, file.name) == ("31-XAA.pdf", "export.csv")
    findings = reverse("admin:records_finding_changelist")
    assert f"{findings}?document__id__exact={document.pk}" in page.text
    assert reverse("admin:records_sourcefile_change", args=[file.pk]) in page.text
    assert "not read: " in page.text
    assert list(home.glob("upload-*")) == []
    assert "unchanged" in send(("31-XAA.pdf", REPORT), ("export.csv", export)).text


def test_a_document_without_a_home_is_given_one(send, editor):
    load_facts()
    send(("draft.docx", un_report_docx(HOMELESS, symbol="")), review="SVN-48")
    assert Document.objects.get().review.code == "SVN-48"
    assert Attachment.objects.get().person == editor


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.pdf", b"", "empty"),
        ("page.pdf", b"<!doctype html><html>Not found</html>", "no PDF or Word file"),
        ("run.exe", b"MZ\x90\x00", "no PDF or Word file"),
        ("picture.docx", b"\x89PNG\r\n", "no PDF or Word file"),
        ("table.csv", b"a\x00b", "no PDF or Word file"),
        ("<b>bold.pdf", b"nothing", "&lt;b&gt;bold.pdf: "),
    ],
)
def test_other_files_are_refused_and_take_nothing_along(send, editor, name, data, reason):
    page = send(("31-XAA.pdf", REPORT), (name, data))
    assert reason in page.text
    assert "<b>bold" not in page.text
    assert not Document.objects.exists()


def test_too_large_a_file_is_refused(send, editor, monkeypatch):
    monkeypatch.setattr(uploading, "MOST_BYTES", 2**10)
    assert "more than 0 MB" in send(("31-XAA.pdf", REPORT)).text
    assert not Document.objects.exists()


def test_too_many_files_are_refused(send, editor):
    assert "At most 20 files" in send(*((f"{n}.pdf", REPORT) for n in range(21))).text


def test_nothing_chosen_is_said(client, editor):
    page = client.post(reverse("admin:records_document_upload"), {})
    assert "Choose at least one file" in page.text


@pytest.mark.parametrize("role", ["administrators", "nobody", ""])
def test_others_send_nothing(client, send, role):
    if role:
        user = User.objects.create(username="other")
        user.groups.set(Group.objects.filter(name=role))
        client.force_login(user)
    assert send(("31-XAA.pdf", REPORT)).status_code in (302, 403)
    assert not Document.objects.exists()


def test_strangers_cannot_send_much(client, settings, monkeypatch):
    monkeypatch.setattr(upload_limit, "ANYBODY", 1000)
    answer = client.post("/language/", {"language": "fr", "padding": "x" * 2000})
    assert answer.status_code == 413
    assert client.post("/language/", {"language": "fr"}).status_code == 302


def test_nobody_sends_without_measure(send, editor, monkeypatch):
    monkeypatch.setattr(upload_limit, "ANYBODY", 500)
    monkeypatch.setattr(upload_limit, "IMPORTERS", 1000)
    assert send(("31-XAA.pdf", REPORT)).status_code == 413


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("A_HRC_59_15.pdf", "A_HRC_59_15.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\report.docx", "report.docx"),
        ("..", "upload"),
        (".pdf", "pdf"),
        ("", "upload"),
        ("a\nb\x1b[31m.pdf", "a_b_[31m.pdf"),
        ("con\u202efdp.exe", "con_fdp.exe"),
        ("é" * 300 + ".pdf", "é" * 75 + ".pdf"),
        ("no-dot-" + "x" * 300, "no-dot-" + "x" * 143),
        ("a." + "x" * 300, "a." + "x" * 148),
    ],
)
def test_names_are_made_safe(name, kept, tmp_path: Path):
    assert safe_name(name) == kept
    (tmp_path / safe_name(name)).write_bytes(b"")
