"""Mechanisms that recommendations name: treaty bodies, special procedures, courts, institutions."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from uprtracker.reference.table import read_table


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A mechanism: slug for codings and addresses, full name, short form (`SPT`), kind.

    `treaty` is the slug of the treaty that a treaty body watches over, else empty. Kind `group` is a
    label for several that a text names without saying which.
    """

    slug: str
    name: str
    short_name: str
    kind: str
    treaty: str


def read_mechanisms() -> Mapping[str, Mechanism]:
    """Return the mechanisms by slug."""
    return MappingProxyType(
        {
            row["slug"]: Mechanism(row["slug"], row["name"], row["short_name"], row["kind"], row["treaty"])
            for row in read_table("mechanisms")
        }
    )
