"""The groups of persons that a text is about, in OHCHR's newest vocabulary, by the cues of its subjects.

"Protect migrant women" → migrants, women-girls
"""

from collections.abc import Sequence
from functools import cache

from uprtracker.coding.subjects.concepts import knowledge
from uprtracker.coding.subjects.judging import Scale, judged
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference


@cache
def _scale() -> Scale:
    return Scale(
        scheme="group",
        version=f"groups-1-{knowledge().version}",
        confidence={"a": 0.8, "b": 0.78, "c": 0.35, "d": 0.1},
        empty=0.6,
        sure_from=0.75,
    )


def code(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Return the groups of persons of each text as slugs of `reference.groups`; often none."""
    return judged(texts, _scale())
