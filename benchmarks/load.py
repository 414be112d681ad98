"""The search page under load: 200 distinct addresses asked of the real server on the same machine.

The server is the one of `upr serve` (gunicorn, two workers) over made-up records; nothing is
kept between requests but what the operating system keeps. First each address once after the
other (p50, p95, kilobytes as sent with gzip), then all of them again and again from several
connections, as fast as they come (requests a second), or at a fixed rate for a time. Errors
are counted; memory (proportional share, so that mapped files count once) is read before and after.
The goal at 270,000 records: p95 of at most 60 ms and 100 KB; 200 a second for ten minutes with
p99 of at most 200 ms and no growth.

    python benchmarks/load.py
    python benchmarks/load.py --records 270000 --rate 200 --seconds 600
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
from searching.made import made, texts
from searching.questions import questions

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
ADDRESSES = 200


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


def environment() -> dict[str, str]:
    """Return the environment of a process that runs our code."""
    paths = os.pathsep.join(path for path in (str(ROOT / "src"), os.environ.get("PYTHONPATH", "")) if path)
    return os.environ | {"PYTHONPATH": paths}


@contextmanager
def served() -> Iterator[tuple[int, int]]:
    """Serve UPR_HOME and yield port and the process."""
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
    server = subprocess.Popen([*line, *tuning, "--no-control-socket"], env=environment())
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
    parser.add_argument("--records", type=int, default=41_000)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--rate", type=float, default=0, help="requests a second; 0: as many as there can be")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        ours.prepare(Path(folder))
        from django.core.management import call_command

        call_command("collectstatic", interactive=False, verbosity=0)
        source = texts(Path(os.environ.get("UPR_CORPUS", CORPUS)))
        print(f"load: {ours.build(made(chosen.records, source)).told()}")
        asked = addresses(source)
        with served() as (port, server):
            one_by_one(port, asked[:20])
            start = time.perf_counter()
            print(one_by_one(port, asked).told("one after the other", time.perf_counter() - start))
            before = memory(server)
            start = time.perf_counter()
            seen = together(port, asked, chosen.connections, chosen.seconds, chosen.rate)
            name = (
                f"{chosen.rate:.0f} a second wanted" if chosen.rate else f"{chosen.connections} connections"
            )
            print(seen.told(name, time.perf_counter() - start))
            print(f"  memory {before:.0f} MB before, {memory(server):.0f} MB after")


if __name__ == "__main__":
    main(sys.argv[1:])
