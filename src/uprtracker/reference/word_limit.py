"""How many words the papers of a review may have, and what of them does not count."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from uprtracker.reference.table import parts, read_table


@dataclass(frozen=True, slots=True)
class WordLimit:
    """The most words of a kind of paper, the parts that are left out of the count, and its languages."""

    paper: str
    words: int
    not_counted: tuple[str, ...]
    languages: tuple[str, ...]
    source: str


def read_word_limits() -> Mapping[str, WordLimit]:
    """Return the limits by kind of paper: `national_report`, `stakeholder_submission`, `joint_submission`."""
    return MappingProxyType({row["paper"]: _limit(row) for row in read_table("word_limits")})


def _limit(row: dict[str, str]) -> WordLimit:
    return WordLimit(
        paper=row["paper"],
        words=int(row["words"]),
        not_counted=parts(row["not_counted"]),
        languages=parts(row["languages"]),
        source=row["source"],
    )
