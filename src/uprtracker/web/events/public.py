"""`/events/` and `/events/<slug>/`: events to come and past ones, for everybody."""

from typing import Any, cast

from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from uprtracker.agenda.events import hanging, listing, outcomes
from uprtracker.agenda.events.models import Event, Kind, Material, Outcome, Place, Registration
from uprtracker.agenda.events.registering import has_room
from uprtracker.records import files
from uprtracker.records.media import NotTaken
from uprtracker.records.models import KeptFile, State
from uprtracker.records.prose import html_of
from uprtracker.web import names
from uprtracker.web.events import shown
from uprtracker.web.page import Page, public_page, public_page_stamped

A_PAGE = 20


def found(request: HttpRequest) -> listing.Found:
    """Return the public events of a question: `kind`, `state` (ISO3), `session`."""
    events: listing.Found = Event.objects.public()
    kind, state, session = (request.GET.get(name, "").strip() for name in ("kind", "state", "session"))
    if kind in Kind.values:
        events = events.filter(kind=kind)
    if state.upper() in names.reference().states.by_iso3:
        events = listing.about(events, state.upper())
    if session.isdecimal() and len(session) < 4:
        events = events.filter(session=int(session))
    return events


@public_page
def events(request: HttpRequest) -> Page:
    """Events to come, the next one first, and past ones, the last one first."""
    every = found(request)
    number = request.GET.get("page", "1")
    past = Paginator(listing.past(every), A_PAGE).get_page(number if number.isdecimal() else "1")
    coming = shown.cards(list(listing.coming(every))) if past.number == 1 else []
    gone = shown.cards(list(past))
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "section": "sessions",
        "coming": coming,
        "past": gone,
        "page": past,
        "question": asked.urlencode(),
        "kinds": Kind.choices,
        "states": names.state_choices(),
        "sessions": sorted(names.reference().sessions, reverse=True),
        "asked": {name: request.GET.get(name, "") for name in ("kind", "state", "session")},
        "twin": reverse("web:events-data"),
    }
    data = {
        "coming": [one.data() for one in coming],
        "past": [one.data() for one in gone],
        "page": past.number,
        "pages": past.paginator.num_pages,
    }
    return Page("web/events/events.html", context, data)


def _who_registered() -> object:
    """Return what differs once a place is taken or free: the page says whether there is one."""
    placed = Registration.objects.filter(place__in=(Place.PLACE, Place.WAITING))
    return placed.aggregate(n=Count("pk"), last=Max("changed_at"))


@public_page_stamped(_who_registered)
def event(request: HttpRequest, slug: str) -> Page | HttpResponse:
    """One event; one that was withdrawn says that it is gone."""
    one = Event.objects.filter(slug=slug, state__in=(State.PUBLISHED, State.WITHDRAWN)).first()
    if one is None:
        raise Http404
    if one.state == State.WITHDRAWN:
        return render(request, "web/events/gone.html", status=410)
    context = of_event(one)
    return Page("web/events/event.html", context, lambda: shown.whole(context["card"]))


def of_event(one: Event) -> dict[str, Any]:
    """Return what the page of an event shows; the preview of a draft shows the same."""
    card = shown.card(one)
    return {
        "section": "sessions",
        "event": one,
        "card": card,
        "programme": html_of(card.texts.programme, headings_from=3),
        "summary": html_of(card.texts.summary),
        "roles": list(one.roles.all()),
        "numbers": list(one.attendance.all()),
        "attended": one.came,
        "points": list(one.outcomes.filter(public=True).prefetch_related("notes")),
        "materials": [(m, shown.address_of(m)) for m in hanging.materials_for(one, registered=False)],
        "donors": list(one.donors.filter(public=True)),
        "open": one.takes_registrations,
        "full": one.takes_registrations and not has_room(one),
        "twin": reverse("web:event-data", args=[one.slug]),
    }


@public_page
def points(request: HttpRequest) -> Page:
    """What was agreed at events and is to be followed: what is still open by day due, then what is done."""
    every = list(outcomes.to_follow())
    still = [one for one in every if outcomes.is_open(one)]
    still.sort(key=lambda one: (one.due_on is None, one.due_on or localdate(), one.event_id, one.number))
    closed = [one for one in every if not outcomes.is_open(one)]
    context = {
        "section": "sessions",
        "open": [_followed(one) for one in still],
        "closed": [_followed(one) for one in closed],
        "today": localdate(),
        "twin": reverse("web:event-outcomes-data"),
    }
    data = {
        "open": [{"event": one.event.slug, **shown.point(one)} for one in still],
        "closed": [{"event": one.event.slug, **shown.point(one)} for one in closed],
    }
    return Page("web/events/outcomes.html", context, data)


@require_safe
def material(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of a public material of a public event."""
    one = get_object_or_404(
        Material.objects.select_related("file"),
        pk=pk, readers="public", event__state=State.PUBLISHED, file__isnull=False,
    )  # fmt: skip
    return as_download(cast(KeptFile, one.file))


def as_download(file: KeptFile) -> HttpResponse:
    """Return a kept file, to be kept and not shown by the browser. A missing one is not there."""
    try:
        content = files.bytes_of(file)
    except NotTaken as error:
        raise Http404 from error
    response = HttpResponse(content, content_type=file.media)
    response.headers["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    return response


def _followed(one: Outcome) -> dict[str, Any]:
    return {"point": one, "event": shown.card(one.event), "notes": list(one.notes.all())}
