"""A number with everything an honest reader needs to use it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Basis(StrEnum):
    """What is counted. Figures of different bases are never compared or added."""

    RECOMMENDATIONS = "recommendations"
    PAIRS = "pairs"
    UPRINFO_ROWS = "uprinfo_rows"


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` of `denominator` on a `basis`, as the data stood at `as_of`, data version `version`.

    `as_of` is when the data last changed, None for an empty database.
    """

    value: int
    basis: Basis
    denominator: int
    as_of: datetime | None
    version: int

    @property
    def share(self) -> float | None:
        """Value over denominator in per cent, None without a denominator."""
        return 100 * self.value / self.denominator if self.denominator else None
