"""The 54 issues of UPR Info, the labels of its export."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from uprtracker.reference.table import read_table


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue: slug for addresses and codings, label as exported, label of UPR Info's notes if another."""

    slug: str
    name: str
    other_name: str


def read_issues() -> Mapping[str, Issue]:
    """Return the issues by slug."""
    rows = read_table("issues")
    return MappingProxyType({row["slug"]: Issue(row["slug"], row["name"], row["other_name"]) for row in rows})
