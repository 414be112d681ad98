"""What stands of a record in each scheme, whose it is, and how sure the machine is of its own.

Lists, files and the machine-readable twins of pages all say it from here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from uprtracker.records.codings import SCHEMES, Judged, stand
from uprtracker.records.models import Pledge, Recommendation


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine's view of its labels: version, probability that the set is right, sure enough or not."""

    version: str
    confidence: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Whose:
    """The labels that stand in one scheme; `origin` as in `codings.Standing`, empty where nobody spoke.

    `unconfirmed` are those that only the machine gave; only then `machine` is set.
    """

    labels: tuple[str, ...]
    origin: str
    unconfirmed: tuple[str, ...]
    machine: Machine | None

    def as_json(self) -> dict[str, Any]:
        """Return plain values, for the site's JSON and `upr export`."""
        return {
            "labels": list(self.labels),
            "coded_by": self.origin or None,
            "unconfirmed": list(self.unconfirmed),
            "confidence": self.machine.confidence if self.machine else None,
            "sure": self.machine.sure if self.machine else None,
            "version": self.machine.version if self.machine else None,
        }


def whose(scheme: str, codings: Iterable[Judged], machine: Machine | None) -> Whose:
    """Return what stands of one record's codings in `scheme`, in the order they were made."""
    standing = stand(scheme, codings)
    return Whose(
        standing.labels, standing.origin, standing.unconfirmed, machine if standing.unconfirmed else None
    )


def whose_of(record: Recommendation | Pledge) -> Mapping[str, Whose]:
    """Return what stands of a record in every scheme. Wants `codings` and `machine_codings` fetched."""
    codings = sorted(record.codings.all(), key=lambda one: one.pk)
    machine = {
        one.scheme: Machine(one.version, one.confidence, one.sure) for one in record.machine_codings.all()
    }
    return {
        scheme: whose(
            scheme,
            (Judged(one.label, one.origin, one.holds) for one in codings if one.scheme == scheme),
            machine.get(scheme),
        )
        for scheme in SCHEMES
    }
