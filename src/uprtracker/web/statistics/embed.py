"""`/embed/figures/trends/?chart=numbers&basis=pairs`: one chart of a page alone, for others to frame.

It shows what the page itself shows, as the data stand: the page is made as for a visitor who is not signed
in, and the chart taken from it. No cookie is read or set, whoever asks.
"""

from collections.abc import Iterable
from typing import Any, cast
from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from uprtracker.web.answer import Answer
from uprtracker.web.bars import Bars
from uprtracker.web.charts import Shown
from uprtracker.web.page import Page

FOR = "public, max-age=300"  # seconds for which a shared cache may keep it


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]
def embed(request: HttpRequest, page: str) -> HttpResponse:
    """Return the chart that `?chart=` names of the public page at `/PAGE/`, the first where none is named."""
    if "\0" in page:
        raise Http404  # PostgreSQL refuses it in any text
    request.user = AnonymousUser()
    request.COOKIES.clear()
    translation.activate(translation.get_language_from_request(request))
    wanted = request.GET.get("chart", "")
    given = request.GET.copy()
    given.pop("chart", None)
    found = _page(request, f"/{page}/", given.urlencode())
    chart = next((one for one in _charts(found.context.values()) if wanted in ("", one.chart.name)), None)
    if chart is None:
        raise Http404
    answer = render(request, "web/embed.html", {"chart": chart, "demo": found.context.get("demo")})
    answer["Cache-Control"] = FOR
    return answer


def _page(request: HttpRequest, path: str, words: str, turns: int = 2) -> Page:
    """Return the page at a path, by the function behind its address. Raises Http404 for what is none.

    A page that leads to its shortest address, or to where it moved, is made there.
    """
    try:
        match = resolve(path)
    except Resolver404 as error:
        raise Http404 from error
    view = getattr(match.func, "page", None)
    if view is None:
        raise Http404
    request.path = request.path_info = path
    request.META["QUERY_STRING"] = words
    request.GET = cast("Any", QueryDict(words))  # the pages read it only
    found = view(request, *match.args, **match.kwargs)
    if isinstance(found, HttpResponseRedirectBase) and turns:
        there = urlsplit(found.url)
        moved = isinstance(found, HttpResponsePermanentRedirect)
        return _page(request, there.path, words if moved else there.query, turns - 1)
    if not isinstance(found, Page):
        raise Http404
    return found


def _charts(values: Iterable[Any]) -> Iterable[Shown]:
    for value in values:
        if isinstance(value, Shown):
            yield value
        elif isinstance(value, Answer):
            yield from _charts((value.lead, *value.charts))
        elif isinstance(value, Bars):
            yield from _charts((value.shown,))
        elif isinstance(value, list | tuple):
            yield from _charts(value)
