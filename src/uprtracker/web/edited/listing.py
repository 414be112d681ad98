"""`/desk/edited/`: the kinds, and `/desk/edited/articles/`: the things of a kind, by state and language."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from uprtracker.accounts.models import User
from uprtracker.records.models.edited import Edited, State, Wording
from uprtracker.web.edited.door import desk_page, entered, kind_page
from uprtracker.web.edited.kinds import Kind

ON_A_PAGE = 30
WAITING = (State.DRAFT, State.REVIEW, State.SCHEDULED)


@require_safe
@desk_page
def index(request: HttpRequest, person: User) -> HttpResponse:
    """Every kind that this person edits, with what is under way."""
    listed = [{"kind": one, "counts": _counts(one.open_to(person))} for one in entered(person)]
    return render(request, "web/edited/index.html", {"listed": listed, "section": "desk"})


@require_safe
@kind_page
def listing(request: HttpRequest, person: User, kind: Kind) -> HttpResponse:
    """The things of one kind that pass the filters, the last changed one first."""
    everything = kind.open_to(person)
    asked = {name: request.GET.get(name, "")[:80] for name in ("state", "language", "office", "q")}
    found = _filtered(everything, asked).select_related("changed_by", "office").order_by("-changed_at", "-pk")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "kind": kind,
        "page": page,
        "rows": _with_wordings(list(page.object_list)),
        "asked": asked,
        "narrowed": any(asked.values()),
        "states": State.choices,
        "languages": settings.LANGUAGES,
        "offices": kind.offices_of(person),
        "counts": _counts(everything),
        "may_begin": kind.may_begin(person),
        "section": "desk",
    }
    return render(request, "web/edited/list.html", context)


def _filtered(things: QuerySet[Edited], asked: dict[str, str]) -> QuerySet[Edited]:
    if asked["state"] in State.values:
        things = things.filter(state=asked["state"])
    if asked["language"] in dict(settings.LANGUAGES):
        with_it = Wording.objects.filter(kind=things.model._meta.label_lower, language=asked["language"])
        things = things.filter(Q(language=asked["language"]) | Q(pk__in=with_it.values("thing")))
    if asked["office"]:
        things = things.filter(office__slug=asked["office"])
    if words := asked["q"].replace("\0", "").strip():
        heading = things.model.translated[0]
        things = things.filter(Q(**{f"{heading}__icontains": words}) | Q(slug__icontains=words))
    return things


def _counts(things: QuerySet[Edited]) -> list[tuple[str, str, int]]:
    """Return state, its word and how many, for states that something is in."""
    rows = dict(things.order_by().values_list("state").annotate(n=Count("pk")))
    return [(state, str(State(state).label), rows[state]) for state in State.values if state in rows]


def _with_wordings(things: list[Edited]) -> list[dict[str, Any]]:
    found: dict[int, list[Wording]] = {}
    if things:
        kind = things[0]._meta.label_lower
        for row in Wording.objects.filter(kind=kind, thing__in=[one.pk for one in things]):
            found.setdefault(row.thing, []).append(row)
    return [{"thing": one, "heading": heading(one), "wordings": found.get(one.pk, ())} for one in things]


def heading(thing: Edited) -> str:
    """Return what names a thing at the desk: its first words."""
    return str(getattr(thing, thing.translated[0])) or thing.slug
