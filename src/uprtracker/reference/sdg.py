"""The 17 Sustainable Development Goals and the numbers of their 169 targets."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from uprtracker.reference.table import parts, read_table


@dataclass(frozen=True, slots=True)
class Sdg:
    """A goal: number, label in our own words, target numbers (`5.1`, `5.a`)."""

    number: int
    name: str
    targets: tuple[str, ...]


def read_sdgs() -> Mapping[int, Sdg]:
    """Return the goals by number."""
    return MappingProxyType(
        {
            int(row["number"]): Sdg(int(row["number"]), row["name"], parts(row["targets"]))
            for row in read_table("sdgs")
        }
    )
