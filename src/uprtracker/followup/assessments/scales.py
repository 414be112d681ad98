"""The two scales in use, kept apart: UPR Info's levels of implementation, and the grades A to E.

The grades are those of the Human Rights Committee's follow-up procedure. They are never converted
into levels: a grade rates what the State answered and did, a level how far it got.
"""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scale(StrEnum):
    """Which of the two scales an answer is on."""

    LEVELS = "levels"
    GRADES = "grades"


class Value(models.TextChoices):
    """An answer: one of the levels, or one of the grades."""

    NOT = "not", _("Not implemented")
    PARTIALLY = "partially", _("Partially implemented")
    FULLY = "fully", _("Fully implemented")
    NOT_ASSESSABLE = "not_assessable", _("Not assessable")
    A = "A", _("A: largely satisfactory")
    B = "B", _("B: partially satisfactory")
    C = "C", _("C: not satisfactory")
    D = "D", _("D: no cooperation")
    E = "E", _("E: contrary to the recommendation")


LEVELS = (Value.NOT, Value.PARTIALLY, Value.FULLY, Value.NOT_ASSESSABLE)
GRADES = (Value.A, Value.B, Value.C, Value.D, Value.E)


VALUES = {Scale.LEVELS: LEVELS, Scale.GRADES: GRADES}


def scale_of(value: str) -> Scale:
    """Return the scale that a value belongs to."""
    return Scale.GRADES if value in GRADES else Scale.LEVELS
