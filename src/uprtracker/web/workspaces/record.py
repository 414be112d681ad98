"""`/workspaces/<slug>/recommendations/<code>/`: one recommendation or pledge with all its panels."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from uprtracker.accounts.models import Member
from uprtracker.followup import scope
from uprtracker.web.workspaces.opened import inside, workspace_page
from uprtracker.web.workspaces.panels import panels


@require_safe
@workspace_page()
def record(request: HttpRequest, seat: Member, code: str) -> HttpResponse:
    """One recommendation or pledge: what every part of the work has to say of it."""
    subject = scope.subject(seat.workspace, code)
    if subject is None:
        raise Http404
    if subject.code != code:
        return redirect("web:workspace-record", seat.workspace.slug, subject.code)
    before, after = scope.neighbours(seat.workspace, subject.code)
    return inside(
        request,
        seat,
        "web/workspaces/record.html",
        "recommendations",
        subject=subject,
        panels=panels(seat, subject),
        before=before,
        after=after,
    )
