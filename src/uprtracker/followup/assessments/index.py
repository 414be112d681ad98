"""The implementation index of one recommendation (IRI), by UPR Info's method for mid-term assessments.

    index(["fully", "partially"])            # Decimal("0.75")
    band(Decimal("0.75"))                    # Band.FULLY

Not implemented counts 0, partially 0.5, fully 1; the index is the mean of the answers, one of each
organisation, rounded to two decimals (a half upwards) before it is put into a band. An answer that
cannot be scored is not assessed: it counts as a comment and leaves the mean alone. It is an index of
one recommendation: never take the mean of indices for an issue or a State.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.followup.assessments.scales import Value

HALVES = {Value.NOT.value: 0, Value.PARTIALLY.value: 1, Value.FULLY.value: 2}
"""What an answer counts, in halves."""
PARTIALLY_FROM = Decimal("0.33")
FULLY_FROM = Decimal("0.66")
_CENT = Decimal("0.01")


class Band(models.TextChoices):
    """Where an index lies: 0 to 0.32, 0.33 to 0.65, 0.66 to 1; or answers, none of which is scored."""

    NOT = "not", _("Not implemented")
    PARTIALLY = "partially", _("Partially implemented")
    FULLY = "fully", _("Fully implemented")
    NOT_ASSESSED = "not_assessed", _("Not assessed")


def index(values: Iterable[str]) -> Decimal | None:
    """Return the index of answers on the scale of levels, from 0.00 to 1.00; None where none is scored.

    Grades are another scale and are left out.
    """
    scored = [HALVES[value] for value in values if value in HALVES]
    return _mean(sum(scored), len(scored)) if scored else None


@lru_cache(maxsize=4096)
def _mean(halves: int, answers: int) -> Decimal:
    return (Decimal(halves) / (2 * answers)).quantize(_CENT, ROUND_HALF_UP)


def band(number: Decimal | None) -> Band:
    """Return the band of an index as `index` gives it, rounded; None is not assessed."""
    if number is None:
        return Band.NOT_ASSESSED
    if number >= FULLY_FROM:
        return Band.FULLY
    return Band.PARTIALLY if number >= PARTIALLY_FROM else Band.NOT


def differ(values: Iterable[str]) -> bool:
    """Tell whether answers that can be compared are not all the same: levels among themselves, grades too."""
    said = set(values)
    return len(said & HALVES.keys()) > 1 or len(said - HALVES.keys() - {Value.NOT_ASSESSABLE}) > 1
