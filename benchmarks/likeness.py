"""Likeness of 150,000 texts against its yardstick: rapidfuzz comparing one text with as many.

The texts are those of the export in ../shared/corpus, copied with other numbers until there are
enough; without it they are drawn from a made-up vocabulary. Prints what building, asking and adding a
review of 250 texts cost, and the memory of the process.
"""

import argparse
import random
import resource
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from uprtracker.coding.likeness import joined, vectors
from uprtracker.coding.likeness_index import Index
from uprtracker.exchange.uprinfo import read_export
from uprtracker.reference import load_reference

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
REVIEW = 250


def texts(count: int, seed: int) -> list[str]:
    """Return `count` different texts."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    reference = load_reference()
    paths = sorted((CORPUS / "uprinfo").glob("sessions-*.csv"))
    found = [row.text for path in paths for row in read_export(path, reference).rows]
    if not found:
        words = [f"word{number}" for number in range(5_000)]
        found = [" ".join(chance.choices(words, k=25)) for _text in range(30_000)]
    return [f"{found[at % len(found)]} {at // len(found) or ''}" for at in range(count)]


def timed(what: str, work: Callable[[], object], times: int = 1) -> float:
    """Print and return the seconds that one turn of `work` takes."""
    start = time.process_time()
    for _turn in range(times):
        work()
    seconds = (time.process_time() - start) / times
    print(f"{what:<58}{seconds * 1000:>12,.1f} ms")  # noqa: T201
    return seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=150_000)
    count = parser.parse_args().texts
    reference = load_reference()
    all_texts = texts(count, 1)
    made = []
    timed(f"texts to vectors, {count:,}", lambda: made.append(vectors(all_texts, reference)))
    index = Index.of(made[0])
    timed("index of them", lambda: Index.of(made[0]))
    new = all_texts[::600][:REVIEW]
    asked = vectors(new, reference)
    one = timed("one text with all", lambda: index.scores(asked, 7), 20)
    timed(f"vectors of a review of {REVIEW}", lambda: vectors(new, reference))
    own = Index.of(vectors(all_texts[:1_000], reference))
    timed(
        "its texts with the 1,000 of its State",
        lambda: [own.scores(asked, at) for at in range(len(asked))],
    )
    order = np.arange(count + len(asked))
    timed("the index with the review joined", lambda: Index.of(joined(made[0], asked, order)))
    fuzzy = timed(
        "yardstick: rapidfuzz ratio of one text with all",
        lambda: process.cdist(new[7:8], all_texts, scorer=fuzz.ratio),
        3,
    )
    print(f"{'yardstick / ours':<58}{fuzzy / one:>12,.1f}")  # noqa: T201
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'memory of the process at its highest':<58}{peak:>12,.0f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
