"""Texts as rows of the likeness index, kept in memory: an import meets those of a State again and again."""

from collections.abc import Sequence

from uprtracker.coding.likeness import Row, rows
from uprtracker.reference import load_reference

KEPT = 40_000  # some 40 MB

_known: dict[str, Row] = {}


def rows_of(texts: Sequence[str]) -> list[Row]:
    """Return the row of each text."""
    wanted = list(dict.fromkeys(text for text in texts if text not in _known))
    made = dict(zip(wanted, rows(wanted, load_reference(demo=True)), strict=True))
    found = [made.get(text) or _known[text] for text in texts]
    if len(_known) + len(made) > KEPT:
        _known.clear()
    _known.update(made)
    return found
