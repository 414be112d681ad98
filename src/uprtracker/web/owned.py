"""Pages of what a person keeps for himself: his alone, in no cache, told to no other site."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may

View = Callable[..., HttpResponse]


def unkept(response: HttpResponse) -> HttpResponse:
    """Keep a response out of caches and its address out of search engines and of other sites' logs.

    Forms need to say where they come from (`no-referrer` would send `Origin: null`), to this site alone.
    """
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def by_secret(response: HttpResponse) -> HttpResponse:
    """Keep a response out of caches, and its address, which is the secret, from every site it leads to."""
    unkept(response)["Referrer-Policy"] = "no-referrer"
    return response


def owned(action: Action, model: type[Model] | None = None) -> Callable[[View], View]:
    """Open a view to people with an account; with `model`, a thing (`pk`) to its owner alone.

    The view gets the person after the request, then the thing. To others a thing is not there. Visitors
    sign in and come back, after a form to the page that it was sent from.
    """

    def made(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, pk: int | None = None, **kwargs: Any) -> HttpResponse:
            person = request.user
            if not may(person, action) or not isinstance(person, User):
                if person.is_authenticated:
                    raise PermissionDenied
                return unkept(redirect_to_login(request.get_full_path()))
            if model is None:
                return unkept(view(request, person, *args, **kwargs))
            thing = model._default_manager.filter(pk=pk).first()
            if thing is None or not may(person, action, thing):
                raise Http404
            return unkept(view(request, person, thing, *args, **kwargs))

        return answer

    return made
