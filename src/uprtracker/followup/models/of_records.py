"""What is about several recommendations or pledges at once: they are named by permanent code."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.followup.models.in_plans import InPlans

MOST_CODES = 2_000
LONGEST_CODE = 80


def check_codes(value: object) -> None:
    """Raise ValidationError unless `value` is a list of codes, each once."""
    fine = (
        isinstance(value, list)
        and len(value) <= MOST_CODES
        and all(isinstance(one, str) and 0 < len(one) <= LONGEST_CODE and one.isprintable() for one in value)
        and len(set(value)) == len(value)
    )
    if not fine:
        raise ValidationError(_("These are not permanent codes of recommendations, each once."))


class OfRecords(InPlans):
    """A kept record about recommendations and pledges; `codes` in the order in which they were put there."""

    codes = models.JSONField(default=list, blank=True, validators=[check_codes])

    class Meta(InPlans.Meta):
        abstract = True
