"""`/calendar/mine/`: what is next for me; a private calendar behind a secret; the end of the mails."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.agenda.calendar import following
from uprtracker.agenda.calendar.ical import MEDIA, ics
from uprtracker.agenda.calendar.kinds import ACTORS
from uprtracker.agenda.calendar.models import Follower
from uprtracker.agenda.calendar.setting import DateRefused
from uprtracker.agenda.calendar.whole import calendar
from uprtracker.web.calendar.coming import by_month, choices
from uprtracker.web.owned import by_secret, owned


@require_http_methods(["GET", "HEAD", "POST"])
@owned(Action.KEEP_SEARCHES)
def mine(request: HttpRequest, person: User) -> HttpResponse:
    """The dates that a person follows, and what he chose; by POST that is changed."""
    follower = following.follower_of(person)
    error, secret, saved = None, "", False
    if request.method == "POST":
        try:
            secret = _do(request, person, follower)
            saved = not secret
        except DateRefused as refused:
            error = refused
            follower.refresh_from_db()
    context = _context(person, follower)
    if secret:
        context["private"] = request.build_absolute_uri(reverse("web:calendar-private", args=[secret]))
    context |= {"error": error, "saved": saved}
    return render(request, "web/calendar/mine.html", context, status=400 if error else 200)


def _do(request: HttpRequest, person: User, follower: Follower) -> str:
    """Do what a form asks; return the secret of a new private calendar, else nothing."""
    given = request.POST
    if given.get("do") == "feed":
        return following.make_feed(follower)
    if given.get("do") == "end-feed":
        following.end_feed(follower)
        return ""
    following.choose(
        follower,
        by=person,
        states=given.getlist("states"),
        sessions=given.getlist("sessions"),
        actors=given.getlist("actors"),
        workspaces=given.get("workspaces") == "1",
        by_mail=given.get("by_mail") == "1" and bool(person.email),
        changes=given.get("changes") == "1",
        days=given.getlist("days"),
        zone=given.get("zone", "").strip() or "Europe/Zurich",
        language=get_language() or "en",
    )
    return ""


def _context(person: User, follower: Follower) -> dict[str, Any]:
    today = localdate()
    dates = [
        due
        for due in following.dates_for(follower, calendar(), today)
        if due.is_open and due.when.last and due.when.last >= today
    ]
    offered = choices()
    return {
        "section": "sessions",
        "part": "mine",
        "follower": follower,
        "groups": by_month(dates, today),
        "states": [(value, name, value in follower.states) for value, name in offered["state"]],
        "sessions": [(value, name, int(value) in follower.sessions) for value, name in offered["session"]],
        "actors": [(slug, label, slug in follower.actors) for slug, label in ACTORS.items()],
        "of_workspaces": sorted(set(following.states_of(follower)) - set(follower.states)),
        "days": [(n, n in follower.days) for n in following.DAYS],
        "mail": person.email if settings.UPR_MAIL else "",
        "sends_mail": bool(settings.UPR_MAIL),
        "demo": any(due.demo for due in dates),
    }


@require_safe
def private(request: HttpRequest, secret: str) -> HttpResponse:
    """What a person follows, as a calendar for his own program; whoever has the address reads it."""
    follower = following.follower_of_feed(secret)
    if follower is None:
        raise Http404
    with translation.override(follower.language):
        dates = following.dates_for(follower, calendar(), localdate())
        content = ics(dates, name=_("UPR: what is next for me"), site=settings.UPR_ADDRESS)
    return by_secret(HttpResponse(content, content_type=MEDIA))


@csrf_exempt  # the secret in the address is the permission, and a mail program has no other
@require_http_methods(["GET", "HEAD", "POST"])
def no_more_mails(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once; by POST send no more mails."""
    follower = following.follower_of_token(token)
    if follower is None:
        raise Http404
    if request.method == "POST":
        following.end_mails(follower)
    return by_secret(render(request, "web/calendar/no_more_mails.html", {"follower": follower}))
