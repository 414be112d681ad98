"""Instruments that recommendations name: treaties, procedures, ILO conventions, declarations, rules.

The core treaties and their protocols come from `treaties`, the rest from `instruments`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from uprtracker.reference.table import read_table
from uprtracker.reference.treaty import Treaty


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument: slug for codings and addresses, full name, short form (`CAT`, `ILO 169`).

    `parent` is the slug of the instrument that a protocol or procedure belongs to, else empty. Kind
    `group` is a label for several that a text names without saying which.
    """

    slug: str
    name: str
    short_name: str
    kind: str
    parent: str


def read_instruments(treaties: Mapping[str, Treaty]) -> Mapping[str, Instrument]:
    """Return the instruments by slug, core treaties first."""
    found = {
        slug: Instrument(slug, treaty.name, treaty.acronym, treaty.kind, treaty.parent)
        for slug, treaty in treaties.items()
    }
    for row in read_table("instruments"):
        found[row["slug"]] = Instrument(
            row["slug"], row["name"], row["short_name"], row["kind"], row["parent"]
        )
    return MappingProxyType(found)
