"""OHCHR's themes of a text, newest vocabulary, by the cues of its subjects.

"Ratify the convention on migrant workers" → ratification-of-accession-to-international-instruments, migrants

OHCHR's list prints each recommendation under one theme: a ratification under its own, measures of any kind
(a law, an institution, a budget) under their subject (`subjects/theme_order.csv`).
"""

from collections.abc import Sequence
from functools import cache

from uprtracker.coding.subjects.concepts import read_rows
from uprtracker.coding.subjects.judging import Scale, judged
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference


@cache
def _scale() -> Scale:
    return Scale(
        scheme="theme",
        version="themes-1",
        confidence={"a": 0.85, "b": 0.6, "c": 0.25, "d": 0.08},
        empty=0.02,
        sure_from=0.5,
        order={row["theme"]: place for place, row in enumerate(read_rows("theme_order"))},
    )


def code(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Return the themes of each text as slugs of `reference.themes`; the primary one is noted `primary`."""
    return judged(texts, _scale())
