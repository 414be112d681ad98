"""Coders against two yardsticks on the same texts: cutting them into words, and scoring hashed n-grams.

The first is Python's own `\\w+`; the second is the method of the trial that the coders had to beat (10,500
recommendations a second on one thread): words and pairs of words hashed into 2^16 places, a row of
59 weights added up for each. Seconds are those of the processor, on one thread, the best of three rounds;
the first call, which loads words and weights, is given apart, in a process of its own. Texts are those of
UPR Info's export, every one once. Run: python benchmarks/coding.py [--texts N]
"""

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from uprtracker.coding import CODERS
from uprtracker.exchange.uprinfo import read_export
from uprtracker.reference import load_reference

CORPUS = Path(os.environ.get("UPR_CORPUS") or Path(__file__).resolve().parents[2] / "shared" / "corpus")
MODELS = Path(__file__).resolve().parents[1] / "src" / "uprtracker" / "coding" / "models"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
ROUNDS = 3
PLACES = 1 << 16
LABELS = 5 + 54
WORD = re.compile(r"\w+")
FIRST_CALL = """
import sys, time
from uprtracker.coding import CODERS
from uprtracker.reference import load_reference
reference = load_reference()
start = time.process_time()
CODERS[sys.argv[1]](["Ratify the Convention"], reference)
print(time.process_time() - start)
"""


def texts(corpus: Path) -> list[str]:
    """Return the texts of the export, every one once."""
    files = sorted((corpus / "uprinfo").glob("sessions-*.csv"))
    if not files:
        sys.exit(f"no export under {corpus}: set UPR_CORPUS")
    return sorted({row.text for path in files for row in read_export(path, load_reference()).rows})


def seconds(work: Callable[[Sequence[str]], object], given: Sequence[str]) -> float:
    """Return the processor time of `work` on all texts, the best of several rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        work(given)
        best = min(best, time.process_time() - start)
    return best


def cut(given: Sequence[str]) -> None:
    """Cut all texts into words."""
    for text in given:
        WORD.findall(text.lower())


def score(given: Sequence[str], weights: np.ndarray) -> None:
    """Score all texts by hashed words and pairs of words."""
    for text in given:
        words = WORD.findall(text.lower())
        grams = words + [f"{one} {two}" for one, two in zip(words, words[1:], strict=False)]
        places = np.fromiter((crc32(gram.encode()) % PLACES for gram in grams), dtype=np.int64)
        weights[places].sum(axis=0)


def first_call(scheme: str) -> float:
    """Return the processor time of the first call of a coder in a new process."""
    done = subprocess.run(
        [sys.executable, "-c", FIRST_CALL, scheme], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def main() -> None:
    """Print texts a second, ratios and the time of the first call."""
    if any(os.environ.get(name) != "1" for name in THREADS):  # numpy counts its threads when it is loaded
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **dict.fromkeys(THREADS, "1")})  # noqa: S606
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=6_000, help="how many texts (0: all)")
    wanted = parser.parse_args().texts
    found = texts(CORPUS)
    given = found[:: max(1, len(found) // wanted)] if wanted else found
    reference = load_reference()
    weights = np.random.default_rng(1).normal(size=(PLACES, LABELS)).astype(np.float32)
    words = seconds(cut, given)
    scoring = seconds(lambda some: score(some, weights), given)
    print(f"{len(given)} texts, one thread")
    print(f"{'':12} {'texts/s':>9} {'x words':>8} {'x n-grams':>10} {'first call':>11}")
    print(f"{'words':12} {len(given) / words:9.0f} {1:8.2f} {words / scoring:10.2f}")
    print(f"{'n-grams':12} {len(given) / scoring:9.0f} {scoring / words:8.2f} {1:10.2f}")
    for scheme, coder in CODERS.items():
        coder(given[:1], reference)
        taken = seconds(lambda some, coder=coder: coder(some, reference), given)
        print(
            f"{scheme:12} {len(given) / taken:9.0f} {taken / words:8.2f} {taken / scoring:10.2f}"
            f" {first_call(scheme):9.2f} s"
        )
    size = sum(path.stat().st_size for path in MODELS.rglob("*") if path.is_file() and path.suffix != ".json")
    print(f"files of models: {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
