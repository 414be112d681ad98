"""The search page under load: 200 distinct addresses asked of the real server on the same machine.

The server is the one of `upr serve` (gunicorn, two workers) over made-up records. First a server
that keeps no finished page, and that nobody has asked anything, is asked for each address once,
one after the other (p50, p95, kilobytes as sent with gzip). Then one that keeps pages, as a site does,
is warmed and asked for all of them again and again from several connections, as fast as they come (requests
a second), or at a fixed rate for a time. Errors are counted; memory (proportional share, so that
mapped files count once) is read ten times, at least every minute, and printed as a series: what
warms up levels off, what leaks goes on. The goal at 270,000 records: p95 of at most 60 ms and
100 KB; 200 a second for ten minutes with p99 of at most 200 ms and no growth.

    python benchmarks/load.py                a quarter of an hour
    QUICK=1 python benchmarks/load.py        a minute: 41,000 records, as many requests as there can be
"""

import argparse
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from searching import ours
from searching.extent import QUICK, USUAL
from searching.made import made, texts
from searching.questions import questions

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
ADDRESSES = 200
WARMING = 15
"""Seconds in which the server that keeps pages is asked before anything is measured."""


@dataclass
class Seen:
    """What requests came to: seconds each took, bytes of each answer, how many failed."""

    seconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    failed: int = 0

    def told(self, name: str, took: float) -> str:
        """Return it as a line."""
        spent, sizes = sorted(self.seconds), sorted(self.sizes)
        p50, p95, p99 = (
            1000 * spent[min(len(spent) - 1, int(share * len(spent)))] for share in (0.5, 0.95, 0.99)
        )
        return (
            f"  {name:22} {len(spent):6} requests   p50 {p50:7.1f} ms   p95 {p95:7.1f} ms   p99 {p99:7.1f} ms"
            f"   {len(spent) / took:6.1f} a second   {sizes[-1] / 1000:5.1f} KB at most"
            f"   {self.failed} failed"
        )


def addresses(source: list[str]) -> list[str]:
    """Return distinct addresses of the search page, as the page writes them."""
    from uprtracker.search import Query

    found: dict[str, None] = {}
    for question in questions(4 * ADDRESSES, source):
        query = Query.from_params({"q": question.written(), **question.filters})
        wanted = urlencode(query.params())
        found[f"/recommendations/?{wanted}" if wanted else "/recommendations/"] = None
    return list(found)[:ADDRESSES]


def environment(*, pages_kept: bool) -> dict[str, str]:
    """Return the environment of a process that runs our code."""
    folders = (str(ROOT / "src"), str(ROOT / "benchmarks"), os.environ.get("PYTHONPATH", ""))
    settings = {} if pages_kept else {"DJANGO_SETTINGS_MODULE": "searching.no_pages_kept"}
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, folders)), **settings}


@contextmanager
def served(*, pages_kept: bool) -> Iterator[tuple[int, int]]:
    """Serve UPR_HOME and yield port and the process; without `pages_kept` every page is made anew."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    tuning = ["--workers", "2", "--worker-class", "gthread", "--threads", "4", "--log-level", "error"]
    line = [
        sys.executable,
        "-m",
        "gunicorn",
        "uprtracker.project.wsgi:application",
        "--bind",
        f"127.0.0.1:{port}",
    ]
    server = subprocess.Popen([*line, *tuning, "--no-control-socket"], env=environment(pages_kept=pages_kept))
    try:
        for _ in range(600):
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port, server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def memory(server: int) -> float:
    """Return the memory of a server and its workers in MB."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text(encoding="ascii").split()
    found = 0
    for process in (str(server), *children):
        text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        found += next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return found / 1024


@contextmanager
def watched(server: int, seconds: float) -> Iterator[list[tuple[float, float]]]:
    """Yield a list that fills with seconds since the start and the memory then, the end included."""
    series: list[tuple[float, float]] = []
    ended, began = threading.Event(), time.perf_counter()

    def read() -> None:
        while True:
            series.append((time.perf_counter() - began, memory(server)))
            if ended.wait(min(60.0, seconds / 10)):
                break
        series.append((time.perf_counter() - began, memory(server)))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield series
    finally:
        ended.set()
        reader.join()


def remembered(series: Sequence[tuple[float, float]]) -> str:
    """Return the memory in the course of time as a line, and what the second half added."""
    half = series[len(series) // 2][1]
    shown = "  ".join(f"{moment:.0f} s {size:.0f}" for moment, size in series)
    return f"  memory in MB: {shown}; second half {series[-1][1] - half:+.1f}"


def ask(connection: http.client.HTTPConnection, address: str, seen: Seen, start: float) -> None:
    """Ask for a page and note what came; `start` is when it was due."""
    try:
        connection.request("GET", address, headers={"Host": "localhost", "Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            seen.failed += 1
        seen.sizes.append(len(body))
    except (OSError, http.client.HTTPException):
        connection.close()
        seen.failed += 1
    seen.seconds.append(time.perf_counter() - start)


def one_by_one(port: int, asked: Sequence[str]) -> Seen:
    """Ask for each address once."""
    seen, connection = Seen(), http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for address in asked:
        ask(connection, address, seen, time.perf_counter())
    connection.close()
    return seen


def together(port: int, asked: Sequence[str], connections: int, seconds: float, rate: float) -> Seen:
    """Ask from several connections for a time: at `rate` a second, 0 for as fast as they come."""
    seen, lock, began = Seen(), threading.Lock(), time.perf_counter()
    turn = iter(range(10**9))

    def work() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            with lock:
                number = next(turn)
            due = began + number / rate if rate else time.perf_counter()
            if due - began > seconds or time.perf_counter() - began > seconds + 60:
                break
            time.sleep(max(0.0, due - time.perf_counter()))
            ask(connection, asked[number % len(asked)], seen, due)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def main(arguments: Sequence[str] = ()) -> None:
    """Build, serve, ask, tell."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=USUAL)
    parser.add_argument("--seconds", type=float, default=10 if QUICK else 600)
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument(
        "--rate",
        type=float,
        default=0 if QUICK else 200,
        help="requests a second; 0: as many as there can be",
    )
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        ours.prepare(Path(folder))
        from django.core.management import call_command

        call_command("collectstatic", interactive=False, verbosity=0)
        source = texts(Path(os.environ.get("UPR_CORPUS", CORPUS)))
        print(f"load: {ours.build(made(chosen.records, source)).told()}")
        asked = addresses(source)
        with served(pages_kept=False) as (port, _server):
            start = time.perf_counter()
            print(one_by_one(port, asked).told("no page kept", time.perf_counter() - start))
        with served(pages_kept=True) as (port, server):
            together(port, asked, chosen.connections, WARMING, 0)
            with watched(server, chosen.seconds) as series:
                start = time.perf_counter()
                seen = together(port, asked, chosen.connections, chosen.seconds, chosen.rate)
                took = time.perf_counter() - start
            name = (
                f"{chosen.rate:.0f} a second wanted" if chosen.rate else f"{chosen.connections} connections"
            )
            print(seen.told(name, took))
        print(remembered(series))


if __name__ == "__main__":
    main(sys.argv[1:])
