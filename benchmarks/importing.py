"""Importing against its yardstick: the same rows parsed by `csv` and put into a bare SQLite table.

The yardstick keeps eleven columns and checks nothing; the import resolves
States, joins rows to recommendations, keeps answers and codings with their
sources, and builds the search index. Each runs in a process of its own;
seconds are those of the processor, memory is the peak of the process. The
promise is 20 seconds and 500 MB for the export of sessions 1-20.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpus"
CORPUS = Path(os.environ.get("UPR_CORPUS", SHARED)) / "uprinfo"

YARDSTICK = """
import csv, sqlite3, sys
database = sqlite3.connect(sys.argv[1])
database.execute("create table rows (" + ", ".join(f"c{n} text" for n in range(11)) + ")")
for name in sys.argv[2:]:
    with open(name, encoding="latin-1", newline="") as file:
        rows = list(csv.reader(file.read().replace("\\r\\n", "\\n").replace("\\r", "\\n").splitlines(True)))
    width = [(row + [""] * 11)[:11] for row in rows[1:]]
    database.executemany("insert into rows values (" + ", ".join("?" * 11) + ")", width)
database.commit()
"""
COMMAND = "from uprtracker.cli import main; main()"


@dataclass(frozen=True)
class Cost:
    """What a process took: processor seconds, and megabytes at its peak."""

    seconds: float
    megabytes: float


def cost_of(code: str, *arguments: str | Path, home: Path) -> Cost:
    """Run `code` in a Python of its own and return what it took. Exits when it fails."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    environment = {**os.environ, "UPR_HOME": str(home), "DATABASE_URL": f"sqlite:///{home / 'upr.sqlite3'}"}
    child = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"importing: failed with {os.waitstatus_to_exitcode(status)}: {' '.join(command[3:])}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main(arguments: Sequence[str] = ()) -> None:
    """Print what the yardstick, the first import and a second one took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(CORPUS.glob("sessions-*.csv")))
    files = parser.parse_args(arguments).files
    if not files:
        print(f"importing: skipped, no sessions-*.csv in {CORPUS}")
        return
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        base = cost_of(YARDSTICK, home / "bare.sqlite3", *files, home=home)
        cost_of(COMMAND, "serve", "--prepare-only", home=home)
        first = cost_of(COMMAND, "import", "uprinfo", *files, home=home)
        again = cost_of(COMMAND, "import", "uprinfo", *files, home=home)
    print(f"importing: {len(files)} files")
    for name, cost in (("csv + sqlite3", base), ("first import", first), ("second import", again)):
        ratio = cost.seconds / base.seconds
        print(f"  {name:14} {cost.seconds:6.1f} s   {cost.megabytes:5.0f} MB   ratio {ratio:5.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
