"""Outside of the pages: the feed of a seat by its secret address, and the end of its mails by theirs."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from uprtracker.accounts.keeping import trace
from uprtracker.accounts.models import Member, Trace
from uprtracker.followup.spaces import feed as feeds
from uprtracker.followup.spaces.subscribing import seat_of_feed, seat_of_token, set_mail
from uprtracker.web.owned import by_secret


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The news of a seat as Atom; whoever has the address reads it, so it holds no words."""
    seat = seat_of_feed(secret)
    if seat is None:
        raise Http404
    own = request.build_absolute_uri()
    content = feeds.feed(seat, site=settings.UPR_ADDRESS, own=own)
    trace(seat, Trace.Verb.SAW, about="feed")
    return by_secret(HttpResponse(content, content_type="application/atom+xml; charset=utf-8"))


@csrf_exempt  # the secret in the address is the permission, and a mail program has no other
@require_http_methods(["GET", "HEAD", "POST"])
def no_more_mails(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once; by POST send no more mails."""
    seat = seat_of_token(token)
    if seat is None:
        raise Http404
    if request.method == "POST":
        set_mail(seat, Member.Mail.NEVER)
    return by_secret(render(request, "web/workspaces/no_more_mails.html", {"mail": seat.mail}))
