"""OHCHR's themes of a text, newest vocabulary, by the cues of its subjects.

"Ratify the convention on migrant workers" → ratification-of-accession-to-international-instruments, migrants
"""

from collections.abc import Sequence

from uprtracker.coding.subjects.judging import Scale, judged
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference

# OHCHR puts a ratification under its own theme first, and measures of any kind after their subject.
_FIRST = frozenset(("ratification-of-accession-to-international-instruments",))
_LAST = frozenset(
    (
        "budget-resources",
        "constitutional-legislative-framework",
        "human-rights-education-trainings-awareness-raising",
        "legal-institutional-reform",
        "racial-discrimination",
    )
)


def _order(label: str) -> int:
    return -1 if label in _FIRST else int(label in _LAST)


_SCALE = Scale(
    scheme="theme",
    version="themes-1",
    confidence={"a": 0.85, "b": 0.6, "c": 0.25, "d": 0.08},
    empty=0.02,
    sure_from=0.6,
    order=_order,
)


def code(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Return the themes of each text as slugs of `reference.themes`, the primary one first."""
    return judged(texts, _SCALE)
