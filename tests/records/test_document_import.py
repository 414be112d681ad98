"""Batches of documents: resumable, and one bad file takes nothing along."""

import os
from pathlib import Path

import pytest

from uprtracker.core.errors import DocumentError
from uprtracker.records import document_import, document_rows
from uprtracker.records.archive import path_of
from uprtracker.records.imports import import_document, import_documents
from uprtracker.records.models import Document, Finding, Paragraph
from uprtracker.records.pages import page_image
from uprtracker.records.version import data_version

pytestmark = pytest.mark.django_db

DEMO = Path(document_import.__file__).parent / "data" / "demo"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports, an empty file, a note, a link out of the folder."""
    inside = tmp_path / "reports"
    (inside / "later").mkdir(parents=True)
    (inside / "later" / "31-XAA.pdf").write_bytes((DEMO / "31-XAA.pdf").read_bytes())
    (inside / "45-XAA.pdf").write_bytes((DEMO / "45-XAA.pdf").read_bytes())
    (inside / "empty.pdf").touch()
    (inside / "note.txt").write_text("not a document")
    outside = tmp_path / "outside.pdf"
    outside.write_bytes((DEMO / "45-XAA.pdf").read_bytes())
    (inside / "link.pdf").symlink_to(outside)
    return inside


def test_what_becomes_of_each_file(folder):
    summary = import_documents([folder])
    assert [(one.file, one.status) for one in summary.documents] == [
        ("45-XAA.pdf", "imported"),
        ("empty.pdf", "failed"),
        ("31-XAA.pdf", "imported"),
        ("link.pdf", "passed over"),
        ("note.txt", "passed over"),
    ]
    assert "empty" in summary.failed[0].message
    assert Document.objects.count() == 2


def test_bad_file_leaves_one_finding_however_often(folder):
    import_documents([folder])
    import_documents([folder])
    finding = Finding.objects.get(kind="unreadable-document")
    assert (finding.place, finding.severity) == ("empty.pdf", "error")


def test_second_run_changes_nothing(folder):
    import_documents([folder])
    version, paragraphs = data_version(), set(Paragraph.objects.values_list("pk", flat=True))
    summary = import_documents([folder])
    assert summary.count("unchanged") == 2
    assert data_version() == version
    assert set(Paragraph.objects.values_list("pk", flat=True)) == paragraphs


def test_newer_reader_reads_again_in_place(folder, monkeypatch):
    import_documents([folder])
    keys = set(Document.objects.values_list("pk", flat=True))
    for module in (document_import, document_rows):
        monkeypatch.setattr(module, "READER_VERSION", "next")
    assert import_documents([folder]).count("imported") == 2
    assert set(Document.objects.values_list("pk", "reader_version")) == {(key, "next") for key in keys}


def test_error_while_writing_leaves_nothing_of_that_document(folder, monkeypatch):
    def refuse(reason, changed=None):
        raise DocumentError("no room")

    monkeypatch.setattr(document_rows, "bump", refuse)
    assert len(import_documents([folder]).failed) == 3
    assert not Document.objects.exists()
    assert not Paragraph.objects.exists()


def test_file_is_kept_under_its_checksum(folder):
    import_documents([folder])
    document = Document.objects.get(name="45-XAA.pdf")
    assert path_of(document).read_bytes() == (folder / "45-XAA.pdf").read_bytes()
    assert [path.name for path in path_of(document).parent.glob("*.part")] == []


def test_one_document_that_cannot_be_read_raises(tmp_path):
    (tmp_path / "empty.pdf").touch()
    with pytest.raises(DocumentError, match="empty"):
        import_document(tmp_path / "empty.pdf")


def test_missing_file_is_a_failure_with_a_reason(tmp_path):
    (failed,) = import_documents([tmp_path / "nowhere.pdf"]).failed
    assert failed.file == "nowhere.pdf"
    assert "No such file" in failed.message


def test_progress_counts_files(folder):
    heard = []
    import_documents([folder], lambda done, total, at: heard.append((done, total)))
    assert heard == [(2, 5), (3, 5), (4, 5), (5, 5)]


def test_page_is_drawn_once(folder):
    import_documents([folder])
    document = Document.objects.get(name="45-XAA.pdf")
    picture = page_image(document, 1)
    assert picture.read_bytes().startswith(b"\x89PNG")
    made = picture.stat().st_mtime_ns
    assert page_image(document, 1).stat().st_mtime_ns == made


@pytest.mark.parametrize("page", [0, -1, 999])
def test_page_that_is_not_there(folder, page):
    import_documents([folder])
    with pytest.raises(DocumentError, match="no page"):
        page_image(Document.objects.get(name="45-XAA.pdf"), page)


def test_page_of_a_file_that_is_gone(folder):
    import_documents([folder])
    document = Document.objects.get(name="45-XAA.pdf")
    path_of(document).unlink()
    with pytest.raises(DocumentError, match="not in the archive"):
        page_image(document, 1)


def test_names_that_are_no_utf8_are_kept_readable(tmp_path):
    good, bad = (Path(os.fsdecode(bytes(tmp_path) + name)) for name in (b"/\xe9-good.pdf", b"/\xe9-bad.pdf"))
    good.write_bytes((DEMO / "31-XAA.pdf").read_bytes())
    bad.write_bytes(b"%PDF-1.4 broken")
    summary = import_documents([good, bad])
    assert [(one.file, one.status) for one in summary.documents] == [
        ("\ufffd-good.pdf", "imported"),
        ("\ufffd-bad.pdf", "failed"),
    ]
    assert Document.objects.get().name == "\ufffd-good.pdf"
    assert Finding.objects.get(kind="unreadable-document").place == "\ufffd-bad.pdf"


def test_reason_does_not_repeat_the_file_name(tmp_path):
    (tmp_path / "empty.pdf").touch()
    [failed] = import_documents([tmp_path]).failed
    assert failed.message == "The file is empty. Fetch it again from its source."
