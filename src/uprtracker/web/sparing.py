"""What costs the server much, whole files of records and documents, is handed out so often and no oftener.

    @sparing
    def recommendations(request, form): ...

Pages and the rest of the site have no limit: they cost milliseconds. The API counts by itself.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from uprtracker.accounts.address import asker
from uprtracker.accounts.limits import Limit, wait

FILES = Limit("files", per_minute=20, burst=40)


def sparing(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Refuse a request that is one too many of its address, with the seconds to wait (429)."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        seconds = wait(FILES, asker(request))
        if not seconds:
            return view(request, *args, **kwargs)
        words = _("You have asked for many files. Please wait %(n)d seconds, then try again.")
        return HttpResponse(
            words % {"n": int(seconds) + 1},
            status=429,
            content_type="text/plain; charset=utf-8",
            headers={"Retry-After": str(int(seconds) + 1), "Cache-Control": "no-store"},
        )

    return answer
