"""`/workspaces/<slug>/asks/meetings/`: whom one met, what was promised, and what came of it."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.asks.came_of import came_of
from uprtracker.followup.models import Meeting
from uprtracker.web import addresses
from uprtracker.web.workspaces.asks.forms import MeetingForm
from uprtracker.web.workspaces.opened import inside, numbered, workspace_page

MOST = 200


@dataclass(frozen=True)
class Row:
    """A meeting as the list shows it; `recommended` is None where nothing can be said yet."""

    meeting: Meeting
    may_change: bool
    recommended: int | None
    search: str

    @property
    def overdue(self) -> bool:
        """Whether its promise is open past its day."""
        one = self.meeting
        return one.promise == Meeting.Promise.OPEN and one.due_on is not None and one.due_on < localdate()


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def meetings(request: HttpRequest, seat: Member) -> HttpResponse:
    """The meetings that this seat may see; by POST one is added, changed or deleted."""
    form = MeetingForm(seat.workspace)
    if request.method == "POST":
        do = request.POST.get("do", "")
        if do != "add":
            _change(request, seat, do)
            return redirect(request.path)
        form = MeetingForm(seat.workspace, request.POST)
        if not may(request.user, Action.ADD, seat.workspace):
            raise PermissionDenied
        if form.is_valid():
            form.instance.level = form.cleaned_data["level"]
            keeping.add(form.instance, by=seat)
            return redirect(request.path)
    status = 422 if form.errors else 200
    found = _seen(seat)[:MOST]
    return inside(
        request,
        seat,
        "web/workspaces/asks/meetings.html",
        "asks",
        form=form,
        rows=[_row(request, one) for one in found],
        may_add=may(request.user, Action.ADD, seat.workspace),
        status=status,
    )


def _seen(seat: Member) -> QuerySet[Meeting]:
    seen = Meeting.objects.seen_from(seat)
    return seen.select_related("party").order_by("-held_on", "-pk")


def _row(request: HttpRequest, one: Meeting) -> Row:
    state = one.review.partition("-")[0]
    asked = {"sur": state, "session": one.review.partition("-")[2], "rs": one.mission}
    search = addresses.find(**asked, **({"issue": one.issue} if one.issue else {})) if one.mission else ""
    return Row(one, may(request.user, Action.CHANGE, one), came_of(one), search)


def _change(request: HttpRequest, seat: Member, do: str) -> None:
    one = _seen(seat).filter(pk=numbered(request, "meeting")).first()
    if one is None:
        raise Http404
    if do == "delete":
        keeping.delete(one, by=seat)
    elif do in (Meeting.Promise.KEPT, Meeting.Promise.BROKEN, Meeting.Promise.OPEN):
        keeping.change(one, by=seat, revision=one.revision, promise=Meeting.Promise(do))
    else:
        raise PermissionDenied
