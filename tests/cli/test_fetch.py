"""`upr fetch` against a server on this machine: what is fetched, read, kept and told."""

import json
import shutil
import signal
import time
from collections.abc import Iterator
from functools import partial

import pytest

from cli.started import upr_process
from exchange.un_documents.unruly_server import PDF, Handler, Unruly, running, status, whole
from uprtracker.exchange.un_documents import Manners
from uprtracker.records.facts import load_facts
from uprtracker.records.known_symbols import symbols_of
from uprtracker.records.models import Document
from uprtracker.records.named import review_named


@pytest.fixture
def server(settings, monkeypatch) -> Iterator[Unruly]:
    """The server, to which no pause is kept."""
    monkeypatch.setattr("uprtracker.cli.fetch.Manners", partial(Manners, pause=0.0, tries=1))
    with running() as server:
        settings.UPR_UN_DOCUMENTS = server.address
        yield server


@pytest.mark.django_db
def test_a_document_is_fetched_and_read(upr, server, reports):
    server.answers = [whole((reports / "31-XAA.pdf").read_bytes())]
    result = upr("fetch", "a/hrc/990/31")
    assert result.exit_code == 0, result.output
    assert Document.objects.get().name == "A_HRC_990_31.pdf"
    again = upr("fetch", "A/HRC/990/31", "--json")
    told = json.loads(again.stdout)
    assert [one["new"] for one in told["fetched"]] == [False]
    assert [one["status"] for one in told["documents"]] == ["unchanged"]
    assert len(server.asked) == 1


@pytest.mark.django_db
def test_a_symbol_that_fails_does_not_stop_the_rest(upr, server, reports):
    server.answers = [status(404), whole((reports / "31-XAA.pdf").read_bytes())]
    result = upr("fetch", "A/HRC/1/999", "A/HRC/990/31")
    assert result.exit_code == 1
    assert "Failed: A/HRC/1/999: The server has no such document" in result.stderr
    assert Document.objects.count() == 1


@pytest.mark.django_db
def test_only_fetches_and_reads_nothing(upr, server, home):
    server.answers = [whole()]
    result = upr("fetch", "A/HRC/59/15", "--only", "--language", "fr")
    assert result.exit_code == 0
    assert (home / "fetched" / "fr" / "pdf" / "A_HRC_59_15.pdf").read_bytes() == PDF
    assert not Document.objects.exists()


@pytest.mark.django_db
def test_what_calls_itself_otherwise_is_told(upr, server, reports):
    server.answers = [whole((reports / "31-XAA.pdf").read_bytes())]
    result = upr("fetch", "A/HRC/59/15")
    assert "A/HRC/59/15: what came calls itself" in result.stderr


@pytest.mark.django_db
def test_all_known_documents_of_a_review(upr, server):
    load_facts()
    server.answers = [status(404)]
    result = upr("fetch", "--review", "SVN/48")
    assert result.exit_code == 1
    symbols = [path.partition("s=")[2].partition("&")[0] for path, _headers in server.asked]
    assert symbols == [
        "A/HRC/WG.6/48/SVN/1",
        "A/HRC/WG.6/48/SVN/2",
        "A/HRC/WG.6/48/SVN/3",
        "A/HRC/59/15",
        "A/HRC/59/15/Add.1",
        "A/HRC/DEC/59/112",
    ]


@pytest.mark.django_db
def test_the_report_of_the_council_where_it_is_known():
    load_facts()
    review = review_named("svn-20")
    assert review and symbols_of(review)[-1] == "A/HRC/28/2"
    netherlands = review_named("NLD-13")
    assert netherlands and symbols_of(netherlands)[0].startswith("A/HRC/WG.6/13/NLD/")
    assert review_named("SVN-99") is None and review_named("SVN-48; DROP") is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "arguments",
    [(), ("../etc/passwd",), ("A/HRC/59/15&t=doc",), ("--review", "SVN"), ("A/HRC/1/1", "--language", "de")],
)
def test_wrong_use_asks_nobody(upr, server, arguments):
    assert upr("fetch", *arguments).exit_code == 2
    assert server.asked == []


@pytest.mark.django_db
def test_without_a_network_it_says_what_to_do(upr, settings, monkeypatch):
    monkeypatch.setattr("uprtracker.cli.fetch.Manners", partial(Manners, pause=0.0, tries=1))
    settings.UPR_UN_DOCUMENTS = "https://no.such.name.invalid/"
    result = upr("fetch", "A/HRC/59/15")
    assert result.exit_code == 1
    assert "cannot be reached. Is this machine connected?" in result.stderr
    assert "upr ingest FILE" in result.stderr


@pytest.mark.parametrize(("blow", "code"), [(signal.SIGINT, 1), (signal.SIGKILL, -signal.SIGKILL)])
def test_a_stopped_fetch_goes_on_the_next_time(tmp_path, tables, blow, code):
    """A real process is stopped in the middle of a download; the next one asks for the rest only."""
    shutil.copy(tables, tmp_path)

    def half(handler: Handler) -> None:
        handler.send(200, PDF[:150_000], Content_Length=str(len(PDF)), ETag='"v1"')
        handler.wfile.flush()
        time.sleep(30)

    def rest(handler: Handler) -> None:
        start = int(handler.headers["Range"].removeprefix("bytes=").rstrip("-"))
        span = f"bytes {start}-{len(PDF) - 1}/{len(PDF)}"
        handler.send(206, PDF[start:], Content_Range=span, ETag='"v1"')

    with running() as server:
        server.answers = [half, rest]
        fetch = ("fetch", "--only", "--json", "A/HRC/59/15")
        child = upr_process(tmp_path, *fetch, UPR_UN_DOCUMENTS=server.address)
        part = tmp_path / "fetched" / "en" / "pdf" / "A_HRC_59_15.part"
        while child.poll() is None and not (part.exists() and part.stat().st_size > 50_000):
            time.sleep(0.05)
        child.send_signal(blow)
        child.communicate()
        assert child.returncode == code
        assert not part.with_suffix(".pdf").exists()
        again = upr_process(tmp_path, *fetch, UPR_UN_DOCUMENTS=server.address)
        _, remarks = again.communicate()
        assert again.returncode == 0, remarks
    assert part.with_suffix(".pdf").read_bytes() == PDF
    assert sorted(path.name for path in part.parent.iterdir()) == ["A_HRC_59_15.json", "A_HRC_59_15.pdf"]
    assert server.asked[1][1]["Range"].startswith("bytes=")
