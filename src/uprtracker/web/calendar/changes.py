"""`/calendar/changes/`: what was entered, changed, cancelled, when and from which source; nothing is lost."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse

from uprtracker.agenda.calendar.models import KnownDate
from uprtracker.agenda.calendar.telling import change_words, due_of
from uprtracker.web.page import Page, public_page

PER_PAGE = 50


@public_page
def changes(request: HttpRequest) -> Page:
    """The history, newest first. Who entered a change stands on the desk, not here."""
    page = Paginator(KnownDate.objects.order_by("-pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "section": "sessions",
        "part": "changes",
        "rows": [(row, due_of(row), change_words(row)) for row in page],
        "page": page,
        "twin": reverse("web:calendar-changes-data"),
    }
    return Page("web/calendar/changes.html", context, lambda: {"changes": [_data(row) for row in page]})


def _data(row: KnownDate) -> dict[str, Any]:
    return {
        "number": row.pk,
        "date": row.due,
        "act": row.act,
        "was": row.was or None,
        "was_status": row.was_status or None,
        "now": row.when.text() or None,
        "to_session": row.to_session,
        "confidence": row.confidence,
        "source": row.source,
        "url": row.url or None,
        "checked": row.checked.isoformat(),
        "note": row.note or None,
        "at": row.at.isoformat(),
    }
