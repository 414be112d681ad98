"""The core human rights treaties of the United Nations and their optional protocols."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from uprtracker.reference.table import parts, read_table, whole_number


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty: slug, acronym, full name, year adopted, the treaty a protocol belongs to, its body.

    `other_acronyms` are those documents use beside the usual one (`CMW`, `ICMW`).
    """

    slug: str
    acronym: str
    name: str
    short_name: str
    kind: str
    parent: str
    body: str
    year: int | None
    other_acronyms: tuple[str, ...]


def read_treaties() -> Mapping[str, Treaty]:
    """Return the treaties by slug."""
    return MappingProxyType({row["slug"]: _treaty(row) for row in read_table("treaties")})


def _treaty(row: dict[str, str]) -> Treaty:
    return Treaty(
        slug=row["slug"],
        acronym=row["acronym"],
        name=row["name"],
        short_name=row["short_name"],
        kind=row["kind"],
        parent=row["parent"],
        body=row["body"],
        year=whole_number(row["year"]),
        other_acronyms=parts(row["other_acronyms"]),
    )
