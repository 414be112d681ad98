"""What changes on pages without a new version of the data: something closes at its moment."""

from django.utils import timezone

from uprtracker.publishing.news.models import Opportunity, Vacancy


def closed_so_far() -> tuple[int, ...]:
    """Return a value that differs from the moment at which an opportunity or a vacancy closes."""
    now = timezone.now()
    return tuple(
        model._default_manager.filter(closes_at__lte=now).count() for model in (Opportunity, Vacancy)
    )
