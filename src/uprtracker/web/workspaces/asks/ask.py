"""`/workspaces/<slug>/asks/<pk>/`: one ask, what may take it up, and what a person says of that."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Kept, Level, Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.asks.outcome import outcomes
from uprtracker.records.asks.adding import propose_matches
from uprtracker.records.asks.deciding import DECISIONS, decide, name_match
from uprtracker.records.models import Ask, AskMatch, Review
from uprtracker.web.workspaces.asks.forms import AskForm, organisations_in
from uprtracker.web.workspaces.opened import inside, numbered, workspace_page


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def ask(request: HttpRequest, seat: Member, pk: int) -> HttpResponse:
    """An ask; by POST it is decided on, changed, shared or deleted."""
    found = Ask.objects.seen_from(seat).filter(pk=pk).first()
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, seat, found)
    do = request.POST.get("do", "")
    if do == "change":
        return _change(request, seat, found)
    if do == "delete":
        keeping.delete(found, by=seat)
        return redirect("web:workspace-asks", seat.workspace.slug)
    try:
        _do(request, seat, found, do)
    except ValidationError as error:
        return _page(request, seat, found, problem=" ".join(error.messages), status=422)
    return redirect(request.path)


def _do(request: HttpRequest, seat: Member, found: Ask, do: str) -> None:
    if do in DECISIONS:
        match = found.matches.filter(pk=numbered(request, "match")).first()
        if match is None:
            raise Http404
        decide(match, do, by=seat)
    elif do == "name":
        name_match(found, request.POST.get("words", ""), by=seat)
    elif do == "look" and may(request.user, Action.CHANGE, found):
        propose_matches([found])
    else:
        set_level(seat, found, do)


def set_level(seat: Member, thing: Kept, do: str) -> None:
    """Share a record with the workspace, take it back, or ask for its publication."""
    if do == "share":
        keeping.share(thing, by=seat, level=Level.WORKSPACE)
    elif do == "unshare":
        keeping.share(thing, by=seat, level=Level.PARTY)
    elif do == "propose":
        keeping.propose(thing, by=seat)
    else:
        raise PermissionDenied


def _change(request: HttpRequest, seat: Member, found: Ask) -> HttpResponse:
    form = AskForm(request.POST)
    if not form.is_valid():
        return _page(request, seat, found, form=form, status=422)
    given = form.cleaned_data
    fields = {"text": given["text"], "organisations": organisations_in(given["who"])}
    try:
        changed = keeping.change(found, by=seat, revision=given["revision"], **fields)
    except keeping.Overtaken as error:
        written = request.POST.copy()
        written["revision"] = str(error.thing.revision)
        return _page(request, seat, found, form=AskForm(written), stands=error.thing, status=409)
    if changed.text != found.text:
        propose_matches([changed])
    return redirect(request.path)


def _page(
    request: HttpRequest, seat: Member, found: Ask, *, form: AskForm | None = None, **context: object
) -> HttpResponse:
    (outcome,) = outcomes([found], seat)
    own = {"revision": found.revision, "who": ", ".join(found.organisations)}
    may_change = may(request.user, Action.CHANGE, found)
    waiting = Ask.objects.seen_from(seat).filter(party=seat.party, matches__status=AskMatch.Status.PROPOSED)
    return inside(
        request,
        seat,
        "web/workspaces/asks/ask.html",
        "asks",
        ask=found,
        outcome=outcome,
        review=Review.objects.filter(code=found.review).first(),
        may_change=may_change,
        may_share=may(request.user, Action.SHARE, found),
        form=form or AskForm(instance=found, initial=own),
        following=waiting.exclude(pk=found.pk).order_by("pk").distinct().first() if may_change else None,
        **context,
    )
