"""`/saved/unsubscribe/SECRET/`: no more mails, for whoever holds the link of one, without signing in.

Following the link changes nothing (programs that look into mails follow links); the one button
does, and so does the mail program's own, which asks by POST (RFC 8058).
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from uprtracker.publishing.models import SavedSearch
from uprtracker.publishing.saved_searches import unsubscribe
from uprtracker.web.owned import unkept


@csrf_exempt  # the secret in the address is the permission, and a mail program has no other
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once; by POST send no more mails."""
    if request.method == "POST":
        search = unsubscribe(token)
    else:
        search = SavedSearch.objects.filter(token=token).first()
    if search is None:
        raise Http404
    return unkept(render(request, "web/saved/leave.html", {"search": search}))
