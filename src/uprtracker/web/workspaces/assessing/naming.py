"""`/workspaces/<slug>/moments/`: the named points in time at which a workspace assesses."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.web.workspaces.assessing.forms import MomentForm, moments
from uprtracker.web.workspaces.opened import inside, workspace_page


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def named_moments(request: HttpRequest, seat: Member) -> HttpResponse:
    """The moments that a seat may see; by POST one is added."""
    form = MomentForm(request.POST or None)
    may_add = may(request.user, Action.ADD, seat.workspace)
    if request.method == "POST":
        if not may_add:
            raise PermissionDenied
        if form.is_valid():
            keeping.add(form.thing(), by=seat)
            return redirect(request.path)
    context = {"moments": moments(seat).select_related("party"), "form": form, "may_add": may_add}
    return inside(request, seat, "web/workspaces/assessing/moments.html", "assessments", **context)
