"""`/workspaces/<slug>/audit/`: who of one's own party saw, changed and took out what, for its coordinators.

Names are those that others read: a pseudonym stays one. Other parties have theirs.
"""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from uprtracker.accounts.keeping import trace, traces_for
from uprtracker.accounts.models import Member, Trace
from uprtracker.accounts.policy import Action, may
from uprtracker.exchange.tables import Cell, Column, Table, write_table
from uprtracker.web.workspaces.opened import inside, workspace_page

ON_A_PAGE = 100
MOST = 100_000
COLUMNS = tuple(Column(name, name) for name in ("at", "who", "verb", "kind", "number", "about"))


@require_safe
@workspace_page()
def audit(request: HttpRequest, seat: Member) -> HttpResponse:
    """The traces of the party, newest first, of one member or one kind if asked."""
    found = _asked(request, seat)
    return inside(
        request,
        seat,
        "web/workspaces/audit.html",
        "audit",
        page=Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        members=Member.objects.filter(party=seat.party).select_related("user"),
        verbs=Trace.Verb.choices,
        member=request.GET.get("member", ""),
        verb=request.GET.get("verb", ""),
        query=_query(request),
    )


@require_safe
@workspace_page()
def download(request: HttpRequest, seat: Member) -> HttpResponse:
    """The same as CSV."""
    found = _asked(request, seat)
    trace(seat, Trace.Verb.EXPORTED, about="audit/")
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="audit.csv"'
    write_table(Table("audit", COLUMNS, ""), _rows(found[:MOST]), "csv", response)  # type: ignore[arg-type]
    return response


def _asked(request: HttpRequest, seat: Member) -> QuerySet[Trace]:
    if not may(request.user, Action.MANAGE_PARTY, seat.party):
        raise PermissionDenied
    found = traces_for(seat).select_related("by__user")
    member, verb = request.GET.get("member", ""), request.GET.get("verb", "")
    if member.isascii() and member.isdigit():
        found = found.filter(by=int(member[:18]))
    return found.filter(verb=verb) if verb in Trace.Verb.values else found


def _query(request: HttpRequest) -> str:
    """Return what was asked, without the page, for the links that go on."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()


def _rows(found: QuerySet[Trace]) -> Iterator[tuple[Cell, ...]]:
    for one in found.iterator(chunk_size=500):
        who = one.by.shown_name if one.by else ""
        yield (one.at.isoformat(timespec="seconds"), who, one.verb, one.kind, one.thing, one.about)
