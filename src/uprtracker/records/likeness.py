"""The recommendations most like a text, for whoever drafts one or looks for its kind.

    most_alike("Ratify the Convention against Torture", state="SVN")   [Alike(recommendation, 0.97), ...]

What this says is the machine's likeness of words (`coding.likeness`), not a fact: pages say so.
"""

from dataclasses import dataclass

import numpy as np

from uprtracker.coding.likeness import vectors
from uprtracker.records.models import Recommendation
from uprtracker.records.texts_index import texts_index
from uprtracker.reference import load_reference

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
    scores = there.index.scores(vectors([text], load_reference(demo=True)), 0)
    if state:
        scores[there.states != state.upper().encode("ascii", "replace")] = 0.0
    alike = np.flatnonzero(scores >= LEAST)
    best = alike[np.lexsort((there.keys[alike], -scores[alike]))][: max(limit, 0)]
    keys = [int(key) for key in there.keys[best]]
    found = Recommendation.objects.select_related("review").in_bulk(keys)
    pairs = zip(keys, scores[best], strict=True)
    return [Alike(found[key], round(float(score), 4)) for key, score in pairs if key in found]
