"""`/desk/coding/SVN-20-115.2/`: one text, what the machine proposes, and the person's decision."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.core.errors import CorrectionRefused, Outdated
from uprtracker.records.coding_decisions import Labels, decide, last_of
from uprtracker.records.coding_item import CodingItem, coding_item, twins
from uprtracker.records.models import Alias, Recommendation
from uprtracker.web import evidence
from uprtracker.web.desk.coding_form import chosen, forms_of
from uprtracker.web.desk.coding_queue import asked, place, words
from uprtracker.web.desk.door import Response, desk_page

FIELDS = ("review", "document")


def recommendation_of(code: str) -> Recommendation:
    """Return the recommendation of a code, also of a former one; a code nobody knows is not found."""
    rows = Recommendation.objects.select_related(*FIELDS).prefetch_related("pairs")
    plain = code.replace("\0", "")
    one = rows.filter(code__iexact=plain).first()
    if one is None:
        alias = Alias.objects.filter(code__iexact=plain).first()
        one = rows.filter(pk=alias.recommendation_id).first() if alias else None
    if one is None:
        raise Http404
    return one


@desk_page(Action.DECIDE_CODINGS, "GET", "POST")
def coding(request: HttpRequest, code: str) -> Response:
    """Show one item, or decide on it."""
    item = coding_item(recommendation_of(code))
    if request.method != "POST":
        return _page(request, item)
    queue = asked(request.POST)
    following = place(queue.after(item.recommendation), queue)
    written = chosen(request.POST, [one.scheme for one in item.schemes])
    try:
        wanted = _wanted(request, item, written)
        if wanted and isinstance(request.user, User):
            decide(wanted=wanted, person=request.user, seen=request.POST.get("seen") or "nothing")
    except CorrectionRefused as error:
        return _page(request, item, written=written, refused=error)
    return redirect(following)


def _wanted(
    request: HttpRequest, item: CodingItem, written: dict[str, list[str]]
) -> dict[Recommendation, Labels]:
    """Return what to decide: what waits, and what the person changed though it did not wait."""
    own: dict[str, list[str]] = {}
    for one in item.schemes:
        labels = written.get(one.scheme)
        if labels is not None and (one.waits or set(labels) != set(one.standing.labels)):
            own[one.scheme] = labels
    wanted: dict[Recommendation, Labels] = {item.recommendation: own} if own else {}
    for twin in twins(item, asked(request.POST).only) if request.POST.get("twins") else ():
        same = {one.scheme: own[one.scheme] for one in twin.waiting if one.scheme in own}
        if same:
            wanted[twin.recommendation] = same
    return wanted


def _page(
    request: HttpRequest,
    item: CodingItem,
    *,
    written: dict[str, list[str]] | None = None,
    refused: CorrectionRefused | None = None,
) -> HttpResponse:
    queue = asked(request.POST if request.method == "POST" else request.GET)
    one = item.recommendation
    forms = forms_of(item, written, only=queue.only)
    words_of = [each.evidence for form in forms if form.item for each in form.item.proposed]
    context: dict[str, Any] = {
        "item": item,
        "record": one,
        "review": one.review,
        "pieces": evidence.marked(one.text, words_of),
        "forms": [form for form in forms if form.waits],
        "settled": [form for form in forms if not form.waits],
        "twins": twins(item, queue.only),
        "queue": queue,
        "words": words(queue),
        "following": place(queue.after(one), queue),
        "back": place(None, queue),
        "last": last_of(request.user) if isinstance(request.user, User) else [],
        "refused": refused,
        "outdated": isinstance(refused, Outdated),
    }
    status = (409 if isinstance(refused, Outdated) else 422) if refused else 200
    return render(request, "web/desk/coding.html", context, status=status)
