"""Mistakes of one printed document, put right as data: `specs/<symbol>.yml`.

    symbol: A/HRC/26/16
    date: 2026-11-22
    corrections:
      - item: "118.09"          citation of the item as printed
        number: "118.109"       the number it should have
        reason: a digit was lost in print

`states` names who made it, `printed` and `right` exchange a few characters (a
bracket, a name). What a reader could understand by a rule of its own belongs
into the reader, not here. A correction that finds nothing to correct any more
is a finding.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from uprtracker.core import Finding


@dataclass(frozen=True, slots=True)
class Correction:
    """What is wrong about item `item` (its printed citation), and why we say so."""

    item: str
    reason: str
    number: str = ""
    states: tuple[str, ...] = ()
    printed: str = ""
    right: str = ""


class Corrections:
    """The corrections of one document; remembers which were of use."""

    def __init__(self, corrections: tuple[Correction, ...]) -> None:
        self._by_item = {correction.item: correction for correction in corrections}
        self._used: set[str] = set()

    def of(self, citation: str, raw: str) -> Correction | None:
        """Return the correction of the item cited as `citation`; None when there is nothing to correct."""
        found = self._by_item.get(citation)
        if found is None or (found.printed and found.printed not in raw):
            return None
        self._used.add(citation)
        return found

    def unused(self) -> Iterator[Finding]:
        """Yield a finding for each correction that found nothing to correct."""
        for item in self._by_item.keys() - self._used:
            message = f"The correction kept for {item} finds nothing to correct; take it out or mend it."
            yield Finding("correction-unused", message)


@lru_cache(maxsize=1)
def _all() -> Mapping[str, tuple[Correction, ...]]:
    specs = (
        yaml.safe_load(file.read_text(encoding="utf-8"))
        for file in sorted(
            files("uprtracker.extraction").joinpath("specs").iterdir(), key=lambda file: file.name
        )
        if file.name.endswith(".yml")
    )
    return MappingProxyType({spec["symbol"]: tuple(map(_correction, spec["corrections"])) for spec in specs})


def _correction(fields: dict[str, Any]) -> Correction:
    return Correction(**{**fields, "states": tuple(fields.get("states", ()))})


def corrections_of(symbol: str) -> Corrections:
    """Return the corrections kept for the document `symbol`."""
    return Corrections(_all().get(symbol, ()))
