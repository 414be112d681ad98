"""Reading and extraction against their yardstick: what pypdfium2 alone needs for the text of the same pages.

The yardstick is that of `benchmarks/reading.py`. The promise is a ratio of 2.5
at most for reading and extraction together.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from reading import CORPUS, seconds_of, yardstick

from uprtracker.documents import read_document
from uprtracker.extraction import extract
from uprtracker.reference import load_reference

PROMISE = 2.5


def reading_and_extraction(path: Path) -> int:
    """Read with the reader of ours and extract; return the number of pages."""
    document = read_document(path)
    extract(document, load_reference())
    return len(document.pages)


def main(arguments: Sequence[str] = ()) -> None:
    """Print pages per second and the ratio; file by file in turn, so that both see the same machine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--every", type=int, default=1, help="take every n-th file")
    chosen = parser.parse_args(arguments)
    paths = sorted(chosen.folder.glob("*.pdf"))[:: chosen.every]
    if not paths:
        print(f"extraction: no PDF files in {chosen.folder}")
        return
    pages = sum(map(yardstick, paths))
    reading_and_extraction(paths[0])  # the tables of States are compiled once
    totals = dict.fromkeys((yardstick, reading_and_extraction), 0.0)
    for path in paths:
        for work in totals:
            totals[work] += min(seconds_of(work, path) for _ in range(2))
    print(f"extraction: {len(paths)} files, {pages} pages; promised ratio at most {PROMISE}")
    for work, seconds in totals.items():
        ratio = seconds / totals[yardstick]
        print(f"  {work.__name__:24} {pages / seconds:7.0f} pages/s   ratio {ratio:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
