"""`/workspaces/<slug>/sign-off/`: what the party wants to be seen more widely, to be read and decided."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.keeping import Overtaken
from uprtracker.accounts.models import Kept, Level, Member
from uprtracker.followup.spaces import sign_off
from uprtracker.followup.spaces.holdings import kind_named, visible
from uprtracker.web.workspaces.opened import inside, numbered, workspace_page
from uprtracker.web.workspaces.things import row


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def signing(request: HttpRequest, seat: Member) -> HttpResponse:
    """The queue; by POST one record is decided on."""
    problem = ""
    if request.method == "POST":
        try:
            _decide(request, seat)
            return redirect("web:workspace-signing", seat.workspace.slug)
        except Overtaken:
            problem = _("This was changed while you read it. Read it again as it stands now.")
        except ValidationError as error:
            problem = " ".join(error.messages)
    rows = [(row(one.thing, seat.workspace), one.mine) for one in sign_off.waiting(seat)]
    return inside(
        request,
        seat,
        "web/workspaces/signing.html",
        "signing",
        rows=rows,
        problem=problem,
        status=409 if problem else 200,
        public=Level.PUBLIC,
    )


def _decide(request: HttpRequest, seat: Member) -> None:
    thing = _named(request, seat)
    if not sign_off.decides(seat, thing):
        raise PermissionDenied
    if request.POST.get("do") == "agree":
        sign_off.agree(thing, by=seat, revision=numbered(request, "revision"))
    elif request.POST.get("do") == "refuse":
        sign_off.refuse(thing, by=seat)
    else:
        raise PermissionDenied


def _named(request: HttpRequest, seat: Member) -> Kept:
    """Return the record that the form is about; what the seat does not see is not there."""
    kind = kind_named(request.POST.get("kind", ""))
    found: Kept | None = visible(kind, seat).filter(pk=numbered(request, "thing")).first() if kind else None
    if found is None:
        raise Http404
    return found
