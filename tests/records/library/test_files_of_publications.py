"""Files of publications: what is taken, what is counted, what is read for the search."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.builders import un_report_pdf
from records.library.library_things import draft, editor, published
from uprtracker.accounts.models import User
from uprtracker.records.files import path_of
from uprtracker.records.library.downloads import Fetched, count, counts, fetched
from uprtracker.records.library.filing import add_file, remove_file
from uprtracker.records.library.models import Publication, PublicationFile
from uprtracker.records.library.reading import read_files
from uprtracker.records.media import NotTaken
from uprtracker.records.models import KeptFile
from uprtracker.records.models.edited import EditStep
from uprtracker.records.version import data_version

pytestmark = pytest.mark.django_db


def pdf(name="book.pdf"):
    return SimpleUploadedFile(name, un_report_pdf(["1. Plant seventeen lindens (Ruritania)."]))


def test_a_file_is_a_change_of_its_publication():
    by = editor()
    book = published(Publication, by)
    before, revision = data_version(), book.revision
    row = add_file(book, language="en", upload=pdf(), by=by)
    assert data_version() == before + 1
    assert Publication.objects.get().revision == revision + 1
    assert EditStep.objects.last().after == {"files": {"language": "en", "file": "book.pdf"}}
    remove_file(row, by=by)
    assert not KeptFile.objects.exists()


def test_who_may_not_edit_adds_nothing():
    book = published(Publication, editor())
    reader = User.objects.create_user("reader", "r@example.org", "a long word 17")
    with pytest.raises(PermissionDenied):
        add_file(book, language="en", upload=pdf(), by=reader)
    row = add_file(book, language="en", link="https://example.org/a.pdf", by=editor("other"))
    with pytest.raises(PermissionDenied):
        remove_file(row, by=reader)


@pytest.mark.parametrize("data", [b"PK\x03\x04 no package", b"\x89PNG\r\n\x1a\n", b"<html>", b"words"])
def test_only_documents_are_taken(data):
    by = editor()
    book = draft(Publication, by)
    with pytest.raises(NotTaken):
        add_file(book, language="en", upload=SimpleUploadedFile("a.pdf", data), by=by)
    assert not KeptFile.objects.exists()


@pytest.mark.parametrize("given", [{}, {"upload": True, "link": "https://example.org/"}, {"link": "data:x"}])
def test_a_file_or_an_address(given):
    by = editor()
    book = draft(Publication, by)
    if given.get("upload"):
        given = {**given, "upload": pdf()}
    with pytest.raises(ValidationError):
        add_file(book, language="en", by=by, **given)
    assert not PublicationFile.objects.exists()


@pytest.mark.parametrize(
    ("agent", "method", "part", "counted"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", "GET", "", True),
        ("Mozilla/5.0 Firefox/140.0", "GET", "bytes=0-", True),
        ("Mozilla/5.0 Firefox/140.0", "GET", "bytes=65536-", False),
        ("Mozilla/5.0 Firefox/140.0", "HEAD", "", False),
        ("Mozilla/5.0 (compatible; Googlebot/2.1)", "GET", "", False),
        ("curl/8.5.0", "GET", "", False),
        ("", "GET", "", False),
    ],
)
def test_who_is_counted(agent, method, part, counted):
    assert counts(agent, method, part) is counted


def test_figures_end_with_yesterday():
    by = editor()
    book = draft(Publication, by)
    row = add_file(book, language="en", upload=pdf(), by=by)
    link = add_file(book, language="fr", link="https://example.org/fr", by=by)
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    count(row, yesterday)
    count(row, yesterday)
    count(row)
    assert fetched([row, link]) == {row.pk: Fetched(2, row.counted_from)}


def test_the_words_of_a_file_are_read_once():
    by = editor()
    row = add_file(draft(Publication, by), language="en", upload=pdf(), by=by)
    broken = add_file(draft(Publication, by, slug="b"), language="en", upload=pdf(), by=by)
    path_of(broken.file).write_bytes(b"%PDF-1.7 cut off")
    assert read_files() == 2
    row.refresh_from_db()
    broken.refresh_from_db()
    assert "seventeen lindens" in row.text
    assert (broken.text, broken.text_read) == ("", True)
    assert read_files() == 0
