"""Count in how many recommendations each word stem stands: `python tools/word_counts.py EXPORT.csv…`.

Writes `src/uprtracker/coding/data/word_counts.csv` from the texts of UPR Info exports, each text once;
stems of fewer than five texts are left out. The first line counts the texts. The likeness of texts
(`coding/likeness.py`) weighs words by it, so after a change raise its VERSION and run `upr lineage`.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from uprtracker.coding.words import stem, words
from uprtracker.exchange.uprinfo import read_export
from uprtracker.reference import load_reference

TABLE = Path(__file__).resolve().parent.parent / "src" / "uprtracker" / "coding" / "data" / "word_counts.csv"
FEWEST = 5


def counts(texts: Iterable[str]) -> list[tuple[str, int]]:
    """Return the number of different texts under the empty stem, then stem and number, in their order."""
    different = set(texts)
    found = Counter(root for text in different for root in {stem(word) for word in words(text)})
    often = sorted((root, number) for root, number in found.items() if number >= FEWEST)
    return [("", len(different)), *often]


def main() -> int:
    """Read the exports named on the command line and write the table."""
    reference = load_reference()
    rows = (row for name in sys.argv[1:] for row in read_export(Path(name), reference).rows)
    table = counts(row.text for row in rows if row.kind == "recommendation")
    if table[0][1] == 0:
        sys.stderr.write("No recommendations: name exports of UPR Info (CSV or XLS).\n")
        return 2
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("stem", "texts"), *table])
    return 0


if __name__ == "__main__":
    sys.exit(main())
