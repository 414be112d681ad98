"""Verbs of requests with the action category they speak for, and the words that may stand before them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from uprtracker.reference.table import parts, read_table


@dataclass(frozen=True, slots=True)
class ActionVerb:
    """A verb or phrase (`ratify`, `take * steps`): its category, odd forms, nouns of the act, examples.

    `*` stands for describing words (`take all necessary steps`), `**` for any words of the clause.
    """

    verb: str
    category: int
    forms: tuple[str, ...]
    nouns: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    @property
    def plain(self) -> str:
        """The verb as a reader writes it: `take steps`."""
        return " ".join(word for word in self.verb.split() if word not in ("*", "**"))


@dataclass(frozen=True, slots=True, eq=False)
class ActionVerbs:
    """The verbs by their pattern, and the kind of each opening word (`further` is `skipped`).

    Compared by identity, so that what is worked out from a table can be kept by table.
    """

    verbs: Mapping[str, ActionVerb]
    openings: Mapping[str, str]


def read_action_verbs() -> ActionVerbs:
    """Return the tables `action_verbs` and `opening_words`."""
    return ActionVerbs(
        verbs=MappingProxyType({row["verb"]: _verb(row) for row in read_table("action_verbs")}),
        openings=MappingProxyType({row["words"]: row["kind"] for row in read_table("opening_words")}),
    )


def _verb(row: dict[str, str]) -> ActionVerb:
    return ActionVerb(
        row["verb"],
        int(row["category"]),
        parts(row["forms"]),
        parts(row["nouns"]),
        parts(row["examples"]),
        parts(row["counter_examples"]),
    )
