"""The groups of persons that a text is about, in OHCHR's newest vocabulary, by the cues of its subjects.

"Protect migrant women" → migrants, women-girls
"""

from collections.abc import Sequence

from uprtracker.coding.subjects.judging import Scale, judged
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference

_SCALE = Scale(
    scheme="group",
    version="groups-1",
    confidence={"a": 0.85, "b": 0.65, "c": 0.3, "d": 0.08},
    empty=0.6,
    sure_from=0.7,
)


def code(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Return the groups of persons of each text as slugs of `reference.groups`; often none."""
    return judged(texts, _SCALE)
