"""Which protocols are meant when a text says "its optional protocol" or "the second optional protocol"."""

from collections.abc import Mapping
from types import MappingProxyType

from uprtracker.reference.table import read_table

Protocols = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By slug of the treaty, then by what the text says: `one`, `many`, `1`, `1 2` … or `any`."""


def read_optional_protocols() -> Protocols:
    """Return the slugs of the protocols by treaty and wording."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in read_table("optional_protocols"):
        found.setdefault(row["treaty"], {})[row["which"]] = tuple(row["protocols"].split())
    return MappingProxyType({treaty: MappingProxyType(which) for treaty, which in found.items()})
