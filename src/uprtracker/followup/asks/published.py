"""What is published about a recommendation: asks that it takes up, and steps that followed it."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from uprtracker.followup.models import Support
from uprtracker.records.models import Ask, AskMatch, Recommendation

MOST = 50


def published_asks(record: Recommendation) -> list[Ask]:
    """Return the published asks that persons confirmed this recommendation takes up, with their parties."""
    confirmed = AskMatch.objects.filter(code__in=_codes(record), status=AskMatch.Status.CONFIRMED)
    found = Ask.objects.visible_to(AnonymousUser()).filter(pk__in=confirmed.values("ask"))
    return list(found.select_related("party").order_by("published_at", "pk")[:MOST])


def published_steps(record: Recommendation) -> QuerySet[Support]:
    """Return the published steps of follow-up and aid, newest first, with their parties."""
    found = Support.objects.visible_to(AnonymousUser()).filter(code__in=_codes(record))
    return found.select_related("party").order_by("-done_on", "-pk")[:MOST]


def _codes(record: Recommendation) -> list[str]:
    return [record.code, *record.aliases.values_list("code", flat=True)]
