"""`/desk/coding/`: the codings that wait for a person, most doubtful first, with filters and counts."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.records.coding_decisions import last_of, undo
from uprtracker.records.coding_item import coding_items
from uprtracker.records.coding_queue import EVERY, CodingQueue
from uprtracker.records.models import Recommendation
from uprtracker.records.scheme_names import scheme_name
from uprtracker.web import names
from uprtracker.web.desk.door import Response, desk_page
from uprtracker.web.desk.queue import Choice

FILTERS = ("scheme", "session", "state", "label")
SHOWN = 15


def asked(values: Mapping[str, Any] | QueryDict) -> CodingQueue:
    """Return the queue that an address or a form asks for; what makes no sense is no filter."""
    said = {name: str(values.get(name) or "").replace("\0", "")[:60] for name in FILTERS}
    session = said["session"]
    return CodingQueue(
        scheme=said["scheme"],
        session=int(session) if session.isascii() and session.isdigit() and len(session) < 4 else None,
        state=said["state"].upper(),
        label=said["label"] if said["scheme"] else "",
    )


def words(queue: CodingQueue) -> str:
    """Return the filters of a queue as the query of an address."""
    chosen = {name: getattr(queue, name) for name in FILTERS}
    return urlencode({name: value for name, value in chosen.items() if value})


def place(one: Recommendation | None, queue: CodingQueue) -> str:
    """Return the address of an item of the queue; without one, of the queue."""
    address = reverse("web:coding-item", args=[one.code]) if one else reverse("web:coding-desk")
    query = words(queue)
    return f"{address}?{query}" if query else address


@desk_page(Action.DECIDE_CODINGS)
def queue(request: HttpRequest) -> HttpResponse:
    """The queue: how much waits, what comes first, and where to narrow it."""
    wanted = asked(request.GET)
    first = wanted.first(SHOWN)
    context = {
        "queue": wanted,
        "words": words(wanted),
        "items": [(item, place(item.recommendation, wanted)) for item in coding_items(first)],
        "start": place(first[0], wanted) if first else "",
        "choices": _choices(wanted),
        "total": wanted.count + wanted.done,
        "last": last_of(request.user) if isinstance(request.user, User) else [],
    }
    return render(request, "web/desk/coding_queue.html", context)


@desk_page(Action.DECIDE_CODINGS, "POST")
def take_back(request: HttpRequest) -> Response:
    """Take back the person's own last decision and show what it was about."""
    blind = request.POST.get("blind") == "1"
    rows = undo(person=request.user, blind=blind) if isinstance(request.user, User) else []
    if blind:
        return redirect(second_place(rows[0].recommendation if rows else None))
    return redirect(place(rows[0].recommendation if rows else None, asked(request.POST)))


def second_place(one: Recommendation | None) -> str:
    """Return the address of an item of the second reading; without one, of its page."""
    return reverse("web:second-item", args=[one.code]) if one else reverse("web:second-reading")


def _choices(wanted: CodingQueue) -> list[tuple[str, str, list[Choice]]]:
    scheme = wanted.scheme
    schemes = [Choice(one, scheme_name(one), n, one == scheme) for one, n in wanted.schemes()]
    schemes.append(Choice(EVERY, _("every scheme"), sum(one.count for one in schemes), scheme == EVERY))
    sessions = [Choice(str(one), str(one), n, one == wanted.session) for one, n in wanted.sessions()]
    states = [Choice(one, names.state(one), n, one == wanted.state) for one, n in wanted.states()]
    states.sort(key=lambda choice: names.fold(choice.label))
    labels = [
        Choice(label, names.label_of(scheme, label), n, label == wanted.label) for label, n in wanted.labels()
    ]
    return [
        ("scheme", _("Scheme"), schemes),
        ("session", _("Session"), sessions),
        ("state", _("State"), states),
        *([("label", _("Proposed label"), labels)] if scheme not in ("", EVERY) else []),
    ]
