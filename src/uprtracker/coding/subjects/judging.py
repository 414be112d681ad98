"""Concepts become a coding: which labels are given, how sure, on what evidence.

A label has the strength of its strongest rule. Strengths `a` and `b` are given, `c` and `d` are near: worth a
look. What a strength is worth as a probability is measured per scheme (see docs/coding.md).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import prod

from uprtracker.coding.subjects.concepts import Found, find_concepts, labels_of
from uprtracker.core.coded import Coded, Judgement, Place

_GIVEN = frozenset("ab")

PRIMARY = "primary"
"""Note of the label that a list would print the text under."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How a scheme reads strengths: probability of each, of no label at all, and when a coding is sure.

    `sure_from` is the lowest confidence of a coding whose labels were right four times in five, `complete`
    how often labels that are right are all of them. `order` ranks the labels of a scheme in which one is
    primary: the smallest of those given.
    """

    scheme: str
    version: str
    confidence: Mapping[str, float]
    empty: float
    sure_from: float
    complete: float = 1.0
    order: Mapping[str, int] = field(default_factory=dict)


def judged(texts: Sequence[str], scale: Scale) -> list[Coded]:
    """Return the coding of each text in one scheme."""
    return [_judged(find_concepts(text), scale) for text in texts]


def _judged(found: Sequence[Found], scale: Scale) -> Coded:
    given: list[Judgement] = []
    near: list[Judgement] = []
    places: dict[str, set[Place]] = defaultdict(set)
    for one in found:
        places[one.concept].add(one.place)
    for label, strength, speaking in labels_of(frozenset(places), scale.scheme):
        evidence = sorted(set().union(*(places[concept] for concept in speaking)))
        judgement = Judgement(label, scale.confidence[strength], tuple(evidence))
        (given if strength in _GIVEN else near).append(judgement)
    given.sort(key=lambda one: (-one.confidence, one.evidence, one.label))
    near.sort(key=lambda one: (-one.confidence, one.evidence, one.label))
    confidence = _of_the_set(given, near, scale.complete) if given else scale.empty
    return Coded(
        scheme=scale.scheme,
        version=scale.version,
        judgements=_with_primary(given, scale.order),
        confidence=confidence,
        sure=bool(given) and confidence >= scale.sure_from,
        near=tuple(near),
    )


def _with_primary(given: Sequence[Judgement], order: Mapping[str, int]) -> tuple[Judgement, ...]:
    """Return the labels with a note on the primary one: of the most certain ones the first in `order`."""
    ranked = [(-one.confidence, order[one.label], one) for one in given if one.label in order]
    first = min(ranked, default=(0, 0, None))[2]
    return tuple(replace(one, note=PRIMARY) if one is first else one for one in given)


def _of_the_set(given: Sequence[Judgement], near: Sequence[Judgement], complete: float) -> float:
    """Return the probability that all labels are right and none is missing, taken as independent."""
    right = prod(one.confidence for one in given) * prod(1 - one.confidence for one in near)
    return round(right * complete, 4)
