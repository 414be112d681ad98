"""`/folders/add/?code=SVN-48-140.7&code=…`, or `?q=…&all=1`: choose a folder for records, then add them.

What is to be added stands in the address, so that a public page needs no token and a visitor
can sign in between.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.core.errors import IndexMissing, QueryError
from uprtracker.publishing import folders
from uprtracker.publishing.models import Folder
from uprtracker.search import Query
from uprtracker.search.codes import found_codes
from uprtracker.web import names
from uprtracker.web.find import unready
from uprtracker.web.owned import owned


@require_http_methods(["GET", "HEAD", "POST"])
@owned(Action.KEEP_FOLDERS)
def add(request: HttpRequest, person: User) -> HttpResponse:
    """Show what is to be added and the folders to choose from; by POST add it and open the folder."""
    given = request.POST if request.method == "POST" else request.GET
    query = Query.from_params(given) if given.get("all") else None
    try:
        codes = _codes(given.getlist("code"), query and query.understood())
    except (IndexMissing, QueryError) as error:
        return unready(request, query or Query(), error)
    if request.method == "POST" and codes:
        target = _target(request, person)
        if target is not None:
            folders.add(folder=target, person=person, codes=codes)
            return redirect("web:folder", target.pk)
    fields = [("all", "1"), *query.params()] if query else [("code", code) for code in codes]
    context = {
        "codes": codes[:10],
        "more": max(0, len(codes) - 10),
        "count": len(codes),
        "most": folders.MOST_ITEMS,
        "fields": fields,
        "folders": folders.with_counts(person),
        "what": _words(len(codes)),
        "unnamed": request.method == "POST",
        "back": f"{reverse('web:find')}?{urlencode(query.params())}" if query else reverse("web:find"),
    }
    return render(request, "web/folders/add.html", context, status=400 if request.method == "POST" else 200)


def _codes(named: list[str], query: Query | None) -> list[str]:
    """Return the codes of the records named, or of all that a search finds, as far as a folder goes."""
    if query is not None:
        return list(found_codes(query).codes[: folders.MOST_ITEMS])
    known = folders.keys_of(named[: folders.MOST_ITEMS])
    return [code for code in dict.fromkeys(named) if code in known]


def _target(request: HttpRequest, person: User) -> Folder | None:
    """Return the folder to add to: a new one where a name was typed."""
    chosen, name = request.POST.get("folder", ""), request.POST.get("name", "").strip()
    if name:
        return folders.make_folder(owner=person, name=name)
    number = int(chosen[:18]) if chosen.isascii() and chosen.isdigit() else 0
    return Folder.objects.filter(pk=number, owner=person).first()


def _words(count: int) -> str:
    return ngettext("%(n)s record", "%(n)s records", count) % {"n": names.number(count)}
