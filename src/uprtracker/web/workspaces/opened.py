"""How a page of a workspace opens: to a seat, in no cache, noted in the audit of the seat's party.

    @workspace_page()                    # whoever sits in the workspace
    @workspace_page(Action.ADD)          # who may add to it; others of the workspace are refused
    def plan(request, seat, ...): ...    # `seat.workspace`, `seat.party`, `seat.role`

To everybody else the answer is the same whether there is such a workspace or not.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from uprtracker.accounts.keeping import trace
from uprtracker.accounts.models import Member, Trace, User, Workspace
from uprtracker.accounts.policy import Action, may, seat
from uprtracker.web.owned import unkept
from uprtracker.web.workspaces.tabs import tabs

View = Callable[..., HttpResponse]


def workspace_page(action: Action = Action.ENTER, *, traced: bool = True) -> Callable[[View], View]:
    """Open a view with address `…/<slug:workspace>/…` to seats whose role allows `action` in the workspace.

    The view gets request and seat, then what else its address says. What is not `traced` leaves nothing in
    the audit of the party.
    """

    def made(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, workspace: str, **kwargs: Any) -> HttpResponse:
            person = request.user
            if not isinstance(person, User) or not person.is_active:
                return unkept(redirect_to_login(request.get_full_path()))
            place = Workspace.objects.filter(slug=workspace).first()
            own = seat(person, place) if place else None
            if own is None:
                if place and Member.objects.seats().filter(workspace=place, user=person).exists():
                    return unkept(render(request, "web/workspaces/second_factor.html", status=403))
                raise Http404
            if not may(person, action, own.workspace):
                raise PermissionDenied
            response = unkept(view(request, own, *args, **kwargs))
            if traced and request.method in ("GET", "HEAD") and response.status_code == 200:
                trace(own, Trace.Verb.SAW, about=_seen(request, own))
            return response

        return answer

    return made


def inside(request: HttpRequest, own: Member, template: str, tab: str, **context: Any) -> HttpResponse:
    """Render a template that extends `web/workspaces/base.html`; `tab` is the name of its line in `tabs`.

    `status` among the context is that of the response.
    """
    status = context.pop("status", 200)
    frame = {"seat": own, "space": own.workspace, "tabs": tabs(own, tab)}
    return render(request, template, {**frame, **context}, status=status)


def numbered(request: HttpRequest, name: str) -> int:
    """Return the number in a field of a form; what is none leads nowhere (404)."""
    given = request.POST.get(name, "")
    if not (given.isascii() and given.isdigit() and len(given) <= 18):
        raise Http404
    return int(given)


def _seen(request: HttpRequest, own: Member) -> str:
    """Return the page within the workspace, without what was asked of it."""
    return request.path.partition(f"/{own.workspace.slug}/")[2] or "overview"
