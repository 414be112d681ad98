"""The recommendations most like a text, for whoever drafts one or looks for its kind.

    most_alike("Ratify the Convention against Torture", state="SVN")   [Alike(recommendation, 0.97), ...]

What this says is the machine's likeness of words (`coding.likeness`), not a fact: pages say so.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from uprtracker.coding.likeness import VERSION, vectors
from uprtracker.records.lineage import JOINT
from uprtracker.records.models import Recommendation
from uprtracker.records.texts_index import TextsIndex, index_at_hand, texts_index
from uprtracker.reference import load_reference

METHOD = VERSION  # of comparing, in links
LEAST = 0.2  # what is less alike shares no more than the usual words


@dataclass(frozen=True, slots=True)
class Alike:
    """A recommendation and how alike it is, 0 to 1. Its `review` is fetched with it."""

    recommendation: Recommendation
    score: float


def most_alike(text: str, *, state: str = "", limit: int = 10) -> list[Alike]:
    """Return at most `limit` recommendations most like `text`, most alike first.

    `state` (ISO3) keeps to those addressed to that State under Review. Some milliseconds, once the
    index is open; the first question after a change of the data waits for the index.
    """
    there = texts_index()
    scores = _scores(there, text)
    if state:
        scores[there.states != _in_index(state)] = 0.0
    return _best(there, scores, LEAST, limit)


def alike_elsewhere(one: Recommendation, *, limit: int = 5) -> list[Alike]:
    """Return recommendations to other States that ask nearly the same (from `JOINT`), most alike first.

    From the index there is, so that a page never waits for one; none before the first was made.
    """
    there = index_at_hand()
    if there is None:
        return []
    scores = _scores(there, one.text)
    scores[there.states == _in_index(one.review.state)] = 0.0
    return _best(there, scores, JOINT, limit)


def _scores(there: TextsIndex, text: str) -> NDArray[np.float32]:
    return there.index.scores(vectors([text], load_reference(demo=True)), 0)


def _in_index(state: str) -> bytes:
    return state.upper().encode("ascii", "replace")


def _best(there: TextsIndex, scores: NDArray[np.float32], least: float, limit: int) -> list[Alike]:
    alike = np.flatnonzero(scores >= least)
    best = alike[np.lexsort((there.keys[alike], -scores[alike]))]
    found_at: dict[int, float] = {}
    for key, score in zip(there.keys[best].tolist(), scores[best].tolist(), strict=True):
        if len(found_at) >= limit:
            break
        found_at.setdefault(key, score)
    found = Recommendation.objects.select_related("review").prefetch_related("pairs").in_bulk(found_at)
    return [Alike(found[key], round(score, 4)) for key, score in found_at.items() if key in found]
