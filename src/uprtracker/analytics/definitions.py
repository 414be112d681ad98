"""What each figure means: pure functions from counts to shares and averages, each with its source.

Every one returns a `Ratio`, which keeps what is divided by what. `None` for the share where there is nothing
to divide by. Nothing here ranks States.
"""

from collections.abc import Mapping
from dataclasses import dataclass

SUPPORTED, PARTIAL, NOTED, PENDING = "supported", "partial", "noted", "pending"
SPECIFIC = "5"
"""Action category "specific action" of UPR Info's method."""
SMALL = 20
"""A share of fewer is flagged: one recommendation moves it by five points and more."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """`part` of `whole`; both are counts of the same basis, or of reviews where an average says so."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """Part over whole, None without a whole."""
        return self.part / self.whole if self.whole else None

    @property
    def percent(self) -> float | None:
        """The same in per cent."""
        return None if self.value is None else 100 * self.value

    @property
    def small(self) -> bool:
        """Tell whether it rests on too few to be read much into."""
        return self.whole < SMALL


def first_count_share(first_answers: Mapping[str, int]) -> Ratio:
    """Return supported over all received, by the answers of the Working Group's report.

    Pending ones, those in part and those without an answer are part of the whole. So UPR Info counted
    "at first count" (40.5 % of 2,106 in session 26: UPR Trax 67).
    """
    return Ratio(first_answers.get(SUPPORTED, 0), sum(first_answers.values()))


def final_share(answers: Mapping[str, int]) -> Ratio:
    """Return supported over supported and noted, by the answers as they stand.

    Support in part is in neither and stands apart; pending and unknown answers are left out. So the
    Council's report counts: so many supported, so many noted (A/HRC/28/2 and its like).
    """
    supported = answers.get(SUPPORTED, 0)
    return Ratio(supported, supported + answers.get(NOTED, 0))


def issue_share(tagged: int, received: int) -> Ratio:
    """Return those tagged with an issue over all.

    A recommendation has several issues, so shares add up to more than 100 % (UPR Info's news on sessions).
    """
    return Ratio(tagged, received)


def specificity(categories: Mapping[str, int], received: int) -> Ratio:
    """Return category 5 ("specific action") over all.

    UPR Info's share of category 5, after the five categories of its database's action scale. What people
    coded and what a machine coded are never one figure: the caller counts them apart, and `received` is
    then all that the one or the other coded.
    """
    return Ratio(categories.get(SPECIFIC, 0), received)


def per_review(received: int, reviews: int) -> Ratio:
    """Return recommendations over reviews that received any: "an average of 196 per State" (session 16)."""
    return Ratio(received, reviews)


def per_review_spoken(made: int, appearances: int) -> Ratio:
    """Return recommendations made over appearances: pairs of recommending State and review it spoke in.

    "Each made an average of 2.7 recommendations" (UPR Info on session 20).
    """
    return Ratio(made, appearances)
