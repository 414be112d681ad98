"""`/workspaces/<slug>/recommendations/`: what a workspace follows, and one of them with all its panels."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from uprtracker.accounts.models import Member
from uprtracker.followup import scope
from uprtracker.web.workspaces.opened import inside, workspace_page
from uprtracker.web.workspaces.panels import panels

ON_A_PAGE = 50


@require_safe
@workspace_page()
def records(request: HttpRequest, seat: Member) -> HttpResponse:
    """The recommendations and pledges that a workspace follows."""
    page = Paginator(scope.codes(seat.workspace), ON_A_PAGE).get_page(request.GET.get("page"))
    subjects = scope.subjects(seat.workspace, list(page.object_list))
    return inside(
        request, seat, "web/workspaces/records.html", "recommendations", page=page, subjects=subjects
    )


@require_safe
@workspace_page()
def record(request: HttpRequest, seat: Member, code: str) -> HttpResponse:
    """One recommendation or pledge: what every part of the work has to say of it."""
    subject = scope.subject(seat.workspace, code)
    if subject is None:
        raise Http404
    if subject.code != code:
        return redirect("web:workspace-record", seat.workspace.slug, subject.code)
    return inside(
        request,
        seat,
        "web/workspaces/record.html",
        "recommendations",
        subject=subject,
        panels=panels(seat, subject),
    )
