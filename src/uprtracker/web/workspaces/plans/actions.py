"""Actions as a list with filters, as a board and on a timeline: the same question, three pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from uprtracker.accounts.models import Keeping, Member
from uprtracker.followup.models import Cluster, Ministry, PlannedAction
from uprtracker.followup.models.plan import CLOSED
from uprtracker.followup.plans.seen import hanging, seen
from uprtracker.followup.plans.standing import SOON
from uprtracker.web.workspaces.opened import inside, workspace_page
from uprtracker.web.workspaces.plans.rights import may_add
from uprtracker.web.workspaces.plans.timeline import timeline as drawn

ON_A_PAGE = 50
IN_A_COLUMN = 25
ON_THE_LINE = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters as the address has them, with what can be chosen."""

    values: dict[str, str]
    clusters: Sequence[Cluster]
    ministries: Sequence[Ministry]

    @property
    def address(self) -> str:
        """Return them for the address of another view."""
        return urlencode({name: value for name, value in self.values.items() if value})


def _asked(request: HttpRequest, own: Member) -> Asked:
    values = {name: request.GET.get(name, "")[:60] for name in ("show", "status", "cluster", "ministry")}
    return Asked(values, list(seen(Cluster, own)), list(seen(Ministry, own)))


def _filtered(own: Member, asked: Asked, today: date) -> "Keeping[PlannedAction]":
    """Return the actions that fit; a filter that makes no sense finds nothing."""
    rows = seen(PlannedAction, own).select_related("responsible__user")
    show, status = asked.values["show"], asked.values["status"]
    if status:
        rows = rows.filter(status=status)
    for name, things in (("cluster", asked.clusters), ("ministry", asked.ministries)):
        if wanted := asked.values[name]:
            rows = rows.filter(**{f"{name}__in": [one.pk for one in things if str(one.pk) == wanted]})
    if show == "overdue":
        rows = rows.exclude(status__in=CLOSED).filter(due_on__lt=today)
    elif show == "blocked":
        rows = rows.filter(status=PlannedAction.Status.BLOCKED)
    elif show == "soon":
        rows = rows.exclude(status__in=CLOSED).filter(due_on__gte=today, due_on__lte=today + SOON)
    elif show == "mine":
        rows = rows.filter(responsible=own)
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def _page(request: HttpRequest, own: Member, view: str, asked: Asked, **context: Any) -> HttpResponse:
    frame = {"asked": asked, "view": view, "statuses": PlannedAction.Status.choices, "can_add": may_add(own)}
    return inside(request, own, f"web/workspaces/plans/{view}.html", "plans", **frame, **context)


@require_safe
@workspace_page()
def listed(request: HttpRequest, seat: Member) -> HttpResponse:
    """Actions as a table, fifty on a page."""
    today, asked = timezone.localdate(), _asked(request, seat)
    page = Paginator(_filtered(seat, asked, today), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [(one, one.overdue(today)) for one in hanging(page.object_list, seat)]
    return _page(request, seat, "list", asked, page=page, rows=rows)


@require_safe
@workspace_page()
def board(request: HttpRequest, seat: Member) -> HttpResponse:
    """Actions in a column for each status, with buttons that move them."""
    today, asked = timezone.localdate(), _asked(request, seat)
    rows = _filtered(seat, asked, today)
    counts = dict(rows.order_by().values_list("status").annotate(Count("pk")))
    columns = [
        (value, words, [(one, one.overdue(today)) for one in hanging(fitting, seat)], counts.get(value, 0))
        for value, words in PlannedAction.Status.choices
        for fitting in [rows.filter(status=value)[:IN_A_COLUMN]]
    ]
    return _page(request, seat, "board", asked, columns=columns)


@require_safe
@workspace_page()
def timeline(request: HttpRequest, seat: Member) -> HttpResponse:
    """Actions in time, from their first day to the day on which they are due."""
    today, asked = timezone.localdate(), _asked(request, seat)
    rows = hanging(_filtered(seat, asked, today).filter(due_on__isnull=False)[:ON_THE_LINE], seat)
    undated = _filtered(seat, asked, today).filter(due_on=None).count()
    return _page(request, seat, "timeline", asked, line=drawn(rows, today), undated=undated)
