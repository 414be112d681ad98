"""`…/plans/clusters/7/choose/`: recommendations ticked by hand; `…/plans/suggest/`: suggested clusters."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup import scope
from uprtracker.followup.models import Cluster
from uprtracker.followup.models.of_records import OfRecords
from uprtracker.followup.plans.suggesting import Suggestion, by_issue, by_likeness
from uprtracker.web import names
from uprtracker.web.workspaces.opened import inside, workspace_page
from uprtracker.web.workspaces.plans.kinds import found

ON_A_PAGE = 50
MOST_SUGGESTED = 40
MOST_COMPARED = 1_000


@require_safe
@workspace_page(Action.ADD)
def choose(request: HttpRequest, seat: Member, kind: str, pk: int) -> HttpResponse:
    """The recommendations and pledges of the workspace to tick, those in the thing already marked."""
    thing = found(seat, kind, pk)
    if not isinstance(thing, OfRecords):
        raise Http404
    if not may(seat.user_or_nobody, Action.CHANGE, thing):
        raise PermissionDenied
    asked = request.GET.get("q", "").strip()[:200]
    fits = Q(text__icontains=asked) | Q(code__iendswith=f"-{asked}") if asked else Q()
    codes = [
        *scope.recommendations(seat.workspace).filter(fits).values_list("code", flat=True),
        *scope.pledges(seat.workspace).filter(fits).values_list("code", flat=True),
    ]
    page = Paginator(codes, ON_A_PAGE).get_page(request.GET.get("page"))
    there = set(scope.current(thing.codes).values())
    rows = [(one, one.code in there) for one in scope.subjects(seat.workspace, list(page.object_list))]
    context = {
        "thing": thing,
        "word": kind,
        "page": page,
        "rows": rows,
        "q": asked,
        "kept": urlencode({"q": asked}) if asked else "",
        "back": thing.get_absolute_url(),
    }
    return inside(request, seat, "web/workspaces/plans/choose.html", "plans", **context)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page(Action.ADD)
def suggest(request: HttpRequest, seat: Member) -> HttpResponse:
    """Clusters by issue or by likeness of words, for one review; by POST one of them is made."""
    given = request.POST if request.method == "POST" else request.GET
    by = "likeness" if given.get("by") == "likeness" else "theme"
    reviews = _reviews(seat)
    review = given.get("review") if given.get("review") in reviews else next(iter(reviews), "")
    suggestions = _suggested(seat, by, review or "")
    if request.method == "POST":
        named = given.get("name", "")
        taken = next((one for one in suggestions if named in (one.label, one.codes[0])), None)
        if taken is None:
            raise Http404
        cluster = Cluster(title=_title(taken)[:160], codes=list(taken.codes), made_by=by)
        return redirect(keeping.add(cluster, by=seat).get_absolute_url())
    context = {
        "by": by,
        "review": review,
        "reviews": reviews,
        "suggestions": [(one, _title(one)) for one in suggestions[:MOST_SUGGESTED]],
        "more": max(0, len(suggestions) - MOST_SUGGESTED),
    }
    return inside(request, seat, "web/workspaces/plans/suggest.html", "plans", **context)


def _suggested(own: Member, by: str, review: str) -> list[Suggestion]:
    rows = scope.recommendations(own.workspace).filter(review__code=review)
    codes = list(rows.values_list("code", flat=True)[:MOST_COMPARED])
    subjects = scope.subjects(own.workspace, codes)
    return by_likeness(subjects) if by == "likeness" else by_issue(subjects)


def _title(one: Suggestion) -> str:
    """Return the name of the issue, or the beginning of the text that the others are like."""
    if one.label:
        return names.issue(one.label)
    text = one.subjects[0].text
    return text if len(text) <= 100 else f"{text[:99].rsplit(' ', 1)[0]}…"


def _reviews(own: Member) -> list[str]:
    """Return the codes of the reviews that the workspace follows, newest first."""
    rows = scope.recommendations(own.workspace).order_by("-review__session", "review__code")
    return list(dict.fromkeys(rows.values_list("review__code", flat=True)))
