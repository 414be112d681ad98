"""Errors as the API tells them: one shape, made here and nowhere else.

    {"error": {"kind": "not-found", "status": 404, "message": "…", "remedy": "…"}}

`kind` is for programs and stays as it is; `message` says in plain English what went wrong,
`remedy` what to do about it. What a program cannot help (a broken server) says no more than that.
"""

import logging
import math
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import override
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from uprtracker.accounts.keeping import Overtaken
from uprtracker.core.errors import (
    CorrectionRefused,
    DatabaseFailed,
    IndexMissing,
    Outdated,
    QueryError,
    UprTrackerError,
)
from uprtracker.search.asking import CursorOutdated

logger = logging.getLogger(__name__)

PREFIX = "/api/"
# The first class that fits counts: status, kind.
_OURS: tuple[tuple[type[UprTrackerError], int, str], ...] = (
    (CursorOutdated, 409, "data-changed"),
    (Overtaken, 409, "changed-meanwhile"),
    (Outdated, 409, "changed-meanwhile"),
    (QueryError, 422, "not-understood"),
    (CorrectionRefused, 422, "refused"),
    (IndexMissing, 503, "not-ready"),
    (DatabaseFailed, 503, "not-ready"),
)
_KINDS = {
    400: ("bad-request", "The request cannot be read.", ""),
    401: ("no-key", "This needs a key that is known and not revoked.", "Send `Authorization: Bearer KEY`."),
    403: ("not-allowed", "The owner of this key may not do this.", ""),
    404: ("not-found", "There is nothing at this address.", "The addresses stand at /api/."),
    405: ("wrong-method", "This address does not take this method.", "The methods stand at /api/."),
    413: ("too-large", "This is more than may be sent at once.", ""),
}


def answer(status: int, kind: str, message: str, remedy: str = "") -> JsonResponse:
    """Return an error as a response. Nothing keeps it: the next try may go well."""
    said = {"kind": kind, "status": status, "message": message, "remedy": remedy}
    response = JsonResponse({"error": said}, status=status, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "no-store"
    return response


def of_status(status: int) -> JsonResponse:
    """Return the answer for a status of which no more is known."""
    unknown = ("failed", "Something went wrong on our side. It has been noted.", "Try again later.")
    return answer(status, *_KINDS.get(status, _KINDS[400] if status < 500 else unknown))


def too_many(seconds: float) -> JsonResponse:
    """Return the answer to somebody who asks too often."""
    wait = max(1, math.ceil(seconds))
    response = answer(
        429,
        "too-many",
        f"You are asking faster than we can serve everybody. Please go on in {wait} s.",
        "For all records at once take the files at /data/: one download instead of thousands of questions.",
    )
    response["Retry-After"] = str(wait)
    return response


def tell_errors(api: NinjaAPI) -> None:
    """Let `api` tell all its errors in our shape."""
    api.add_exception_handler(UprTrackerError, _ours)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(AuthenticationError, _unknown_key)
    api.add_exception_handler(Throttled, _too_often)
    api.add_exception_handler(HttpError, _of_http)
    api.add_exception_handler(Http404, lambda request, error: of_status(404))
    api.add_exception_handler(PermissionDenied, lambda request, error: of_status(403))
    api.add_exception_handler(Exception, _broken)


def _ours(request: HttpRequest, error: Any) -> HttpResponse:
    for kind_of_error, status, kind in _OURS:
        if isinstance(error, kind_of_error):
            return answer(status, kind, error.message, error.remedy)
    return answer(422, "refused", error.message, error.remedy)


def _too_often(request: HttpRequest, error: Any) -> HttpResponse:
    return too_many(error.wait or 1)


def _of_http(request: HttpRequest, error: Any) -> HttpResponse:
    return of_status(error.status_code)


def _unknown_key(request: HttpRequest, error: Any) -> HttpResponse:
    response = of_status(401)
    response["WWW-Authenticate"] = "Bearer"
    return response


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    """Tell where a request does not have the form that its address asks for."""
    wrong = [f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors[:5]]
    return answer(422, "not-understood", "; ".join(wrong)[:500], "The form of each request stands at /api/.")


def _broken(request: HttpRequest, error: Any) -> HttpResponse:
    logger.exception("The API failed at %s.", request.path, exc_info=error)
    return of_status(500)


class OneShape:
    """Middleware, after the one that chooses the language: under /api/ all is said in English.

    What other parts of the site refuse there (an unknown address, a method, too large a body)
    takes the shape of an error of the API. Anybody's page may read what anybody may read.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in English and in one shape."""
        if not request.path.startswith(f"{PREFIX}v1/"):
            return self.get_response(request)
        with override("en"):
            response = self.get_response(request)
        if response.status_code >= 400 and response.get("Content-Type") != "application/json":
            response = of_status(response.status_code)
        if request.method in ("GET", "HEAD"):
            response["Access-Control-Allow-Origin"] = "*"
        return response
