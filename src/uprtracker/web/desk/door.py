"""The door of the desk: who may come in, and that nothing of it is kept by a cache."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.policy import Action, may

Response = HttpResponse | HttpResponseBase


def desk_page(action: Action, *methods: str) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Open a page of the desk to those who may do `action`; others sign in, or are refused."""

    def closed(view: Callable[..., Response]) -> Callable[..., Response]:
        @require_http_methods([*(methods or ("GET",)), "HEAD"] if "GET" in (methods or ("GET",)) else methods)
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
            if not may(request.user, action):
                if request.user.is_authenticated:
                    raise PermissionDenied
                return redirect_to_login(request.get_full_path())
            response = view(request, *args, **kwargs)
            response["Cache-Control"] = "private, no-store"
            return response

        return answer

    return closed
