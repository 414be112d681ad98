"""`/workspaces/<slug>/frame/`: name, reviews, lead and closing of a workspace, for who coordinates it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import Member, Party
from uprtracker.accounts.policy import Action
from uprtracker.followup.spaces import frame as frames
from uprtracker.records.models import Review
from uprtracker.web.names import state, state_choices
from uprtracker.web.workspaces.opened import inside, numbered, workspace_page


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page(Action.CLOSE)
def frame(request: HttpRequest, seat: Member) -> HttpResponse:
    """The frame of a workspace; by POST it is changed."""
    problem = ""
    if request.method == "POST":
        try:
            _change(request, seat, request.POST.get("do", ""))
            return redirect("web:workspace-frame", seat.workspace.slug)
        except ValidationError as error:
            problem = " ".join(error.messages)
    space, chosen = seat.workspace, request.GET.get("of", "")
    followed = list(space.scope.reviews.order_by("state", "session")) if hasattr(space, "scope") else []
    shown = Review.objects.filter(
        Q(pk__in=[one.pk for one in followed]) | Q(state__in=[one for one in (space.state, chosen) if one])
    ).order_by("state", "session")
    return inside(
        request,
        seat,
        "web/workspaces/frame.html",
        "frame",
        status=400 if problem else 200,
        problem=problem,
        reviews=[(one, state(one.state), one in followed or one.state == chosen) for one in shown],
        states=state_choices(),
        chosen=chosen,
        parties=space.parties.filter(left_at=None).exclude(pk=seat.party_id),
    )


def _change(request: HttpRequest, seat: Member, do: str) -> None:
    given = request.POST
    if do == "describe":
        frames.describe(by=seat, title=given.get("title", ""), about=given.get("about", ""))
    elif do == "follow":
        frames.follow(list(Review.objects.filter(code__in=given.getlist("review")[:500])), by=seat)
    elif do == "lead":
        to = Party.objects.filter(pk=numbered(request, "party"), workspace=seat.workspace).first()
        if to is None:
            raise Http404
        frames.hand_lead(to, by=seat)
    elif do == "second-factor":
        frames.ask_second_factor(bool(given.get("asked")), by=seat)
    elif do == "close":
        frames.close(by=seat)
    elif do == "reopen":
        frames.reopen(by=seat)
    else:
        raise PermissionDenied
