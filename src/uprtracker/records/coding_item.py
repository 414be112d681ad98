"""One recommendation as the coding desk shows it: what machine, imports and persons say, scheme by scheme.

item = coding_item(recommendation)
item.schemes[0].proposed, item.schemes[0].near, item.schemes[0].waits
item.seen  # changes whenever somebody or something says otherwise
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from uprtracker.records.coding_queue import unsettled
from uprtracker.records.codings import MODEL, SCHEMES, SINGLE, Standing, judged
from uprtracker.records.models import Coding, CodingDecision, MachineCoding, Recommendation


@dataclass(frozen=True, slots=True)
class Proposed:
    """A label that the machine gives, or finds worth a look, with its probability and the words for it."""

    label: str
    confidence: float | None
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SchemeItem:
    """A scheme of one recommendation. `standing` are the labels that hold today, and whose they are.

    `confidence` is the probability the machine gives its whole set; `waits`: it is in the queue.
    """

    scheme: str
    version: str
    confidence: float
    sure: bool
    proposed: tuple[Proposed, ...]
    near: tuple[Proposed, ...]
    standing: Standing
    waits: bool
    decisions: tuple[CodingDecision, ...]

    @property
    def single(self) -> bool:
        """Tell whether one label at a time holds."""
        return self.scheme in SINGLE

    @property
    def machine_labels(self) -> tuple[str, ...]:
        """Return what the machine gives, sorted."""
        return tuple(sorted(one.label for one in self.proposed))


@dataclass(frozen=True, slots=True)
class CodingItem:
    """A recommendation with all its schemes that a coder knows."""

    recommendation: Recommendation
    schemes: tuple[SchemeItem, ...]

    @property
    def waiting(self) -> tuple[SchemeItem, ...]:
        """Return the schemes that wait for a person."""
        return tuple(one for one in self.schemes if one.waits)

    @property
    def seen(self) -> str:
        """Return a digest of all that is said, to tell whether it changed while a person looked."""
        said = [(one.scheme, one.version, one.machine_labels, one.standing) for one in self.schemes]
        return hashlib.sha256(repr((self.recommendation.text, said)).encode()).hexdigest()[:20]


def coding_item(recommendation: Recommendation) -> CodingItem:
    """Return what is said of the labels of a recommendation."""
    return coding_items([recommendation])[0]


def coding_items(recommendations: list[Recommendation]) -> list[CodingItem]:
    """Return several at once, in four queries."""
    machine = MachineCoding.objects.filter(recommendation__in=recommendations)
    waiting = set(unsettled(machine).values_list("pk", flat=True))
    labels: dict[int, list[Coding]] = {one.pk: [] for one in recommendations}
    for coding in Coding.objects.filter(recommendation__in=recommendations).order_by("pk"):
        labels[coding.recommendation_id or 0].append(coding)
    decided: dict[int, list[CodingDecision]] = {one.pk: [] for one in recommendations}
    rows = CodingDecision.objects.filter(recommendation__in=recommendations, blind=False)
    for row in rows.select_related("person").order_by("-decided_at", "-pk"):
        decided[row.recommendation_id].append(row)
    schemes: dict[int, list[SchemeItem]] = {one.pk: [] for one in recommendations}
    for whole in sorted(machine, key=lambda one: _place(one.scheme)):
        key = whole.recommendation_id or 0
        own = [row for row in decided[key] if row.scheme == whole.scheme]
        schemes[key].append(_scheme(whole, labels[key], own, whole.pk in waiting))
    return [CodingItem(one, tuple(schemes[one.pk])) for one in recommendations]


def twins(item: CodingItem, only: Collection[str] = (), at_most: int = 200) -> list[CodingItem]:
    """Return other recommendations of the very same text of which the same schemes (`only` some) wait."""
    wanted = {one.scheme for one in item.waiting if not only or one.scheme in only}
    if not wanted:
        return []
    one = item.recommendation
    same = Recommendation.objects.filter(text=one.text, review__demo=one.review.demo).exclude(pk=one.pk)
    rows = unsettled(MachineCoding.objects.filter(recommendation__in=same, scheme__in=wanted))
    keys = rows.order_by().values_list("recommendation", flat=True).distinct()[:at_most]
    found = Recommendation.objects.filter(pk__in=list(keys)).select_related("review").order_by("pk")
    return coding_items(list(found))


def _scheme(
    whole: MachineCoding, codings: list[Coding], decided: list[CodingDecision], waits: bool
) -> SchemeItem:
    given = [one for one in codings if one.scheme == whole.scheme and one.origin == MODEL and one.holds]
    given.sort(key=lambda one: (-(one.confidence or 0), one.label))
    return SchemeItem(
        scheme=whole.scheme,
        version=whole.version,
        confidence=whole.confidence,
        sure=whole.sure,
        proposed=tuple(Proposed(one.label, one.confidence, one.evidence, one.note) for one in given),
        near=tuple(
            Proposed(str(one["label"]), one.get("confidence"), note=str(one.get("note", "")))
            for one in whole.near
        ),
        standing=judged(codings, whole.scheme),
        waits=waits,
        decisions=tuple(decided),
    )


def _place(scheme: str) -> tuple[int, str]:
    return (SCHEMES.index(scheme) if scheme in SCHEMES else len(SCHEMES), scheme)
