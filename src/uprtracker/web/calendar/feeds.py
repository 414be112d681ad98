"""Calendars to subscribe to (`/calendar/svn.ics`, …) and Atom of coming dates and of changes."""

from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from uprtracker.agenda.calendar import feeds
from uprtracker.agenda.calendar.asking import Asked
from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.ical import MEDIA, ics
from uprtracker.agenda.calendar.kinds import ACTORS
from uprtracker.agenda.calendar.models import KnownDate
from uprtracker.agenda.calendar.whole import calendar
from uprtracker.core.errors import QueryError
from uprtracker.web import names
from uprtracker.web.calendar.coming import is_shown, refused, within
from uprtracker.web.page import public_page

ATOM = "application/atom+xml; charset=utf-8"
SHOWN = 100


@public_page
def state(request: HttpRequest, iso3: str) -> HttpResponse:
    """All dates of a State as a calendar."""
    whole = calendar()
    if iso3 != iso3.lower() or not whole.of_state(iso3.upper()):
        raise Http404
    name = _("UPR: %(name)s") % {"name": names.state(iso3)}
    return _calendar(feeds.of_state(whole, iso3.upper(), localdate()), name)


@public_page
def session(request: HttpRequest, number: int) -> HttpResponse:
    """The dates of a session as a calendar."""
    whole = calendar()
    if number not in whole.meetings:
        raise Http404
    return _calendar(feeds.of_session(whole, number), _("UPR: session %(n)s") % {"n": number})


@public_page
def actor(request: HttpRequest, slug: str) -> HttpResponse:
    """What an actor has to do, as a calendar."""
    if slug not in ACTORS:
        raise Http404
    name = _("UPR: %(name)s") % {"name": ACTORS[slug]}
    return _calendar(feeds.of_actor(calendar(), slug, localdate()), name)


@public_page
def coming(request: HttpRequest) -> HttpResponse:
    """The next dates as Atom, narrowed like the page."""
    try:
        asked, _cut = within(Asked.of(request.GET), localdate())
    except QueryError as error:
        return refused(request, error)
    found = [due for due in asked.found(calendar()) if is_shown(due, asked)]
    own = request.build_absolute_uri()
    content = feeds.coming(found, site=settings.UPR_ADDRESS, own=own, title=_("UPR calendar: coming dates"))
    return HttpResponse(content, content_type=ATOM)


@public_page
def changes(request: HttpRequest) -> HttpResponse:
    """What was entered last, as Atom."""
    rows = KnownDate.objects.order_by("-pk")[:SHOWN]
    own = request.build_absolute_uri()
    content = feeds.changes(rows, site=settings.UPR_ADDRESS, own=own, title=_("UPR calendar: changes"))
    return HttpResponse(content, content_type=ATOM)


def _calendar(dues: Iterable[Due], name: str) -> HttpResponse:
    return HttpResponse(ics(dues, name=name, site=settings.UPR_ADDRESS), content_type=MEDIA)
