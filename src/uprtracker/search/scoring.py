"""How well each of some records answers a search text: the sum over its words and phrases."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from uprtracker.search.bits import Rows
from uprtracker.search.expression import Expression, Field, Phrase, Word, leaves
from uprtracker.search.found import USUAL, Found
from uprtracker.search.matching import Lookup
from uprtracker.search.ranking import LABEL_WEIGHT, UNIT, Scores, Weights
from uprtracker.search.text_files import TextFiles


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much it says to find a word or phrase in a text, and in a label."""

    text: float
    label: float


def scores(
    files: TextFiles,
    expression: Expression,
    rows: Rows,
    look: Lookup,
    rarity: Callable[[Word | Phrase], Rarity],
) -> Scores:
    """Return the score of each of these records (rising); words under a NOT count for nothing."""
    if not len(rows):
        return np.zeros(0, dtype=np.float32)
    # Of many records it is quicker to score all and pick than to look each up in every list.
    wanted = rows if len(rows) * USUAL < files.size else None
    total = np.zeros(files.size if wanted is None else len(rows), dtype=np.float32)
    for leaf in dict.fromkeys(leaves(expression)):
        if isinstance(leaf, Field):
            continue
        hits, rare = look(leaf), rarity(leaf)
        if hits.text.count:
            total += _in_text(files, leaf, hits.text, wanted) * np.float32(rare.text / UNIT)
        if hits.label.count:
            total += _held(hits.label, wanted) * np.float32(LABEL_WEIGHT * rare.label)
    return total if wanted is not None else np.take(total, rows)


def _in_text(files: TextFiles, leaf: Word | Phrase, found: Found, rows: Rows | None) -> Weights:
    """Return the weight of the leaf in each text, or in all; zero where it does not stand."""
    terms = files.stems_of(leaf.words[0]) if _is_plain(leaf) else []
    best = reduce(np.maximum, (files.weights_at(term, rows) for term in terms)) if terms else None
    if best is not None and found.count <= max(map(files.stems.count, terms)):
        return best
    # What no stem found, a phrase or another name of the same thing did.
    once = files.once if rows is None else np.take(files.once, rows)
    held = _held(found, rows) * once
    return held if best is None else np.where(best > 0, best, held)


def _is_plain(leaf: Word | Phrase) -> bool:
    return isinstance(leaf, Word) and not leaf.prefix and len(leaf.words) == 1


def _held(found: Found, rows: Rows | None) -> NDArray[np.uint8]:
    return (found.mask if rows is None else found.holds(rows)).view(np.uint8)
