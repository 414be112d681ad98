"""Words by which an acronym shared by a treaty and its committee means the committee.

the recommendations of CEDAW       CEDAW Committee
"""

from dataclasses import dataclass

from uprtracker.reference.table import read_table


@dataclass(frozen=True, slots=True)
class CommitteeWords:
    """Folded words that stand before or behind a committee, between, and before the treaty only."""

    before: frozenset[str]
    behind: frozenset[str]
    between: frozenset[str]
    treaty: frozenset[str]


def read_committee_words() -> CommitteeWords:
    """Return the words by their place."""
    rows = list(read_table("committee_words"))

    def at(place: str) -> frozenset[str]:
        return frozenset(row["word"] for row in rows if row["place"] == place)

    return CommitteeWords(at("before"), at("behind"), at("between"), at("treaty"))
