"""`…/recommendations/<code>/passages/`: paragraphs of the next review's documents, to accept or reject."""

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup import scope
from uprtracker.followup.evidence.passages import Suggestion, accept, chosen, reject, suggestions, take_back
from uprtracker.records.models import Review
from uprtracker.records.passages import later_documents
from uprtracker.web import addresses
from uprtracker.web.workspaces.evidence.reasons import sentences
from uprtracker.web.workspaces.opened import inside, workspace_page

FIRST = 5  # shown at once


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def passages(request: HttpRequest, seat: Member, code: str) -> HttpResponse:
    """What may bear on a recommendation; by POST what the party makes of one paragraph."""
    subject = scope.subject(seat.workspace, code)
    if subject is None:
        raise Http404
    found = suggestions(seat, subject)
    if request.method == "POST":
        return _decide(request, seat, subject, found)
    waiting = [one for one in found if not one.state]
    everything = bool(request.GET.get("all"))
    return inside(
        request,
        seat,
        "web/workspaces/evidence/passages.html",
        "recommendations",
        subject=subject,
        documents=later_documents(Review.objects.get(code=subject.review)),
        shown=[_row(one) for one in (waiting if everything else waiting[:FIRST])],
        more=0 if everything else max(0, len(waiting) - FIRST),
        decided=[_row(one) for one in found if one.state],
        following=_following(seat, subject.code),
        may_add=may(seat.user_or_nobody, Action.ADD, seat.workspace),
    )


def _decide(
    request: HttpRequest, seat: Member, subject: scope.Subject, found: list[Suggestion]
) -> HttpResponse:
    if not may(seat.user_or_nobody, Action.ADD, seat.workspace):
        raise PermissionDenied
    key = request.POST.get("paragraph", "")
    try:
        one = chosen(found, int(key) if key.isdecimal() and len(key) < 18 else 0)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    what = request.POST.get("do")
    if what == "accept":
        accept(seat, subject, one)
    elif what == "reject":
        reject(seat, subject, one)
    elif what == "undo":
        take_back(seat, one)
    else:
        raise PermissionDenied
    address = reverse("web:workspace-passages", args=[seat.workspace.slug, subject.code])
    return redirect(f"{address}?all=1" if request.GET.get("all") else address)


def _row(one: Suggestion) -> dict[str, object]:
    paragraph = one.paragraph
    return {
        "one": one,
        "address": addresses.paragraph(paragraph.document, paragraph.number),
        "percent": round(one.bearing.score * 100),
        "why": sentences(one.bearing),
    }


def _following(seat: Member, code: str) -> str:
    """Return the code of the next recommendation that the workspace follows, empty after the last."""
    codes = scope.codes(seat.workspace)
    at = codes.index(code) + 1 if code in codes else len(codes)
    return codes[at] if at < len(codes) else ""
