"""How far two coders agree where an item may have several labels: per label, and over all.

    scores = label_scores([(frozenset({"justice"}), frozenset({"justice", "labour"}))])
    scores.micro_f1, scores.macro_f1, scores.whole, scores.labels["justice"].kappa

The first of each pair is taken as right; F1 and kappa are the same the other way round.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from uprtracker.coding.kappa import kappa_of_counts

Sets = Sequence[tuple[frozenset[str], frozenset[str]]]


@dataclass(frozen=True, slots=True)
class LabelScore:
    """One label: given `n` times by the first, `other` times by the second, `both` times by both.

    None where there is nothing to divide by, and for kappa where both gave it always or never.
    """

    label: str
    n: int
    other: int
    both: int
    kappa: float | None

    @property
    def precision(self) -> float | None:
        """Share of what the second gave that the first gave too."""
        return self.both / self.other if self.other else None

    @property
    def recall(self) -> float | None:
        """Share of what the first gave that the second gave too."""
        return self.both / self.n if self.n else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None for a label that neither gave."""
        return 2 * self.both / (self.n + self.other) if self.n + self.other else None


@dataclass(frozen=True, slots=True)
class LabelScores:
    """All labels that either gave, over `items`. `whole` is the share of items with equal sets."""

    items: int
    labels: Mapping[str, LabelScore]
    whole: float | None

    @property
    def micro_f1(self) -> float | None:
        """F1 over all labels together, each giving of a label counting alike."""
        given = sum(one.n + one.other for one in self.labels.values())
        return 2 * sum(one.both for one in self.labels.values()) / given if given else None

    @property
    def macro_f1(self) -> float | None:
        """Mean of the labels' F1, each label counting alike, however rare."""
        found = [one.f1 for one in self.labels.values() if one.f1 is not None]
        return sum(found) / len(found) if found else None


def label_scores(pairs: Sets) -> LabelScores:
    """Return the agreement on `pairs` of sets of labels, one pair for each item."""
    first = Counter(label for one, _ in pairs for label in one)
    second = Counter(label for _, other in pairs for label in other)
    both = Counter(label for one, other in pairs for label in one & other)
    labels = {
        label: _score(label, first[label], second[label], both[label], len(pairs))
        for label in sorted({*first, *second})
    }
    whole = sum(one == other for one, other in pairs) / len(pairs) if pairs else None
    return LabelScores(len(pairs), labels, whole)


def _score(label: str, n: int, other: int, both: int, items: int) -> LabelScore:
    given = {
        ("yes", "yes"): both,
        ("yes", "no"): n - both,
        ("no", "yes"): other - both,
        ("no", "no"): items - n - other + both,
    }
    return LabelScore(label, n, other, both, kappa_of_counts(given, order=("no", "yes")))
