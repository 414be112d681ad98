"""A paper of a workspace, opened for whoever may see it; what is not seen is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from uprtracker.accounts.models import Level, Member
from uprtracker.accounts.policy import Action, may
from uprtracker.publishing.models import PaperDraft
from uprtracker.web.workspaces.opened import inside, workspace_page

View = Callable[..., HttpResponse]


def paper_page(view: View) -> View:
    """Open a view with address `…/papers/<int:pk>/…`: it gets request, seat and paper."""

    @workspace_page()
    @wraps(view)
    def answer(request: HttpRequest, seat: Member, pk: int, **kwargs: Any) -> HttpResponse:
        found = PaperDraft.objects.seen_from(seat).filter(pk=pk)
        draft = found.select_related("party", "author__user", "signed_by__user").first()
        if draft is None:
            raise Http404
        return view(request, seat, draft, **kwargs)

    return answer


def changeable(draft: PaperDraft, seat: Member) -> bool:
    """Return whether this seat may write in a paper now: a published one is withdrawn first."""
    return draft.level != Level.PUBLIC and may(seat.user_or_nobody, Action.CHANGE, draft)


def shown(
    request: HttpRequest, seat: Member, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    """Render a page of the papers, under their tab."""
    response = inside(request, seat, template, "papers", **context)
    response.status_code = status
    return response
