"""The coders by scheme: one module each, one line in the table.

A coder is a pure function over texts: the same texts give the same codings, to the bit, in any
process and with any number of threads.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from uprtracker.coding import action_category, groups, instruments, issues, mechanisms, sdgs, smart, themes
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference


class Coder(Protocol):
    """Codes texts in one scheme."""

    def __call__(self, texts: Sequence[str], reference: Reference) -> list[Coded]:
        """Return one coding for each text, in the same order."""


CODERS: Mapping[str, Coder] = MappingProxyType(
    {
        action_category.SCHEME: action_category.code,
        issues.SCHEME: issues.code,
        "theme": themes.code,
        "group": groups.code,
        "sdg": sdgs.code,
        smart.SCHEME: smart.code,
        instruments.SCHEME: instruments.code,
        mechanisms.SCHEME: mechanisms.code,
    }
)
