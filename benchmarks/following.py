"""What is decided while people search: how soon it is found, and whether anybody notices the swap.

Made-up records stand in the database and in the index; the real server (as in `load.py`) is asked at a
steady rate all the time. Meanwhile an editor decides, as the coding desk does, a label of one record, several
times; the clock runs from the decision until the server's search finds it. Then `upr index` builds everything
anew beside it and the new snapshot is swapped in.
No request may fail. The goals at 270,000 records: the index is built from the database at 20,000 records a
second on two cores, and one changed record is found within 1 second.

    python benchmarks/following.py
    python benchmarks/following.py --records 41000 --rate 20
"""

import argparse
import http.client
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from load import CORPUS, Seen, addresses, ask, environment, one_by_one, served
from searching import ours
from searching.extent import USUAL
from searching.made import Made, made, texts
from searching.sql import batches

DECISIONS = 8
PATIENCE = 60.0  # seconds
COMMAND = "from uprtracker.cli import main; main()"


def fill(found: Iterator[Made]) -> int:
    """Put the records into the database and return how many there are."""
    from uprtracker.records.models import Coding, Pair, Recommendation, Review
    from uprtracker.records.version import bump

    reviews: dict[int, Review] = {}
    count = 0
    for batch in batches(found):
        for one in batch:
            if one.review not in reviews:
                cycle = min(4, (one.session + 13) // 14)
                reviews[one.review] = Review.objects.create(
                    code=f"{one.state}-{one.session}", state=one.state, session=one.session, cycle=cycle,
                    status="adopted",
                )  # fmt: skip
        rows = Recommendation.objects.bulk_create(
            Recommendation(
                review=reviews[one.review], code=f"{reviews[one.review].code}-{one.number}", number="100.1",
                order=one.number, text=one.text, origin="uprinfo", position=one.asked[0][1],
            )
            for one in batch
        )  # fmt: skip
        Pair.objects.bulk_create(
            Pair(recommendation=row, state=state, order=place, origin="uprinfo", position=answer)
            for row, one in zip(rows, batch, strict=True)
            for place, (state, answer) in enumerate(one.asked)
        )
        Coding.objects.bulk_create(
            Coding(recommendation=row, scheme=scheme, label=label, origin="uprinfo")
            for row, one in zip(rows, batch, strict=True)
            for scheme, label in [("action", one.action), *(("issue", slug) for slug in one.issues)]
        )
        count += len(rows)
    bump("made-up records")
    return count


class Asking:
    """Asks the server for pages at a steady rate from a few connections, until it is told to stop."""

    def __init__(self, port: int, asked: Sequence[str], rate: float, connections: int = 4) -> None:
        """Begin at once."""
        self.seen = Seen()
        self._port, self._asked, self._rate = port, asked, rate
        self._began, self._stopped = time.perf_counter(), threading.Event()
        self._threads = [
            threading.Thread(target=self._work, args=(place, connections), daemon=True)
            for place in range(connections)
        ]
        for thread in self._threads:
            thread.start()

    def _work(self, place: int, step: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        number = place
        while not self._stopped.is_set():
            due = self._began + number / self._rate
            time.sleep(max(0.0, due - time.perf_counter()))
            ask(connection, self._asked[number % len(self._asked)], self.seen, due)
            number += step
        connection.close()

    def told(self) -> str:
        """Stop, and return what came of it as a line."""
        self._stopped.set()
        for thread in self._threads:
            thread.join()
        return self.seen.told(f"{self._rate:.0f} a second wanted", time.perf_counter() - self._began)


def count_of(port: int, **params: str) -> int:
    """Return how many records the search page of the server finds."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", f"/recommendations.json?{urlencode(params)}", headers={"Host": "localhost"})
    said: dict[str, Any] = json.loads(connection.getresponse().read())
    connection.close()
    return int(said["count"])


def wait_for(port: int, wanted: int, **params: str) -> None:
    """Wait until the search finds so many records."""
    start = time.perf_counter()
    while count_of(port, **params) != wanted:
        if time.perf_counter() - start > PATIENCE:
            sys.exit(f"following: not found within {PATIENCE:.0f} seconds: {params}")
        time.sleep(0.01)


def decisions(port: int) -> list[float]:
    """Decide a label of one record, several times, and return the seconds until each is found."""
    from uprtracker.accounts.models import User
    from uprtracker.records.deciding import decide_coding
    from uprtracker.records.models import Recommendation
    from uprtracker.search import Query, find

    person = User.objects.create(username="editor")
    find(Query())  # whoever decides has the index open: he found the record with it
    rows = list(Recommendation.objects.order_by("pk")[: 100 * DECISIONS : 100])
    for _ in rows:  # every worker of the server has answered such a question before
        count_of(port, coded_by="person")
    taken = []
    for number, row in enumerate(rows):
        start = time.perf_counter()
        decide_coding(recommendation=row, scheme="issue", label="justice", person=person)
        wait_for(port, number + 1, coded_by="person")
        taken.append(time.perf_counter() - start)
    return taken


def swap(port: int) -> tuple[float, int]:
    """Build everything anew beside the server; return the seconds and how many records it then finds."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", COMMAND, "index"],
        check=True,
        stdout=subprocess.DEVNULL,
        env=environment(pages_kept=True),
    )
    return time.perf_counter() - start, count_of(port)


def main(arguments: Sequence[str] = ()) -> None:
    """Fill, serve, decide, build anew, tell."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=USUAL)
    parser.add_argument("--rate", type=float, default=50, help="requests a second meanwhile")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        ours.prepare(Path(folder))
        from django.core.management import call_command

        from uprtracker.search import build_index

        call_command("collectstatic", interactive=False, verbosity=0)
        source = texts(Path(os.environ.get("UPR_CORPUS", CORPUS)))
        count = fill(made(chosen.records, source))
        start = time.perf_counter()
        build_index()
        took = time.perf_counter() - start
        print(
            f"following: {count:,} records in the database; index built from it in {took:.1f} s:"
            f" {count / took:,.0f} a second   goal 20,000"
        )
        asked = addresses(source)
        with served(pages_kept=True) as (port, _server):
            one_by_one(port, asked[:20])
            asking = Asking(port, asked, chosen.rate)
            taken = decisions(port)
            seconds, found = swap(port)
            print(f"  one record changed: found after {told(taken)}   goal 1 s")
            print(f"  everything built anew beside the server in {seconds:.1f} s; it finds {found:,} records")
            print(asking.told())
    if asking.seen.failed or found != count:
        sys.exit("following: requests failed, or records are missing")


def told(seconds: Sequence[float]) -> str:
    """Return the middle and the longest of some times."""
    rising = sorted(seconds)
    return f"{rising[len(rising) // 2]:.2f} s (of {len(rising)}; the longest {rising[-1]:.2f} s)"


if __name__ == "__main__":
    main(sys.argv[1:])
