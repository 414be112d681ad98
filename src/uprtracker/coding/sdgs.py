"""The Sustainable Development Goals and targets that a text goes with, by the cues of its subjects.

"Close the pay gap" → 5, 8, 8.5: the goals OHCHR tags with, and targets after the links between human rights
and the goals that the Danish Institute for Human Rights publishes (from memory, in our reading).
"""

from collections.abc import Sequence
from functools import cache

from uprtracker.coding.model.shipped import shipped_model
from uprtracker.coding.subjects.concepts import knowledge
from uprtracker.coding.subjects.issue_bridge import bridged
from uprtracker.coding.subjects.judging import Scale, judged
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference


@cache
def _scale() -> Scale:
    return Scale(
        scheme="sdg",
        version=f"sdgs-2-{knowledge().version}-{shipped_model().version}",
        confidence={"a": 0.75, "b": 0.3, "c": 0.25, "d": 0.2},
        empty=0.1,
        # The lists at hand tag goals alone: what is said of targets was never measured, so nothing is sure.
        sure_from=1.01,
    )


def code(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Return goals (`5`) and targets (`5.1`) of each text; the goal of every target is given too."""
    return bridged(texts, judged(texts, _scale()), reference)
