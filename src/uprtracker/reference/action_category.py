"""The five action categories of UPR Info and E. McMahon: how much action is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from uprtracker.reference.table import parts, read_table


@dataclass(frozen=True, slots=True)
class ActionCategory:
    """A category from 1 (minimal) to 5 (specific), with the verbs that open it and example phrases."""

    number: int
    name: str
    description: str
    verbs: tuple[str, ...]
    examples: tuple[str, ...]


def read_action_categories() -> Mapping[int, ActionCategory]:
    """Return the categories by number."""
    return MappingProxyType({int(row["number"]): _category(row) for row in read_table("action_categories")})


def _category(row: dict[str, str]) -> ActionCategory:
    return ActionCategory(
        int(row["number"]), row["name"], row["description"], parts(row["verbs"]), parts(row["examples"])
    )
