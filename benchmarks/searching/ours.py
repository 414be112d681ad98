"""Our search over made-up records: its snapshot is written from them directly, the database stays empty."""

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from searching.made import FILTERS, Made
from searching.questions import Question

Answer = tuple[int, dict[str, dict[str, int]]]
"""Total, and the counts of each filter."""


def prepare(home: Path) -> None:
    """Start Django on a database of its own."""
    os.environ |= {
        "UPR_HOME": str(home),
        "DATABASE_URL": f"sqlite:///{home / 'upr.sqlite3'}",
        "UPR_ENV": "local",
    }
    os.environ["DJANGO_SETTINGS_MODULE"] = "uprtracker.project.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


@dataclass(frozen=True)
class Size:
    """What building took: records, seconds of the clock and of the processor, bytes on disk by part.

    `making` are seconds in which the records themselves were made up, between one and the next: no part
    of `seconds`.
    """

    records: int
    seconds: float
    processor: float
    making: float
    disk: dict[str, int]

    def told(self) -> str:
        """Return it as a sentence."""
        whole = sum(self.disk.values())
        parts = ", ".join(f"{name} {size / self.records:.0f}" for name, size in sorted(self.disk.items()))
        return (
            f"built {self.records:,} records in {self.seconds:.1f} s"
            f" ({self.records / self.seconds:,.0f} a second; processor {self.processor:.1f} s;"
            f" making them up, {self.making:.1f} s, is not counted); "
            f"bytes a record: {whole / self.records:.0f} ({parts}), "
            f"{whole / self.records / _filters():.0f} a record and facet"
        )


def _filters() -> int:
    from uprtracker.search.filters import FILTERS as known

    return len(known)


def records(found: Iterable[Made]) -> Iterator[Any]:
    """Yield the records as a snapshot takes them in."""
    from uprtracker.records.codings import Standing
    from uprtracker.search.record import Asked, Record, Reviewed

    known: dict[int, Reviewed] = {}
    for one in found:
        review = known.get(one.review)
        if review is None:
            code = f"{one.state}-{one.session}"
            review = known[one.review] = Reviewed(
                one.review + 1, code, one.state, one.session, min(4, (one.session + 13) // 14)
            )
        said = {"action": Standing((one.action,), "uprinfo"), "issue": Standing(one.issues, "uprinfo")}
        asked = tuple(Asked(state, answer, answer, (answer,), answer) for state, answer in one.asked)
        yield Record(
            one.number + 1, False, review, f"{review.code}-{one.number}", f"100.{one.number}",
            one.number % 4_096, one.text, one.asked[0][1], asked, said, paragraph="100", lineage=("none",),
            documents=("uprinfo",),
        )  # fmt: skip


class _Made:
    """Hands on the records, and adds up how long they took to make."""

    def __init__(self, found: Iterator[Any]) -> None:
        self._found = found
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Any]:
        clock = time.perf_counter
        while True:
            start = clock()
            one = next(self._found, None)
            self.seconds += clock() - start
            if one is None:
                return
            yield one


def build(found: Iterable[Made]) -> Size:
    """Build the snapshot and make it current."""
    from uprtracker.search.pointing import Unfinished, begin, finish, point
    from uprtracker.search.segment import counted, write_segment
    from uprtracker.search.snapshot import index_folder

    folder = index_folder()
    folder.mkdir(parents=True, exist_ok=True)
    start, processor = time.perf_counter(), _processor()
    path, given = begin(folder, 0), _Made(records(found))
    columns, vocabularies = write_segment(given, path)
    done = finish(Unfinished(path, 0, columns.records, counted(columns), vocabularies))
    point(folder, done.name)
    took = time.perf_counter() - start - given.seconds
    spent = _processor() - processor - given.seconds
    disk = {
        part.name: sum(file.stat().st_size for file in part.rglob("*") if file.is_file())
        for part in done.iterdir()
        if part.is_dir()
    }
    return Size(columns.records, took, spent, given.seconds, disk)


def _processor() -> float:
    """Return seconds of the processor spent by this process and by those it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def ask(question: Question) -> Answer:
    """Return the answer of our search, asked as if for the first time: total, 25 records, 8 facets."""
    from uprtracker.search.find import find, forget
    from uprtracker.search.query import Query

    forget()
    query = Query(q=question.written(), size=25, **question.filters)  # type: ignore[arg-type]
    found = find(query, facets=FILTERS)
    return found.recommendations, {
        name: {value: count for value, count in values.counts.items() if count}
        for name, values in found.facets.items()
    }
