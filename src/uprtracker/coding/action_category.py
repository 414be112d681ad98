"""Which of the five action categories a recommendation asks for, as UPR Info's people code it.

`Consider ratifying` is 3, `ratify` 5, `take steps to ratify` 4, `continue to ratify` 2, `seek help` 1. The
rule (UPR Info with E. McMahon, note on action categories) goes by the first verb and the overall action; the
network learnt both from UPR Info's own codings. `first_verbs` gives the reason in words.
"""

from collections.abc import Sequence

from uprtracker.coding.model.reading import coded
from uprtracker.coding.model.shipped import shipped_model
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference

SCHEME = "action"


def code(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Return the action category (`1` to `5`, always exactly one) of each text."""
    return coded(shipped_model(), SCHEME, texts)
