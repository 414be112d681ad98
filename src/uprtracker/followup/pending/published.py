"""What parties published of the arguments before the State's answer."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from uprtracker.followup.models import Argument
from uprtracker.records.models import Recommendation

MOST = 50


def published_arguments(record: Recommendation) -> QuerySet[Argument]:
    """Return the published arguments on a recommendation, with their parties, first published first."""
    codes = [record.code, *record.aliases.values_list("code", flat=True)]
    found = Argument.objects.visible_to(AnonymousUser()).filter(code__in=codes)
    return found.select_related("party").order_by("published_at", "pk")[:MOST]
