"""What a bracket names: States by code, and names nobody knows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class States:
    """ISO3 codes in order, and names that are no State."""

    codes: tuple[str, ...]
    unknown: tuple[str, ...] = ()
