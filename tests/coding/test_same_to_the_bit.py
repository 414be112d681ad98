"""The same texts give the same codings to the bit: other process, threads, seed of hashes, portions."""

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from coding.specimens import ASKS, HOSTILE

CHILD = """
import json, sys
from uprtracker.coding.coders import CODERS
from uprtracker.reference import load_reference

texts, portion = json.load(sys.stdin)
reference = load_reference()
portions = [texts[start:start + portion] for start in range(0, len(texts), portion)]

def plain(one):
    return [one.label, float(one.confidence).hex(), one.evidence, one.note]

print(json.dumps({
    scheme: [
        [
            coded.scheme, coded.version, float(coded.confidence).hex(), bool(coded.sure),
            list(map(plain, coded.judgements)), list(map(plain, coded.near)),
        ]
        for some in portions for coded in coder(some, reference)
    ]
    for scheme, coder in CODERS.items()
}))
"""
TEXTS = [*ASKS, *(text[:2_000] for text in HOSTILE.values()), *reversed(ASKS)]
WAYS = {
    "one thread, all at once": ("1", "0", len(TEXTS)),
    "two threads, all at once": ("2", "7", len(TEXTS)),
    "two threads, by sevens": ("2", "12345", 7),
    "one thread, one by one": ("1", "99", 1),
}
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")


def _codings(threads: str, seed: str, portion: int) -> dict[str, list[list[object]]]:
    source = Path(__file__).resolve().parents[2] / "src"
    settings = {
        **os.environ,
        **dict.fromkeys(THREADS, threads),
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(source),
    }
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        input=json.dumps([TEXTS, portion]),
        capture_output=True,
        text=True,
        env=settings,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    read: dict[str, list[list[object]]] = json.loads(done.stdout)
    return read


@pytest.fixture(scope="module")
def codings() -> dict[str, dict[str, list[list[object]]]]:
    """All codings by way of running."""
    return {name: _codings(*way) for name, way in WAYS.items()}


@pytest.mark.parametrize(("one", "other"), list(pairwise(WAYS)))
def test_codings_are_the_same(
    one: str, other: str, codings: dict[str, dict[str, list[list[object]]]]
) -> None:
    assert codings[one].keys() == codings[other].keys()
    differing = {
        (scheme, text[:60])
        for scheme in codings[one]
        for text, first, second in zip(TEXTS, codings[one][scheme], codings[other][scheme], strict=True)
        if first != second
    }
    assert differing == set()


def test_every_coder_gives_labels_to_some_specimen(
    codings: dict[str, dict[str, list[list[object]]]],
) -> None:
    """A coder that never says anything would pass every comparison."""
    first = codings[next(iter(WAYS))]
    assert [scheme for scheme, coded in first.items() if not any(one[4] for one in coded)] == []
