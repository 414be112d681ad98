"""The Sustainable Development Goals and targets that a text goes with, by the cues of its subjects.

"Close the pay gap" → 5, 8, 8.5: the goals OHCHR tags with, and targets after the links between human rights
and the goals that the Danish Institute for Human Rights publishes (from memory, in our reading).
"""

from collections.abc import Sequence

from uprtracker.coding.subjects.judging import Scale, judged
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference

_SCALE = Scale(
    scheme="sdg",
    version="sdgs-1",
    confidence={"a": 0.8, "b": 0.55, "c": 0.25, "d": 0.1},
    empty=0.1,
    sure_from=0.6,
)


def code(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Return goals (`5`) and targets (`5.1`) of each text; the goal of every target is given too."""
    return judged(texts, _SCALE)
