"""Who may come in: everybody to read, a key to write; and how often.

Denied by default: an endpoint that is not made with `reads` needs a key, and `writes` asks
`accounts.policy` what the key's owner may do.
"""

import hashlib
import json
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from ninja import Router
from ninja.errors import Throttled
from ninja.security import HttpBearer

from uprtracker.accounts.address import asker
from uprtracker.accounts.keys import owner_of
from uprtracker.accounts.limits import Limit, wait
from uprtracker.accounts.models import ApiKey
from uprtracker.accounts.policy import Action, may
from uprtracker.api.schemas import Refusal
from uprtracker.records.version import data_version
from uprtracker.search.snapshot import index_folder, pointed_name

READING = Limit("read", per_minute=600, burst=120)
WRITING = Limit("write", per_minute=120, burst=30)
GUESSING = Limit("guess", per_minute=6, burst=10)  # keys that are refused

# A shared cache may keep an answer for a minute; a browser asks again and mostly hears that nothing changed.
KEPT = "public, max-age=0, s-maxage=60"

View = Callable[..., Any]


class Key(HttpBearer):
    """`Authorization: Bearer upr_…`. Wrong keys are counted by address, so that nobody tries many."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiKey | None:
        """Return the key of a request, None where it is not known."""
        found = owner_of(token)
        if found is None:
            count(GUESSING, asker(request))
        return found


def count(limit: Limit, who: str) -> None:
    """Count a request; raise Throttled where it is one too many."""
    seconds = wait(limit, who)
    if seconds:
        raise Throttled(wait=int(seconds) + 1)


def reads(
    router: Router, path: str, answer: Any, *, extra: dict[str, Any] | None = None
) -> Callable[[View], View]:
    """Add an endpoint that everybody may read: validators for caches, a limit for each address.

    `answer` is the schema of what the view returns, `extra` goes into the OpenAPI document.
    """

    def added(view: View) -> View:
        @wraps(view)
        def kept(request: HttpRequest, *args: Any, **given: Any) -> HttpResponseBase:
            count(READING, asker(request))
            etag = _etag(request)
            response = get_conditional_response(request, etag=etag) or _written(view(request, *args, **given))
            if response.status_code < 400:
                response["ETag"] = etag
                response["Cache-Control"] = KEPT
            return response

        declared = {200: answer, 422: Refusal, 429: Refusal}
        router.get(path, auth=None, response=declared, openapi_extra=extra)(kept)
        return kept

    return added


def asks(
    router: Router, path: str, answer: Any, *, extra: dict[str, Any] | None = None
) -> Callable[[View], View]:
    """Add an endpoint that reads what the owner of a key alone sees. Nothing keeps its answers."""

    def added(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **given: Any) -> HttpResponseBase:
            key = getattr(request, "auth", None)
            if not isinstance(key, ApiKey) or not may(key.owner, Action.OPEN_WORKSPACES):
                raise PermissionDenied
            count(READING, key.prefix)
            response = _written(view(request, *args, **given))
            response["Cache-Control"] = "private, no-store"
            return response

        declared = dict.fromkeys((401, 403, 404, 422, 429), Refusal)
        router.get(path, response={200: answer, **declared}, openapi_extra=extra)(guarded)
        return guarded

    return added


def writes(router: Router, path: str, answer: Any, action: Action) -> Callable[[View], View]:
    """Add an endpoint that needs a key whose owner may do `action`. Nothing keeps its answers."""

    def added(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **given: Any) -> HttpResponseBase:
            key = getattr(request, "auth", None)
            if not isinstance(key, ApiKey) or not may(key.owner, action):
                raise PermissionDenied
            count(WRITING, key.prefix)
            response = _written(view(request, *args, **given))
            response["Cache-Control"] = "no-store"
            return response

        declared = dict.fromkeys((401, 403, 404, 409, 422, 429), Refusal)
        router.post(path, response={200: answer, **declared})(guarded)
        return guarded

    return added


def _written(said: Any) -> HttpResponse:
    if isinstance(said, HttpResponse):
        return said
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(body, content_type="application/json")


def _etag(request: HttpRequest) -> str:
    """Return what an answer depends on: the question, the data, the search index, and this build."""
    known = (request.get_full_path(), data_version(), pointed_name(index_folder()), _build())
    return f'"{hashlib.sha256(repr(known).encode()).hexdigest()[:20]}"'


@lru_cache(maxsize=1)
def _build() -> str:
    """Name this build of the answers, so that an upgrade is seen although the data stayed the same."""
    package = Path(__file__).parents[1]
    files = sorted(
        file for room in ("analytics", "api", "search", "records") for file in (package / room).glob("*.py")
    )
    stamp = "".join(f"{file.name}{file.stat().st_mtime_ns}" for file in files)
    return hashlib.sha256(stamp.encode()).hexdigest()[:8]
