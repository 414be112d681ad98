"""`/desk/home/`: which blocks the start page shows, and in which order. Works without JavaScript."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.policy import Action, may
from uprtracker.publishing.news.models import HomeBlock
from uprtracker.records.changed import NOTHING
from uprtracker.records.version import bump
from uprtracker.web.home_page.blocks import BLOCKS, chosen
from uprtracker.web.owned import unkept


@require_http_methods(["GET", "HEAD", "POST"])
def blocks(request: HttpRequest) -> HttpResponse:
    """A place for each block; 0 leaves it out."""
    if not request.user.is_authenticated:
        return unkept(redirect_to_login(request.get_full_path()))
    if not may(request.user, Action.EDIT_NEWS):
        raise Http404
    if request.method == "POST":
        _keep([] if request.POST.get("do") == "usual" else _wanted(request.POST))
        answer = redirect("web:home-desk")
        answer["Location"] += "?done=saved"
        return unkept(answer)
    shown = chosen()
    rows = [*shown, *(one for one in BLOCKS.values() if one not in shown)]
    listed = [
        (one, place if one in shown else 0, one.make() is not None) for place, one in enumerate(rows, 1)
    ]
    context = {"listed": listed, "most": len(BLOCKS), "done": request.GET.get("done", ""), "section": "desk"}
    return unkept(render(request, "web/home/desk.html", context))


def _wanted(sent: Any) -> list[str]:
    """Return the blocks that have a place, in the order of their places."""
    places = {kind: sent.get(f"place-{kind}", "") for kind in BLOCKS}
    numbers = {kind: int(place) for kind, place in places.items() if place.isdecimal() and len(place) < 4}
    order = list(BLOCKS)
    return sorted(
        (kind for kind, place in numbers.items() if place),
        key=lambda kind: (numbers[kind], order.index(kind)),
    )


@transaction.atomic
def _keep(kinds: list[str]) -> None:
    HomeBlock.objects.all().delete()
    HomeBlock.objects.bulk_create(HomeBlock(kind=kind, place=place) for place, kind in enumerate(kinds, 1))
    bump("start page", NOTHING)
