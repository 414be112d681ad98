"""Run the whole suite on SQLite and then, where it is installed, on PostgreSQL.

    python tools/suite.py [arguments of pytest]

Arguments narrow both runs. With CI=true a missing PostgreSQL is a failure.
"""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from postgresql import find_binaries, temporary_cluster

ROOT = Path(__file__).resolve().parent.parent
NOTHING_RAN = 5  # pytest's code for "no test collected": a narrowed run may find none


def main(arguments: list[str]) -> int:
    """Run the tests on each database and return 0 when every run passed."""
    # Being stopped from outside also stops the database cluster.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    codes = {"SQLite": run(arguments, None)}
    binaries = find_binaries()
    if binaries:
        with temporary_cluster(binaries) as url:
            codes["PostgreSQL"] = run(arguments, url)
    elif os.environ.get("CI") == "true":
        codes["PostgreSQL"] = 1
        tell("PostgreSQL is not installed: in CI that is a failure.")
    else:
        tell("Skipped: the second run on PostgreSQL, which is not installed here.")
    failed = [name for name, code in codes.items() if code]
    if failed:
        tell(f"Failed on {' and '.join(failed)}.")
    return 1 if failed else 0


def run(arguments: list[str], database: str | None) -> int:
    """Run pytest once in a home folder of its own."""
    tell(f"Tests on {'PostgreSQL' if database else 'SQLite'}:")
    with tempfile.TemporaryDirectory(prefix="upr-tests-") as home:
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        environment |= {"UPR_HOME": home, "UPR_ENV": "local"}
        command = [sys.executable, "-m", "pytest", "-n", "auto", "--maxprocesses", "4"]
        command += ["--dist", "loadfile", "--no-loadscope-reorder"]  # in the order of tests/conftest.py
        if database:
            environment["DATABASE_URL"] = database
        code = subprocess.run([*command, *arguments], cwd=ROOT, env=environment, check=False).returncode
    return 0 if arguments and code == NOTHING_RAN else code


def tell(sentence: str) -> None:
    """Say something to the person, in order with what pytest prints."""
    sys.stdout.write(f"\n{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
