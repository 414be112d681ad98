"""OHCHR's themes of a text, newest vocabulary, by the cues of its subjects.

"Ratify the convention on migrant workers" → ratification-of-accession-to-international-instruments, migrants

OHCHR's list prints each recommendation under one theme: a ratification under its own, measures of any kind
(a law, an institution, a budget) under their subject (`subjects/theme_order.csv`).
"""

from collections.abc import Sequence
from functools import cache

from uprtracker.coding.model.shipped import shipped_model
from uprtracker.coding.subjects.concepts import knowledge, read_rows
from uprtracker.coding.subjects.issue_bridge import bridged
from uprtracker.coding.subjects.judging import Scale, judged
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference


@cache
def _scale() -> Scale:
    return Scale(
        scheme="theme",
        version=f"themes-2-{knowledge().version}-{shipped_model().version}",
        confidence={"a": 0.77, "b": 0.5, "c": 0.3, "d": 0.05},
        empty=0.02,
        # A single strong theme was all in 7 of 10 rows of cycle 2, in 3 of 10 of cycle 3: never sure.
        sure_from=1.01,
        complete=0.5,
        order={row["theme"]: place for place, row in enumerate(read_rows("theme_order"))},
    )


def code(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Return the themes of each text as slugs of `reference.themes`; the primary one is noted `primary`."""
    return bridged(texts, judged(texts, _scale()), reference)
