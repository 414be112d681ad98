"""Which of UPR Info's 54 issues a recommendation is about: one, several, or none that the machine finds.

Learnt from UPR Info's own codings, which follow its rules: instruments, treaty bodies, special procedures,
civil society and torture are always tagged when named; a group suffering several violations is tagged alone,
one violation with its group.
"""

from collections.abc import Sequence

from uprtracker.coding.model.reading import coded
from uprtracker.coding.model.shipped import shipped_model
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference

SCHEME = "issue"


def code(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Return the issues (slugs of `reference.issues`) of each text."""
    return coded(shipped_model(), SCHEME, texts)
