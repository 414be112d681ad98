"""What an edited thing is about: States, issues, regions, and records and pages by their lasting names."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from uprtracker.records.models.edited import Edited


class About(Edited):
    """The base of such things. `related` holds codes (`SVN-48`, `SVN-48-140.7`), symbols or addresses."""

    states = models.JSONField(_("States"), default=list, blank=True)
    issues = models.JSONField(_("issues"), default=list, blank=True)
    regions = models.JSONField(_("regions"), default=list, blank=True)
    related = models.JSONField(_("related records and pages"), default=list, blank=True)

    class Meta:
        abstract = True


def names_any(field: str, values: list[Any]) -> Q:
    """Return the condition that a list of words in `field` has one of `values`.

    Asked of the text of the list: SQLite cannot look into lists. Values are words of ours, without quotes.
    """
    found = Q(pk__in=[])
    for value in values:
        found |= Q(**{f"{field}__icontains": f'"{value}"'})
    return found
