"""Reading and extraction against their yardstick: what pypdfium2 alone needs for the text of the same pages.

The yardstick is that of `benchmarks/reading.py`. The promise is a ratio of 2.5
at most for reading and extraction together, the dialogue included, and 300 MB at
most for any one document: the largest files are read in a process each.
"""

import argparse
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from reading import CORPUS, seconds_by_work, tell, yardstick

from uprtracker.documents import read_document
from uprtracker.extraction import extract
from uprtracker.reference import load_reference

PROMISE = 2.5
PROMISED_MEGABYTES = 300
ALONE = (
    "import sys; from pathlib import Path; from extraction import reading_and_extraction; "
    "reading_and_extraction(Path(sys.argv[1]))"
)


def reading_and_extraction(path: Path) -> int:
    """Read with the reader of ours and extract; return the number of pages."""
    document = read_document(path)
    extract(document, load_reference())
    return len(document.pages)


def largest_memory(paths: Sequence[Path]) -> tuple[float, str]:
    """Return the most memory in MB that one of the files needs in a process of its own, and its name."""
    most, name = 0.0, ""
    for path in paths:
        subprocess.run([sys.executable, "-c", ALONE, str(path)], check=True, cwd=Path(__file__).parent)
        # The largest of all children so far, in kilobytes on Linux.
        now = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        if now > most:
            most, name = now, path.name
    return most, name


def main(arguments: Sequence[str] = ()) -> None:
    """Print pages per second, the ratio and the memory of the largest files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--every", type=int, default=1, help="take every n-th file")
    parser.add_argument("--alone", type=int, default=10, help="how many of the largest to read alone")
    chosen = parser.parse_args(arguments)
    paths = sorted(chosen.folder.glob("*.pdf"))[:: chosen.every]
    if not paths:
        print(f"extraction: no PDF files in {chosen.folder}")
        return
    pages = sum(map(yardstick, paths))
    reading_and_extraction(paths[0])  # the tables of States are compiled once
    print(f"extraction: {len(paths)} files, {pages} pages; promised ratio at most {PROMISE}")
    tell(pages, seconds_by_work(paths, yardstick, reading_and_extraction))
    by_size = sorted(paths, key=lambda path: path.stat().st_size, reverse=True)
    most, name = largest_memory(by_size[: chosen.alone])
    print(f"  memory: {most:.0f} MB at most, by {name}; promised {PROMISED_MEGABYTES} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
