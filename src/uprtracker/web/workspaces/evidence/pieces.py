"""`/workspaces/<slug>/evidence/`: the evidence that a seat sees; one piece, with its chain of custody."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Member, Trace
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.evidence import custody, files, intake
from uprtracker.followup.evidence.taking_in import give_up
from uprtracker.followup.models import Evidence, EvidenceFile, Gone, Method
from uprtracker.followup.scope import subjects
from uprtracker.records.media import NotTaken
from uprtracker.web.workspaces.opened import inside, workspace_page

ON_A_PAGE = 50
_HARMLESS = "default-src 'none'; sandbox"


@require_safe
@workspace_page()
def listed(request: HttpRequest, seat: Member) -> HttpResponse:
    """What a seat sees of the evidence of its workspace, newest first."""
    seen = Evidence.objects.seen_from(seat)
    method = request.GET.get("method", "")
    if method in Method.values:
        seen = seen.filter(method=method)
    page = Paginator(seen.select_related("party"), ON_A_PAGE).get_page(request.GET.get("page"))
    return inside(
        request,
        seat,
        "web/workspaces/evidence/list.html",
        "evidence",
        page=page,
        method=method,
        methods=Method.choices,
        forms=intake.forms_of(seat),
        may_add=may(seat.user_or_nobody, Action.ADD, seat.workspace),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def one(request: HttpRequest, seat: Member, pk: int) -> HttpResponse:
    """One piece of evidence; by POST its level, its publication, its end."""
    evidence = seen(seat, pk)
    problem = ""
    if request.method == "POST":
        try:
            _do(request.POST.get("do", ""), evidence, seat)
            return redirect("web:workspace-evidence-one", seat.workspace.slug, pk)
        except ValidationError as error:
            problem = " ".join(error.messages)
            evidence = seen(seat, pk)
    return inside(
        request,
        seat,
        "web/workspaces/evidence/one.html",
        "evidence",
        evidence=evidence,
        subjects=subjects(seat.workspace, evidence.codes),
        files=evidence.files.all(),
        problem=problem,
        **_own(seat, evidence),
    )


def _own(seat: Member, evidence: Evidence) -> dict[str, Any]:
    """Return what the party that holds the evidence sees besides: chain of custody, what may be done."""
    if evidence.party_id != seat.party_id:
        return {"ours": False}
    chain = list(evidence.custody.select_related("by__user"))
    person = seat.user_or_nobody
    allowed = {
        name: not evidence.gone and may(person, action, evidence)
        for name, action in (("change", Action.CHANGE), ("share", Action.SHARE), ("sign", Action.SIGN_OFF))
    }
    return {"ours": True, "chain": chain, "unbroken": custody.unbroken(chain), "may": allowed}


def _do(what: str, evidence: Evidence, seat: Member) -> None:
    """Do what a button of the page says; anything else is refused."""
    if what in (Level.COORDINATORS, Level.PARTY, Level.WORKSPACE):
        keeping.share(evidence, by=seat, level=what)
    elif what == "propose":
        keeping.propose(evidence, by=seat)
    elif what == "publish":
        keeping.sign_off(evidence, by=seat)
    elif what == "take-back":
        keeping.withdraw(evidence, by=seat)
    elif what in Gone.values:
        give_up(evidence, by=seat, why=what)
    else:
        raise PermissionDenied


@require_safe
@workspace_page()
def file(request: HttpRequest, seat: Member, pk: int, key: int) -> HttpResponse:
    """A file of evidence that the seat sees, to be saved: never shown by the browser as a page of ours."""
    evidence = seen(seat, pk)
    kept = EvidenceFile.objects.filter(evidence=evidence, pk=key, deleted_at=None).first()
    if kept is None:
        raise Http404
    try:
        data = files.bytes_of(kept, by=seat)
    except NotTaken as error:
        return HttpResponse(str(error), status=410, content_type="text/plain; charset=utf-8")
    response = HttpResponse(data, content_type=kept.media)
    response.headers["Content-Disposition"] = content_disposition_header(True, kept.name) or "attachment"
    response.headers["Content-Security-Policy"] = _HARMLESS
    keeping.trace(seat, Trace.Verb.EXPORTED, evidence)
    return response


def seen(seat: Member, pk: int) -> Evidence:
    """Return a piece of evidence of the workspace that the seat sees; to everybody else it is not there."""
    found = Evidence.objects.seen_from(seat).filter(pk=pk)
    evidence: Evidence | None = found.select_related("party", "author__user").first()
    if evidence is None:
        raise Http404
    return evidence
