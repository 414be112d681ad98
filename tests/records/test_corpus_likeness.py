"""Likeness against what was read by hand: pairs of texts to one State, of cycle 1 and of cycle 2.

`expected/likeness_sample.csv` keeps them as facts: State, sessions, hashes of the two texts, and whether
the later asks the same (`same`), the same in part (`part`) or something else (`other`). Sample
`worked-on` was seen while the method was made; of `fresh-lexical` 100 are the best partner, from the
threshold on, of texts of cycle 2 drawn by chance, the others stand just below; `fresh-minilm` are best
partners by sentence embeddings; `links` are links of the database. docs/coding.md gives the figures.
"""

import csv
import hashlib
from collections import Counter
from pathlib import Path

import pytest

from uprtracker.coding.likeness import compare
from uprtracker.exchange.uprinfo import read_export
from uprtracker.records.lineage import REPEATS
from uprtracker.records.wording import plain
from uprtracker.reference import load_reference

SAMPLE = Path(__file__).parent.parent / "expected" / "likeness_sample.csv"


@pytest.fixture(scope="module")
def judged(corpus) -> list[tuple[str, str, float]]:
    """Sample, verdict and likeness of each pair whose two texts the export has."""
    reference = load_reference()
    files = sorted((corpus / "uprinfo").glob("sessions-*.csv"))
    rows = [row for file in files for row in read_export(file, reference).rows]
    texts = {
        (row.state, str(row.session), hashlib.sha256(plain(row.text).encode()).hexdigest()[:16]): row.text
        for row in rows
    }
    found = []
    for one in csv.DictReader(SAMPLE.read_text(encoding="utf-8").splitlines()):
        earlier = texts.get((one["state"], one["earlier_session"], one["earlier"]))
        later = texts.get((one["state"], one["later_session"], one["later"]))
        if earlier and later:
            score = float(compare([earlier], [later], reference)[0, 0])
            found.append((one["sample"], one["verdict"], score))
    return found


def verdicts(judged: list[tuple[str, str, float]], sample: str, least: float) -> Counter[str]:
    return Counter(verdict for name, verdict, score in judged if name == sample and score >= least)


@pytest.mark.parametrize(("sample", "fewest"), [("fresh-lexical", 95), ("links", 60)])
def test_from_the_threshold_on_nearly_all_ask_the_same_at_least_in_part(judged, sample, fewest):
    counts = verdicts(judged, sample, REPEATS)
    total = sum(counts.values())
    assert total >= fewest
    assert counts["same"] >= 0.82 * total
    assert counts["same"] + counts["part"] >= 0.93 * total


def test_below_the_threshold_it_is_less_certain(judged):
    near = [(verdict, score) for sample, verdict, score in judged if sample == "fresh-lexical"]
    below = Counter(verdict for verdict, score in near if score < REPEATS)
    above = Counter(verdict for verdict, score in near if score >= REPEATS)
    assert below["other"] / below.total() > 2 * above["other"] / above.total()


def test_most_of_what_asks_the_same_is_found(judged):
    same = [score for sample, verdict, score in judged if sample == "worked-on" and verdict == "same"]
    assert sum(score >= REPEATS for score in same) >= 0.75 * len(same)
