"""Clusters that suggest themselves: recommendations of one issue, or of nearly the same words.

A suggestion is a machine's; nothing is kept of it until a person takes it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np

from uprtracker.coding.likeness import vectors
from uprtracker.coding.likeness_index import Index
from uprtracker.followup.scope import Subject
from uprtracker.reference import load_reference

ALIKE = 0.45
"""Likeness from which on an ask counts as similar, as in `records.similar_asks`; see docs/records.md."""
LEAST = 2
"""Fewer make no cluster."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`label` is an issue (a slug) or empty; the subjects in their order, the first one the most typical."""

    label: str
    subjects: tuple[Subject, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the permanent codes."""
        return tuple(one.code for one in self.subjects)


def by_issue(subjects: Sequence[Subject]) -> list[Suggestion]:
    """Return one suggestion for each issue, the largest first; a recommendation is in all of its issues."""
    found: dict[str, list[Subject]] = defaultdict(list)
    for one in subjects:
        for issue in one.issues:
            found[issue].append(one)
    sets = [Suggestion(label, tuple(group)) for label, group in found.items() if len(group) >= LEAST]
    return sorted(sets, key=lambda one: (-len(one.subjects), one.label))


def by_likeness(subjects: Sequence[Subject]) -> list[Suggestion]:
    """Return groups around the recommendations that most others are like, the largest first; none is in two.

    Greedy: the text with most neighbours (likeness from `ALIKE`) takes them, then the next of what is left.
    Chains of ever less likeness cannot form, since all of a group are like its first.
    """
    if len(subjects) < LEAST:
        return []
    alike = _neighbours(subjects)
    left = set(range(len(subjects)))
    heap = [(-len(others), at) for at, others in enumerate(alike)]
    heapify(heap)
    found: list[Suggestion] = []
    while heap:
        size, at = heappop(heap)
        if at not in left:
            continue
        group = alike[at] & left
        if len(group) != -size:  # others were taken meanwhile: it comes up again in its place
            heappush(heap, (-len(group), at))
            continue
        left -= {at, *group}
        if len(group) + 1 >= LEAST:
            found.append(Suggestion("", (subjects[at], *(subjects[other] for other in sorted(group)))))
    return found


def _neighbours(subjects: Sequence[Subject]) -> list[set[int]]:
    """Return for each text the places of those that are like it."""
    found = vectors([one.text for one in subjects], load_reference(demo=True))
    index = Index.of(found)
    return [
        set(np.flatnonzero(index.scores(found, at) >= ALIKE).tolist()) - {at} for at in range(len(subjects))
    ]
