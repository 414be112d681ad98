"""Documents in bulk: one archive with the files as they came and a table of them."""

import csv
import io
import zipfile

import pytest

from uprtracker.records import document_archive
from uprtracker.records.archive import path_of
from uprtracker.records.demo import load_demo
from uprtracker.records.models import Document, Review
from uprtracker.search import build_index


@pytest.fixture
def demo(db, home) -> Review:
    load_demo()
    build_index()
    return Review.objects.get(code="XAA-45")


def opened(answer) -> tuple[zipfile.ZipFile, list[dict[str, str]]]:
    """Return the archive, checked, and the rows of its table."""
    assert answer.status_code == 200, answer
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert archive.testzip() is None
    table = archive.read("documents.csv").decode("utf-8-sig")
    return archive, list(csv.DictReader(io.StringIO(table)))


def test_a_review_comes_with_the_bytes_of_its_documents(client, demo):
    answer = client.get("/reviews/xaa-45/documents.zip")
    assert answer["Content-Disposition"] == 'attachment; filename="upr-xaa-45.zip"'
    assert answer.streaming
    archive, rows = opened(answer)
    documents = list(Document.objects.filter(review=demo))
    assert len(rows) == len(documents) > 0
    for row in rows:
        document = Document.objects.get(sha256=row["SHA-256"])
        assert archive.read(row["File"]) == path_of(document).read_bytes()
        assert (row["Symbol"], row["State under Review (ISO 3166)"]) == (document.symbol, "XAA")
        assert row["Address"] == f"http://testserver/documents/{document.symbol}/"
    assert 'href="/reviews/xaa-45/documents.zip"' in client.get("/reviews/xaa-45/").text


def test_a_session_comes_with_those_of_all_its_reviews(client, demo):
    _archive, rows = opened(client.get(f"/sessions/{demo.session}/documents.zip"))
    expected = Document.objects.filter(review__session=demo.session)
    assert {row["SHA-256"] for row in rows} == set(expected.values_list("sha256", flat=True))
    assert client.get("/sessions/99/documents.zip").status_code == 404


def test_a_search_comes_with_the_documents_of_what_it_finds(client, demo):
    _archive, rows = opened(client.get("/export/documents.zip?sur=XAA&position=noted"))
    assert {row["Symbol"] for row in rows} >= {"A/HRC/990/45"}
    assert {row["State under Review (ISO 3166)"] for row in rows} == {"XAA"}
    _archive, rows = opened(client.get("/export/documents.zip?q=zzzz"))
    assert rows == []


def test_a_file_that_is_missing_is_said_to_be(client, demo):
    path_of(Document.objects.get(symbol="A/HRC/990/45")).unlink()
    archive, rows = opened(client.get("/reviews/xaa-45/documents.zip"))
    assert "(the file is missing)" in [row["File"] for row in rows]
    assert len(archive.namelist()) == len(rows)


def test_two_files_of_one_symbol_and_hostile_names_stay_apart(client, demo):
    one = Document.objects.get(symbol="A/HRC/990/45")
    content = path_of(one).read_bytes()
    for number, symbol in enumerate(("A/HRC/990/45", "../../etc/passwd", "")):
        copy = Document.objects.get(pk=one.pk)
        copy.pk, copy.sha256, copy.symbol = None, str(number) * 64, symbol
        copy.save()
        path_of(copy).write_bytes(content)
    archive, rows = opened(client.get("/reviews/xaa-45/documents.zip"))
    assert len(set(archive.namelist())) == len(rows) + 1
    assert not [name for name in archive.namelist() if "/" in name or name.startswith(".")]


def test_more_than_an_archive_takes_is_refused(client, demo, monkeypatch):
    monkeypatch.setattr(document_archive, "MOST", 0)
    answer = client.get("/reviews/xaa-45/documents.zip")
    assert (answer.status_code, "at most" in answer.text) == (400, True)


def test_the_command_line_writes_the_same(demo, tmp_path, monkeypatch):
    from click.testing import CliRunner

    from uprtracker.cli import main

    monkeypatch.chdir(tmp_path)
    for words in (["export", "--review", "XAA/45"], ["search", "--sur", "XAA"]):
        done = CliRunner().invoke(main, [*words, "--format", "zip", "--output", "all.zip"])
        assert done.exit_code == 0, done.output
        with zipfile.ZipFile(tmp_path / "all.zip") as archive:
            assert "A_HRC_990_45.pdf" in archive.namelist()
