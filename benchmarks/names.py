"""Reading names of States against its yardstick: the same texts looked up in a plain dictionary.

Texts are the two State columns of UPR Info's export, 61,458 of them, and as many
lists made of two of them. Run: python benchmarks/names.py
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from uprtracker.exchange.uprinfo import read_export
from uprtracker.reference import load_reference

CORPUS = Path(os.environ.get("UPR_CORPUS") or Path(__file__).resolve().parents[2] / "shared" / "corpus")


def seconds(function: Callable[[str], object], texts: list[str]) -> float:
    """Return the processor time of calling `function` on each text."""
    start = time.process_time()
    for text in texts:
        function(text)
    return time.process_time() - start


def main() -> None:
    """Print seconds and ratios."""
    files = sorted((CORPUS / "uprinfo").glob("sessions-*.csv"))
    if not files:
        sys.exit(f"no export under {CORPUS}: set UPR_CORPUS")
    facts = load_reference()
    start = time.process_time()
    rows = [row for path in files for row in read_export(path, facts).rows]
    reading = time.process_time() - start
    texts = [row.fields[column] for row in rows for column in ("To", "From")]
    lists = [f"{row.fields['To']}, {row.fields['From']}" for row in rows]
    yardstick = seconds(dict.fromkeys(texts).get, texts)
    one = seconds(facts.states.resolve, texts)
    several = seconds(facts.states.resolve_list, lists)
    print(f"export read: {len(rows)} rows in {reading:.2f} s")
    print(f"dictionary:  {len(texts)} names in {yardstick:.3f} s")
    print(f"resolve:     {len(texts)} names in {one:.3f} s, {one / yardstick:.1f} times the dictionary")
    print(
        f"lists:       {len(lists)} lists in {several:.3f} s, {several / yardstick:.1f} times the dictionary"
    )


if __name__ == "__main__":
    main()
