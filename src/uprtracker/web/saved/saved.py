"""`/saved/`: the searches a person keeps, and how each tells what is new."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.core.errors import IndexMissing, QueryError
from uprtracker.publishing import saved_searches
from uprtracker.publishing.models import SavedSearch
from uprtracker.publishing.safe_address import WebhookRefused
from uprtracker.publishing.saved_searches import Wishes, question_of
from uprtracker.search import Query
from uprtracker.web import chosen, facets
from uprtracker.web.find import unready
from uprtracker.web.owned import owned


@require_safe
@owned(Action.KEEP_SEARCHES)
def kept(request: HttpRequest, person: User) -> HttpResponse:
    """The list of what a person keeps."""
    searches = [
        {
            "search": one,
            "parts": chosen.of(saved_searches.query_of(one), facets.address),
            "last": one.alerts.first(),
        }
        for one in SavedSearch.objects.filter(owner=person).prefetch_related("alerts")
    ]
    return render(request, "web/saved/kept.html", {"searches": searches})


@require_http_methods(["GET", "HEAD", "POST"])
@owned(Action.KEEP_SEARCHES)
def add(request: HttpRequest, person: User) -> HttpResponse:
    """Ask for a name and how to be told; by POST keep the question."""
    given = request.POST if request.method == "POST" else request.GET
    query = Query.from_params(given)
    if request.method != "POST":
        return _form(request, query, person, {"name": query.q or _suggested(query), "every_days": 1})
    try:
        made = saved_searches.save_search(
            owner=person, query=query, name=given.get("name", ""), wishes=_wishes(request),
            language=get_language() or "en",
        )  # fmt: skip
    except WebhookRefused as error:
        return _form(request, query, person, _typed(request), error)
    except (IndexMissing, QueryError) as error:
        return unready(request, query, error)
    return redirect("web:saved-search", made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@owned(Action.KEEP_SEARCHES, SavedSearch)
def saved(request: HttpRequest, person: User, one: SavedSearch) -> HttpResponse:
    """A saved search, what it told last, and how it tells; by POST it is changed."""
    query = saved_searches.query_of(one)
    if request.method != "POST":
        return _form(request, query, person, _as_kept(one), search=one)
    try:
        saved_searches.change_search(
            search=one, person=person, name=request.POST.get("name", ""), wishes=_wishes(request)
        )
    except WebhookRefused as error:
        return _form(request, query, person, _typed(request), error, one)
    return redirect("web:saved-search", one.pk)


@require_POST
@owned(Action.KEEP_SEARCHES, SavedSearch)
def delete(request: HttpRequest, person: User, one: SavedSearch) -> HttpResponse:
    """Delete a saved search for good."""
    saved_searches.delete_search(search=one, person=person)
    return redirect("web:saved")


def _form(
    request: HttpRequest,
    query: Query,
    person: User,
    values: Mapping[str, Any],
    error: WebhookRefused | None = None,
    search: SavedSearch | None = None,
) -> HttpResponse:
    question = question_of(query)
    context = {
        "search": search,
        "alerts": search.alerts.prefetch_related("deliveries")[:20] if search else (),
        "parts": chosen.of(query, facets.address),
        "fields": [] if search else query.params(),
        "values": values,
        "error": error,
        "rhythms": _rhythms(),
        "mail": person.email if settings.UPR_MAIL else "",
        "sends_mail": bool(settings.UPR_MAIL),
        "find": f"{reverse('web:find')}?{question}".rstrip("?"),
        "feed": f"{reverse('web:feed')}?{question}".rstrip("?"),
    }
    return render(request, "web/saved/search.html", context, status=400 if error else 200)


def _wishes(request: HttpRequest) -> Wishes:
    given = _typed(request)
    return Wishes(given["by_mail"], given["webhook"].strip(), given["every_days"])


def _typed(request: HttpRequest) -> dict[str, Any]:
    days = request.POST.get("every_days", "")
    return {
        "name": request.POST.get("name", ""),
        "by_mail": request.POST.get("by_mail") == "1",
        "webhook": request.POST.get("webhook", ""),
        "every_days": int(days) if days in map(str, saved_searches.RHYTHMS) else 1,
    }


def _as_kept(one: SavedSearch) -> dict[str, Any]:
    return {
        "name": one.name, "by_mail": one.by_mail, "webhook": one.webhook, "every_days": one.every_days,
    }  # fmt: skip


def _rhythms() -> list[tuple[int, str]]:
    words = {
        0: _("as soon as there is something new"),
        1: _("once a day at most"),
        7: _("once a week at most"),
    }
    return [(days, words[days]) for days in saved_searches.RHYTHMS]


def _suggested(query: Query) -> str:
    """Return a name for a question without words: the labels that narrow it."""
    labels = [chip.label for part in chosen.of(query, facets.address) for chip in part.chips]
    return ", ".join(labels)[: saved_searches.LONGEST_NAME] or _("All recommendations")
