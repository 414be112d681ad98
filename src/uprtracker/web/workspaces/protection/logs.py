"""The logs in which the reader is named, and one of them: entries, people, who looked."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.accounts.sealing.keys import has_key
from uprtracker.core.errors import UprTrackerError
from uprtracker.followup.models.protection import ProtectionLog
from uprtracker.followup.protection import log
from uprtracker.web.workspaces.opened import inside, numbered
from uprtracker.web.workspaces.protection.door import fields_of_form, log_of, sealed_page, sentence

SHOWN = 50
VERBS = {
    "opened the log": _("opened the log"),
    "named": _("named"),
    "shut out": _("shut out"),
    "wrote an entry": _("wrote an entry"),
    "corrected an entry": _("corrected an entry"),
    "read the log": _("read the log"),
    "deleted an entry": _("deleted an entry"),
    "took the log out as a file": _("took the log out as a file"),
}


@sealed_page
def logs(request: HttpRequest, seat: Member) -> HttpResponse:
    """The logs in which the reader is named; by POST one more."""
    problem = ""
    if request.method == "POST":
        try:
            made = log.open_log(by=seat, title=request.POST.get("title", ""))
            return redirect("web:workspace-log", seat.workspace.slug, made.pk)
        except (ValidationError, UprTrackerError) as error:
            problem = sentence(error)
    return inside(
        request,
        seat,
        "web/workspaces/protection/logs.html",
        "protection",
        status=400 if problem else 200,
        problem=problem,
        has_key=has_key(),
        logs=[(one, one.content()["title"]) for one in log.logs_for(seat)],
        may_open=may(request.user, Action.ADD, seat.workspace),
    )


@sealed_page
def one_log(request: HttpRequest, seat: Member, pk: UUID) -> HttpResponse:
    """A log; by POST it is written to, people are named, or it is deleted."""
    found, problem = log_of(seat, pk), ""
    if request.method == "POST":
        try:
            if _change(request, seat, found):
                return redirect("web:workspace-log", seat.workspace.slug, found.pk)
            return redirect("web:workspace-protection", seat.workspace.slug)
        except ValidationError as error:
            problem = sentence(error)
    return inside(
        request,
        seat,
        "web/workspaces/protection/log.html",
        "protection",
        status=400 if problem else 200,
        problem=problem,
        values=request.POST.dict() if problem else {},
        **_shown(seat, found),
        **fields_of_form(),
    )


def _change(request: HttpRequest, seat: Member, found: ProtectionLog) -> bool:
    """Do what a form asks; return whether the log is still there for who sent it."""
    do = request.POST.get("do", "")
    if do == "write":
        log.write(found, by=seat, fields=request.POST.dict())
    elif do == "delete" and request.POST.get("sure"):
        log.delete_log(found, by=seat)
        return False
    elif do in ("name", "unname"):
        member = Member.objects.filter(pk=numbered(request, "member"), party=seat.party).first()
        if member is None:
            raise Http404
        if do == "name":
            log.name(found, member, by=seat, keeper=bool(request.POST.get("keeper")))
        else:
            log.unname(found, member, by=seat)
            return member.pk != seat.pk
    else:
        raise PermissionDenied
    return True


def _shown(seat: Member, found: ProtectionLog) -> dict[str, Any]:
    names = log.shown_names(found)
    named = list(found.named.select_related("member__user"))
    there = {one.member_id for one in named}
    entries = log.entries(found, by=seat)
    return {
        "log": found,
        "title": found.content()["title"],
        "entries": [(one, names.get(one.says["by"], "")) for one in entries],
        "named": named,
        "others": [
            one
            for one in Member.objects.seats().filter(party=seat.party).select_related("user")
            if one.pk not in there
        ],
        "keeps": found.keeps(seat),
        "looks": [
            (names.get(one["by"], ""), VERBS[one["verb"]], names.get(one.get("about", 0), ""), one["at"])
            for one in log.looks(found, by=seat)[:SHOWN]
        ],
    }
