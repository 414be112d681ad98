"""`/events/events.ics`, `/events/feed.atom` and `/events/<slug>/event.ics`: events for other programs."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from uprtracker.agenda.events.models import Event
from uprtracker.agenda.events.save_the_date import MEDIA, feed_of, save_the_date
from uprtracker.exchange.citations.citation import printable
from uprtracker.records.prose import html_of
from uprtracker.web.events import shown
from uprtracker.web.events.public import found
from uprtracker.web.page import public_page

KEPT = timedelta(days=400)
IN_FEED = 50


@public_page
def ics(request: HttpRequest) -> HttpResponse:
    """All events of a question (as on the page) to come, and those of the last year."""
    events = found(request).filter(ends_at__gte=timezone.now() - KEPT).order_by("starts_at", "pk")
    content = feed_of(events, _("Events"), get_language() or "en")
    return HttpResponse(content, content_type=MEDIA)


@public_page
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """One event, to save the date."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    response = HttpResponse(save_the_date(event, get_language() or "en"), content_type=MEDIA)
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return response


@public_page
def atom(request: HttpRequest) -> HttpResponse:
    """The events that were published last."""
    events = list(found(request).order_by("-published_at", "-pk")[:IN_FEED])
    own = request.build_absolute_uri(request.get_full_path())
    feed = Atom1Feed(
        title=printable(f"UPR Tracker: {_('Events')}"),
        link=request.build_absolute_uri(reverse("web:events")),
        description="",
        feed_url=own,
        language=get_language(),
        feed_guid=own,
    )
    for card in shown.cards(events):
        said = "\n\n".join(part for part in (card.when, card.event.place, card.texts.summary) if part)
        feed.add_item(
            title=printable(card.texts.title),
            link=request.build_absolute_uri(card.address),
            description=str(html_of(printable(said))),
            unique_id=f"urn:uuid:{card.event.uid}",
            pubdate=card.event.published_at,
            updateddate=card.event.changed_at,
            author_name=_("UPR Tracker"),
        )
    content = feed.writeString("utf-8")
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")
