"""One page, its machine-readable twin, and the headers that let caches keep both.

A view marked with `public_page` returns a `Page`: a template with its context,
and the same facts as plain data. `/reviews/svn-48/` renders the template,
`/reviews/svn-48.json` the data. A view may also return a finished response (a
redirect). Nothing on a public page depends on who reads it beyond language and
sign-in, so one validator serves all who are not signed in: the data version, and when
a finding was last settled (the state of a review's data follows from it, the search
does not). Those who are signed in get every page fresh.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from uprtracker.records.models import DataVersion, Finding
from uprtracker.search.snapshot import index_folder, pointed_name
from uprtracker.web.kept_pages import KeptPages, name_of


@dataclass(frozen=True)
class Page:
    """A template and its context for people; the same facts as plain data for machines.

    `data` may be a function, where the data are more than the page shows. What is not `shared` is kept by no
    cache between, so that what somebody takes back is gone at once.
    """

    template: str
    context: Mapping[str, Any]
    data: Mapping[str, Any] | Callable[[], Mapping[str, Any]] = field(default_factory=dict)
    shared: bool = True


View = Callable[..., Page | HttpResponse]


def public_page(view: View) -> Callable[..., HttpResponse]:
    """Turn a function that returns a `Page` into a view with HTML and JSON forms and validators."""
    return public_page_stamped(lambda: None)(view)


def public_page_stamped(stamp: Callable[[], object]) -> Callable[[View], Callable[..., HttpResponse]]:
    """Do the same for a page that also shows what counts no new version of the data.

    `stamp` returns something that differs whenever that has changed.
    """

    def made(view: View) -> Callable[..., HttpResponse]:
        @require_safe
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if "\0" in request.path:
                raise Http404  # PostgreSQL refuses it in any text
            etag = _etag(request, stamp)
            if etag is None:
                return _answer(view, request, args, kwargs)
            if (unchanged := get_conditional_response(request, etag=etag)) is not None:
                return unchanged
            return _kept(etag, request, lambda: _answer(view, request, args, kwargs))

        answer.page = view  # type: ignore[attr-defined]  # so that a chart of it can be shown alone
        return answer

    return made


def _kept(etag: str, request: HttpRequest, make: Callable[[], HttpResponse]) -> HttpResponse:
    """Return the page as it is kept, or make and keep it."""
    pages, name = _pages(settings.UPR_PAGES_KEPT), name_of(request, etag)
    response = pages.get(name)
    if response is None:
        response = make()
        pages.keep(name, response)
    response.setdefault("ETag", etag)
    return response


@lru_cache(maxsize=4)
def _pages(limit: int) -> KeptPages:
    return KeptPages(limit)


def _answer(view: View, request: HttpRequest, args: tuple[Any, ...], kwargs: dict[str, Any]) -> HttpResponse:
    machine = bool(kwargs.pop("machine", False))
    try:
        reply = view(request, *args, **kwargs)
    except Http404:
        if not machine:
            raise
        reply = JsonResponse({"error": _("There is no page at this address")}, status=404)
    if isinstance(reply, HttpResponsePermanentRedirect):
        reply["Location"] = _right_form(request, reply.url, machine)
    elif isinstance(reply, Page):
        shared = reply.shared
        reply = _data(reply) if machine else render(request, reply.template, dict(reply.context))
        if not shared:
            reply["Cache-Control"] = "private, no-cache"
    return _cacheable(request, reply)


def both_forms(address: str, view: Callable[..., HttpResponse], name: str) -> list[URLPattern]:
    """Return the address of a page, `address/`, and of its twin, `address.json`."""
    return [
        path(f"{address}.json", view, {"machine": True}, name=f"{name}-data"),
        path(f"{address}/", view, name=name),
    ]


def data_version() -> DataVersion | None:
    """Return the newest version of the data; None in a database nobody has written to."""
    return DataVersion.objects.order_by("-number").first()


def _right_form(request: HttpRequest, address: str, machine: bool) -> str:
    """Return where a page moved for good: a twin leads to a twin, and the question goes along."""
    form = f"{address.removesuffix('/')}.json" if machine else address
    query = request.META["QUERY_STRING"]
    return f"{form}?{query}" if query else form


def _data(page: Page) -> HttpResponse:
    version = data_version()
    head = {
        "data_version": version.number if version else 0,
        "data_date": version.made_at.date().isoformat() if version else None,
    }
    data = page.data() if callable(page.data) else page.data
    return JsonResponse({**head, **data}, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _cacheable(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    if response.status_code >= 400:
        response["Cache-Control"] = "no-store"
    elif not response.has_header("Cache-Control"):
        private = request.user.is_authenticated
        response["Cache-Control"] = "private, no-cache" if private else "public, max-age=0, s-maxage=60"
    return response


def _etag(request: HttpRequest, stamp: Callable[[], object]) -> str | None:
    if request.user.is_authenticated:
        return None
    version = data_version()
    index = pointed_name(index_folder())
    settled = Finding.objects.aggregate(last=Max("decided_at"))["last"]
    today = localdate()  # what is past or due is told from the day
    known = (version.number if version else 0, settled, index, get_language(), today, _build(), stamp())
    return f'"{hashlib.sha256(repr(known).encode()).hexdigest()[:20]}"'


@lru_cache(maxsize=1)
def _build() -> str:
    """Name this build of the pages, so that an upgrade is seen although the data stayed the same."""
    folder = Path(__file__).parent
    files = sorted(file for file in folder.rglob("*") if file.suffix in (".html", ".css", ".py", ".mo"))
    stamp = "".join(f"{file.name}{file.stat().st_mtime_ns}" for file in files)
    return hashlib.sha256(stamp.encode()).hexdigest()[:8]
