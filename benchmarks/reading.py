"""Reading against its yardstick: what pypdfium2 alone needs for the text of the same pages.

The yardstick opens each file, takes the text page of every page and its whole
text, in one process. The promise is 2.5 for reading and extraction together.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2

from uprtracker.documents import read_document

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpus"
CORPUS = Path(os.environ.get("UPR_CORPUS") or SHARED) / "working_group_reports"


def yardstick(path: Path) -> int:
    """Read all text with pypdfium2 alone; return the number of pages."""
    with pypdfium2.PdfDocument(path) as pdf:
        for index in range(len(pdf)):
            page = pdf[index]
            text_page = page.get_textpage()
            text_page.get_text_range()
            text_page.close()
            page.close()
        return len(pdf)


def reading(path: Path) -> int:
    """Read with the reader of ours; return the number of pages."""
    return len(read_document(path).pages)


def seconds_of(work: Callable[[Path], int], path: Path) -> float:
    """Return processor seconds of one run."""
    start = time.process_time()
    work(path)
    return time.process_time() - start


def seconds_by_work(
    paths: Sequence[Path], *works: Callable[[Path], int]
) -> dict[Callable[[Path], int], float]:
    """Return the best of two runs of each, summed over the files, which are taken in turn."""
    totals = dict.fromkeys(works, 0.0)
    for path in paths:
        for work in works:
            totals[work] += min(seconds_of(work, path) for _ in range(2))
    return totals


def tell(pages: int, totals: dict[Callable[[Path], int], float]) -> None:
    """Print pages per second of each, and its ratio to the yardstick."""
    for work, seconds in totals.items():
        ratio = seconds / totals[yardstick]
        print(f"  {work.__name__:24} {pages / seconds:7.0f} pages/s   ratio {ratio:.2f}")


def main(arguments: Sequence[str] = ()) -> None:
    """Print pages per second and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--every", type=int, default=1, help="take every n-th file")
    chosen = parser.parse_args(arguments)
    paths = sorted(chosen.folder.glob("*.pdf"))[:: chosen.every]
    if not paths:
        print(f"reading: no PDF files in {chosen.folder}")
        return
    pages = sum(map(yardstick, paths))
    print(f"reading: {len(paths)} files, {pages} pages")
    tell(pages, seconds_by_work(paths, yardstick, reading))


if __name__ == "__main__":
    main(sys.argv[1:])
