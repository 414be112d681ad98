"""The door of the desk: who may come in, to which kinds and things. To all others they are not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import may
from uprtracker.web.edited.kinds import Kind, kinds
from uprtracker.web.owned import unkept

View = Callable[..., HttpResponse]


def entered(person: User) -> list[Kind]:
    """Return the kinds that this person has to do with."""
    return [one for one in kinds() if one.may_enter(person)]


def desk_page(view: View) -> View:
    """Open a page to people who edit something; it gets the person after the request."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = request.user
        if not isinstance(person, User):
            return unkept(redirect_to_login(request.get_full_path()))
        if not entered(person):
            raise Http404
        return unkept(view(request, person, *args, **kwargs))

    return answer


def kind_page(view: View) -> View:
    """Open a page to people who edit things of the kind that its address names."""

    @desk_page
    @wraps(view)
    def answer(request: HttpRequest, person: User, kind: str, *args: Any, **kwargs: Any) -> HttpResponse:
        found = next((one for one in entered(person) if one.slug == kind), None)
        if found is None:
            raise Http404
        return view(request, person, found, *args, **kwargs)

    return answer


def thing_page(view: View) -> View:
    """Open a page to people who may edit the very thing."""

    @kind_page
    @wraps(view)
    def answer(
        request: HttpRequest, person: User, kind: Kind, pk: int, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        thing = kind.open_to(person).select_related("office", "changed_by").filter(pk=pk).first()
        if thing is None or not may(person, kind.model.action, thing):
            raise Http404
        return view(request, person, kind, thing, *args, **kwargs)

    return answer
