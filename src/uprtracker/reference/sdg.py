"""The 17 Sustainable Development Goals and their 169 targets (A/RES/70/1), labels in our own words."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from uprtracker.reference.table import read_table


@dataclass(frozen=True, slots=True)
class SdgTarget:
    """A target: number as the United Nations write it (`5.1`, `5.a`), label."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Sdg:
    """A goal: number, label, targets in order."""

    number: int
    name: str
    targets: tuple[SdgTarget, ...]


def read_sdgs() -> Mapping[int, Sdg]:
    """Return the goals by number."""
    targets: dict[str, list[SdgTarget]] = defaultdict(list)
    for row in read_table("sdg_targets"):
        targets[row["goal"]].append(SdgTarget(row["number"], row["name"]))
    return MappingProxyType(
        {
            int(row["number"]): Sdg(int(row["number"]), row["name"], tuple(targets[row["number"]]))
            for row in read_table("sdgs")
        }
    )
