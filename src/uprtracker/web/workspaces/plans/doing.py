"""What is done to a thing with one button: status, who sees it, publication, deletion, recommendations."""

from contextlib import suppress

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from uprtracker.accounts import keeping
from uprtracker.accounts.keeping import Overtaken
from uprtracker.accounts.models import Level, Member
from uprtracker.followup import scope
from uprtracker.followup.models import PlannedAction
from uprtracker.followup.models.in_plans import InPlans
from uprtracker.followup.models.of_records import OfRecords
from uprtracker.followup.plans import spreading
from uprtracker.followup.plans.seen import put, take
from uprtracker.web.workspaces.opened import workspace_page
from uprtracker.web.workspaces.plans.kinds import found


@require_POST
@workspace_page()
def do(request: HttpRequest, seat: Member, kind: str, pk: int) -> HttpResponse:
    """Do it, and return to the page of the thing, or to the board."""
    thing = found(seat, kind, pk)
    back = thing.get_absolute_url()
    match request.POST.get("do", ""):
        case "level":
            spreading.share(thing, by=seat, level=_level(request))
        case "propose":
            keeping.propose(thing, by=seat)
        case "publish":
            _publish(thing, request.POST.get("revision", ""), seat)
        case "withdraw":
            spreading.withdraw(thing, by=seat)
        case "delete":
            back = _over(thing)
            keeping.delete(thing, by=seat)
        case "take":
            _take(thing, request.POST.getlist("code"), seat)
        case "move":
            _move(thing, request.POST.get("status", ""), seat)
            back = f"/workspaces/{seat.workspace.slug}/plans/board/"
        case _:
            raise Http404
    return redirect(back)


@require_POST
@workspace_page()
def assign(request: HttpRequest, seat: Member) -> HttpResponse:
    """Put recommendations (`code`) into a thing (`to`: `clusters:7`), and return to the first of them."""
    word, _colon, number = request.POST.get("to", "").partition(":")
    thing = found(seat, word, int(number[:18]) if number.isascii() and number.isdigit() else 0)
    followed = set(scope.codes(seat.workspace))
    codes = [code for code in request.POST.getlist("code") if code in followed]
    if not isinstance(thing, OfRecords) or not codes:
        raise Http404
    try:
        put(thing, codes, by=seat)
    except ValidationError as error:  # more than a thing holds
        return HttpResponseBadRequest("\n".join(error.messages), content_type="text/plain; charset=utf-8")
    if len(codes) > 1 or request.POST.get("stay"):
        return redirect(thing.get_absolute_url())
    return redirect(f"/workspaces/{seat.workspace.slug}/recommendations/{codes[0]}/#plan")


def _over(thing: InPlans) -> str:
    """Return the page of what a thing belongs to."""
    over = getattr(thing, "action", None) or getattr(thing, "indicator", None)
    return over.get_absolute_url() if over else f"/workspaces/{thing.workspace.slug}/plans/"


def _level(request: HttpRequest) -> str:
    level = request.POST.get("level", "")
    if level not in set(Level):
        raise Http404
    return level


def _publish(thing: InPlans, revision: str, own: Member) -> None:
    """Publish what was read; what changed meanwhile is shown again instead."""
    known = int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 9 else 0
    with suppress(Overtaken):
        spreading.sign_off(thing, by=own, revision=known)


def _take(thing: InPlans, codes: list[str], own: Member) -> None:
    if not isinstance(thing, OfRecords):
        raise Http404
    take(thing, codes, by=own)


def _move(thing: InPlans, status: str, own: Member) -> None:
    """Give an action another status; what is done gets its day, what is not done loses it.

    Who was overtaken reads on the board what stands now.
    """
    if not isinstance(thing, PlannedAction) or status not in set(PlannedAction.Status):
        raise Http404
    done = (thing.done_on or timezone.localdate()) if status == PlannedAction.Status.DONE else None
    with suppress(Overtaken):
        keeping.change(thing, by=own, revision=thing.revision, status=status, done_on=done)
