"""`/desk/lineage/`: do these two ask the same? One proposed link after the other, most likely first."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.records.asked_before import kin_of
from uprtracker.records.link_decisions import decide_links
from uprtracker.records.link_queue import LinkQueue
from uprtracker.records.models import Link
from uprtracker.web.desk.door import Response, desk_page

DECISIONS = {
    "confirm": Link.Status.CONFIRMED,
    "confirm-all": Link.Status.CONFIRMED,
    "reject": Link.Status.REJECTED,
    "undo": Link.Status.PROPOSED,
}
JOINT = Link.Kind.JOINT.value


def asked(values: Mapping[str, Any] | QueryDict) -> LinkQueue:
    """Return the queue that an address or a form asks for; what makes no sense is no filter."""
    about = str(values.get("about") or "").strip().upper()[:12]
    sound = about.replace("-", "").isascii() and about.replace("-", "").isalnum()
    kind = JOINT if values.get("kind") == JOINT else LinkQueue().kind
    return LinkQueue(kind, about if sound else "")


def words(queue: LinkQueue, **more: int) -> str:
    """Return a queue, and what else is said, as the query of an address."""
    said = {"about": queue.about, "kind": JOINT if queue.kind == JOINT else "", **more}
    query = urlencode({name: value for name, value in said.items() if value})
    return f"?{query}" if query else ""


@desk_page(Action.DECIDE_LINKS)
def queue(request: HttpRequest) -> Response:
    """The link to decide now; `after` and `at` name links to stand behind or at."""
    wanted = asked(request.GET)
    at, after, done = (_link(request.GET.get(name, "")) for name in ("at", "after", "done"))
    link = at if at and at.status == Link.Status.PROPOSED else wanted.first(after)
    before = wanted.before(link) if link else None
    following = wanted.first(link) if link else None
    context = {
        "queue": wanted,
        "words": words(wanted),
        "count": wanted.links().count(),
        "link": link,
        "kin": next((one for one in kin_of(link.later) if one.link == link), None) if link else None,
        "fellows": len(wanted.fellows(link)) if link else 0,
        "before": words(wanted, at=before.pk) if before else "",
        "following": words(wanted, at=following.pk) if following else "",
        "done": done if done and done.status != Link.Status.PROPOSED else None,
    }
    return render(request, "web/desk/lineage.html", context)


@desk_page(Action.DECIDE_LINKS, "POST")
def decide(request: HttpRequest, pk: int) -> Response:
    """Confirm or reject a link, all that wait for the same recommendation, or take a decision back."""
    link = get_object_or_404(Link.objects.select_related("earlier__review", "later__review"), pk=pk)
    wanted = asked(request.POST)
    said = request.POST.get("do", "")
    status = DECISIONS.get(said)
    if status is not None and isinstance(request.user, User):
        links = wanted.fellows(link) if said == "confirm-all" else [link]
        decide_links(links=links, status=status, person=request.user)
    more = {"at": pk} if said == "undo" else {"after": pk, "done": pk}
    return redirect(f"{reverse('web:desk-lineage')}{words(wanted, **more)}")


def _link(said: str) -> Link | None:
    if not (said.isascii() and said.isdigit() and len(said) < 12):
        return None
    return Link.objects.select_related("earlier__review", "later__review").filter(pk=int(said)).first()
