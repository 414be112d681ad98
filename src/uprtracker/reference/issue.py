"""The 54 issues of UPR Info, the labels of its export, and the tags of OHCHR that they go with."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from uprtracker.reference.table import parts, read_table


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


@dataclass(frozen=True, slots=True)
class IssueTags:
    """The themes, groups of persons and SDGs (`5`, `5.1`) that an issue most likely goes with."""

    themes: tuple[str, ...]
    groups: tuple[str, ...]
    sdgs: tuple[str, ...]


def read_issue_tags() -> Mapping[str, IssueTags]:
    """Return the tags of each issue by slug: a bridge for texts in which no cue of a tag is found."""
    return MappingProxyType(
        {
            row["issue"]: IssueTags(parts(row["themes"]), parts(row["groups"]), parts(row["sdgs"]))
            for row in read_table("issue_crosswalk")
        }
    )
