"""Fetching from a server that misbehaves in every usual way."""

import gzip
import itertools
import random
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path

import pytest

from exchange.un_documents.unruly_server import (
    PDF,
    Clock,
    Handler,
    Unruly,
    broken,
    rest,
    running,
    status,
    whole,
)
from uprtracker.core.errors import FetchError, NoNetwork, Setback
from uprtracker.exchange.un_documents import Fetched, Fetcher, Manners, wanted

REPORT = wanted("A/HRC/59/15")


@pytest.fixture
def server() -> Iterator[Unruly]:
    with running() as server:
        yield server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def manners(server: Unruly) -> Manners:
    return Manners(address=server.address, user_agent="UPR-Tracker/test", tries=3, silence=5.0)


@pytest.fixture
def fetch(manners: Manners, clock: Clock, tmp_path: Path) -> Callable[..., Fetched]:
    def run(asked=REPORT, again=False, **changed):
        given = replace(manners, **changed)
        with Fetcher(given, tmp_path, sleep=clock.sleep, clock=clock, now=clock) as fetcher:
            return fetcher.fetch(asked, again=again)

    return run


def parts(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if ".part" in path.name or ".aside" in path.name)


def test_a_document_is_asked_for_once(fetch, server, tmp_path):
    server.answers = [whole()]
    first = fetch()
    assert first.new and first.path.read_bytes() == PDF and first.path.name == "A_HRC_59_15.pdf"
    assert parts(tmp_path) == []
    second = fetch()
    assert not second.new and second.sha256 == first.sha256 and second.size == len(PDF)
    path, headers = server.asked[0]
    assert len(server.asked) == 1
    assert path == "/api/symbol/access?s=A/HRC/59/15&l=en&t=pdf"
    assert headers["User-Agent"] == "UPR-Tracker/test"
    assert "Range" not in headers


def test_again_asks_again_and_keeps_the_old_one_until_then(fetch, server):
    server.answers = [whole(), status(404), whole(PDF + b"\n%%EOF\n")]
    old = fetch()
    with pytest.raises(FetchError, match="A/HRC/59/15: The server has no such document"):
        fetch(again=True)
    assert fetch().sha256 == old.sha256
    assert fetch(again=True).path.read_bytes() == PDF + b"\n%%EOF\n"
    assert len(server.asked) == 3


def test_a_changed_file_in_the_cache_is_not_believed(fetch, server):
    server.answers = [whole()]
    fetch().path.write_bytes(PDF[:-3])
    assert fetch().path.read_bytes() == PDF
    assert len(server.asked) == 2


@pytest.mark.parametrize("code", [404, 410, 400, 403])
def test_a_refusal_is_final(fetch, server, clock, code):
    server.answers = [status(code)]
    with pytest.raises(FetchError) as caught:
        fetch()
    assert not isinstance(caught.value, Setback)
    assert len(server.asked) == 1 and clock.naps == []


def test_a_web_page_with_200_is_no_document(fetch, server, tmp_path):
    server.answers = [
        whole(b"<!DOCTYPE html><html><body>Not found</body></html>", Content_Type="application/pdf")
    ]
    with pytest.raises(FetchError, match="web page"):
        fetch()
    assert len(server.asked) == 1 and not list(tmp_path.rglob("*.pdf")) and not parts(tmp_path)


def test_another_kind_than_asked_for(fetch, server):
    server.answers = [whole(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))]
    with pytest.raises(FetchError, match="What came is DOC, not PDF. Try --type doc"):
        fetch()
    word = fetch(wanted("A/HRC/59/15", type="docx"))
    assert word.path.suffix == ".doc" and fetch(wanted("A/HRC/59/15", type="docx")).path == word.path


@pytest.mark.parametrize("code", [500, 502, 503, 429, 408])
def test_trouble_that_passes(fetch, server, clock, code):
    server.answers = [status(code), status(code), whole()]
    assert fetch().path.read_bytes() == PDF
    waits = [nap for nap in clock.naps if nap != 1.0]
    assert 1.0 <= waits[0] <= 2.0 <= waits[1] <= 4.0


def test_trouble_that_stays(fetch, server, clock):
    server.answers = [status(503)]
    with pytest.raises(FetchError, match=r"busy or in trouble \(503\)"):
        fetch()
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    ("asked", "waited"),
    [("7", 7.0), ("9999", 120.0), ("0", 2.0), (formatdate(1_030.0), 30.0), ("soon", None), ("-5", None)],
)
def test_the_server_says_how_long_to_wait(fetch, server, clock, asked, waited):
    server.answers = [status(429, Retry_After=asked), whole()]
    fetch()
    assert (clock.naps[0] == waited) if waited else (1.0 <= clock.naps[0] <= 2.0)


def test_no_wait_goes_beyond_the_time_for_a_document(fetch, server, clock):
    server.answers = [status(429, Retry_After="60")]
    with pytest.raises(FetchError):
        fetch(seconds=50.0)
    assert clock.naps == [] and len(server.asked) == 1


def test_a_pause_between_documents(manners, server, clock, tmp_path):
    server.answers = [whole()]
    with Fetcher(manners, tmp_path, sleep=clock.sleep, clock=clock, now=clock) as fetcher:
        fetcher.fetch(REPORT)
        fetcher.fetch(wanted("A/HRC/59/16"))
        fetcher.fetch(REPORT)
    assert clock.naps == [manners.pause]


def test_goes_on_where_it_broke_off(fetch, server):
    server.answers = [broken(100_000, ETag='"v1"'), rest(ETag='"v1"')]
    assert fetch().path.read_bytes() == PDF
    _path, headers = server.asked[1]
    assert headers["Range"] == "bytes=100000-" and headers["If-Range"] == '"v1"'


def test_goes_on_in_the_next_run(fetch, server, tmp_path):
    server.answers = [broken(100_000, ETag='"v1"')]
    with pytest.raises(FetchError, match="broke off"):
        fetch(tries=1)
    assert parts(tmp_path) == ["A_HRC_59_15.part", "A_HRC_59_15.part.json"]
    server.answers = [rest(ETag='"v1"')]
    assert fetch().path.read_bytes() == PDF
    assert parts(tmp_path) == []


@pytest.mark.parametrize(
    ("second", "asked"),
    [
        (whole(ETag='"v2"'), 2),
        (lambda handler: handler.send(206, PDF[5:], Content_Range=f"bytes 5-{len(PDF) - 1}/{len(PDF)}"), 3),
        (rest(ETag='"v2"'), 3),
        (rest(Content_Range="bytes */*"), 3),
        (status(416), 3),
    ],
    ids=["range ignored", "other place", "other version", "no place", "refused"],
)
def test_begins_anew_where_it_cannot_go_on(fetch, server, second, asked):
    server.answers = [broken(100_000, ETag='"v1"'), second, whole(ETag='"v2"')]
    assert fetch().path.read_bytes() == PDF
    assert len(server.asked) == asked
    assert "Range" in server.asked[1][1] and all(
        "Range" not in headers for _path, headers in server.asked[2:]
    )


def test_an_old_mark_does_not_go_with_a_new_part(fetch, server):
    server.answers = [broken(100_000, ETag='"v1"'), broken(50_000), whole()]
    assert fetch().path.read_bytes() == PDF
    assert "Range" not in server.asked[2][1]


def test_packed_bytes_are_not_gone_on_with(fetch, server):
    """The place where the unpacked part ends is no place in what the server sends."""
    packed = gzip.compress(PDF + random.Random(1).randbytes(100_000))

    def half(handler: Handler) -> None:
        length = str(len(packed))
        handler.send(
            200, packed[: len(packed) // 2], Content_Length=length, Content_Encoding="gzip", ETag='"v1"'
        )
        handler.drop()

    server.answers = [half, whole()]
    assert fetch().path.read_bytes() == PDF
    assert "Range" not in server.asked[1][1]


@pytest.mark.parametrize("mark", ["", 'W/"v1"', '"' + "x" * 999 + '"'], ids=["none", "weak", "endless"])
def test_begins_anew_without_a_strong_mark(fetch, server, mark):
    server.answers = [broken(100_000, ETag=mark), whole()]
    assert fetch().path.read_bytes() == PDF
    assert "Range" not in server.asked[1][1]


@pytest.mark.parametrize("said", [len(PDF) + 10, len(PDF) - 10], ids=["too much", "too little"])
def test_a_wrong_length_is_no_document(fetch, server, said, tmp_path):
    server.answers = [whole(Content_Length=str(said))]
    with pytest.raises(FetchError):
        fetch()
    assert len(server.asked) == 3 and not list(tmp_path.rglob("*.pdf"))


def test_a_pdf_without_its_end(fetch, server):
    server.answers = [whole(PDF[:-40]), whole()]
    assert fetch().path.read_bytes() == PDF


def test_a_body_without_end(fetch, server, tmp_path):
    def endless(handler: Handler) -> None:
        handler.send(200, PDF, Content_Length="")
        while True:
            handler.wfile.write(PDF)

    server.answers = [endless]
    with pytest.raises(FetchError, match="more than 1 MB"):
        fetch(bytes=2**20)
    assert parts(tmp_path) == [] and len(server.asked) == 1


def test_a_length_beyond_measure_is_not_even_begun(fetch, server):
    server.answers = [whole(Content_Length=str(10**15))]
    with pytest.raises(FetchError, match="more than 64 MB"):
        fetch()


def test_packed_bytes_are_unpacked_within_the_limit(fetch, server):
    server.answers = [whole(gzip.compress(PDF), Content_Encoding="gzip", ETag='"v1"')]
    assert fetch().path.read_bytes() == PDF
    bomb = gzip.compress(b"%PDF-1.7" + b"\0" * 2**25)
    server.answers = [whole(bomb, Content_Encoding="gzip")]
    with pytest.raises(FetchError, match="more than 1 MB"):
        fetch(wanted("A/HRC/59/16"), bytes=2**20)


@pytest.mark.parametrize("drip", ["headers", "body"])
def test_a_server_that_drips_is_left(fetch, server, drip):
    stop = threading.Event()

    def answer(handler: Handler) -> None:
        if drip == "body":
            handler.send(200, b"", Content_Length="")
        for letter in itertools.cycle(b"x"):
            handler.wfile.write(bytes([letter]))
            if stop.wait(0.02):
                return

    server.answers = [answer]
    with pytest.raises(FetchError, match="too slow"):
        fetch(seconds=0.4)
    stop.set()


def test_a_silent_server_is_left(fetch, server):
    stop, waited = threading.Event(), []

    def silent(handler: Handler) -> None:
        waited.append(stop.wait(5))

    server.answers = [silent]
    with pytest.raises(FetchError, match="fell silent"):
        fetch(silence=0.1, tries=1)
    assert waited == []
    stop.set()


def test_a_redirect_within_the_server(fetch, server):
    server.answers = [status(302, Location="/files/59.pdf"), whole()]
    assert fetch().path.read_bytes() == PDF
    assert server.asked[1][0] == "/files/59.pdf"


@pytest.mark.parametrize(
    "to",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:9/secret",
        "http://localhost/",
        "ftp://127.0.0.1/",
        "gopher://127.0.0.1/",
        "http://user:word@127.0.0.1/",
        "http://127.0.0.1:99999999/",
        "https://[::1",
        "//169.254.169.254/latest/",
        "https://documents.un.org/",
    ],
)
def test_a_redirect_elsewhere_is_refused(fetch, server, to):
    server.answers = [status(302, Location=to)]
    with pytest.raises(FetchError, match="not followed"):
        fetch()
    assert len(server.asked) == 1


def test_redirects_in_a_ring(fetch, server):
    server.answers = [status(301, Location="/round")]
    with pytest.raises(FetchError, match="without end"):
        fetch()


def test_what_is_no_http(fetch, server):
    def babble(handler: Handler) -> None:
        handler.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n")

    server.answers = [babble]
    with pytest.raises(FetchError, match="broke off"):
        fetch()


def test_no_server_at_all(manners, clock, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    nobody = replace(manners, address=f"http://127.0.0.1:{port}/")
    with Fetcher(nobody, tmp_path, sleep=clock.sleep, clock=clock, now=clock) as fetcher:
        with pytest.raises(NoNetwork, match="cannot be reached. Is this machine connected"):
            fetcher.fetch(REPORT)
        naps = len(clock.naps)
        with pytest.raises(NoNetwork):
            fetcher.fetch(wanted("A/HRC/59/16"))
        assert naps > 1 and len(clock.naps) == naps + 1  # the pause, and no second try


def test_a_name_that_is_none(manners, clock, tmp_path):
    nobody = replace(manners, address="https://no.such.name.invalid/", tries=1)
    with (
        Fetcher(nobody, tmp_path, sleep=clock.sleep, clock=clock, now=clock) as fetcher,
        pytest.raises(NoNetwork),
    ):
        fetcher.fetch(REPORT)


def test_two_at_once_are_one_too_many(manners, tmp_path):
    with Fetcher(manners, tmp_path), pytest.raises(FetchError, match="already"), Fetcher(manners, tmp_path):
        pass
    with Fetcher(manners, tmp_path):
        pass
