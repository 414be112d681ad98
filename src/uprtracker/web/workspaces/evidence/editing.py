"""`/workspaces/<slug>/evidence/add/`, `…/<pk>/change/`: a piece of evidence is written down, and changed."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.core.errors import UprTrackerError
from uprtracker.followup.evidence.taking_in import add_evidence, change_evidence
from uprtracker.followup.models import Evidence
from uprtracker.web.workspaces.evidence.form import EvidenceForm
from uprtracker.web.workspaces.evidence.pieces import seen
from uprtracker.web.workspaces.opened import inside, workspace_page

_EDIT = "web/workspaces/evidence/edit.html"


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page(Action.ADD)
def add(request: HttpRequest, seat: Member) -> HttpResponse:
    """A new piece of evidence; `?code=` says on which recommendations."""
    form = EvidenceForm(
        request.POST or None, request.FILES or None, seat=seat, codes=request.GET.getlist("code")[:20]
    )
    if request.method == "POST" and form.is_valid():
        evidence = Evidence(**form.said(), level=form.cleaned_data["level"])
        try:
            add_evidence(evidence, by=seat, files=form.cleaned_data["uploads"])
            return redirect("web:workspace-evidence-one", seat.workspace.slug, evidence.pk)
        except (UprTrackerError, ValidationError) as error:
            form.add_error(None, error if isinstance(error, ValidationError) else str(error))
    return inside(request, seat, _EDIT, "evidence", form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page(Action.ADD)
def change(request: HttpRequest, seat: Member, pk: int) -> HttpResponse:
    """Change a piece of evidence; when somebody else did so meanwhile, both versions show."""
    evidence = seen(seat, pk)
    if evidence.gone or not may(seat.user_or_nobody, Action.CHANGE, evidence):
        raise PermissionDenied
    form = EvidenceForm(request.POST or None, request.FILES or None, seat=seat, instance=seen(seat, pk))
    overtaken = False
    if request.method == "POST" and form.is_valid():
        given = request.POST.get("revision", "")
        revision = int(given) if given.isdecimal() and len(given) < 10 else 0
        sent = form.cleaned_data["uploads"]
        try:
            change_evidence(evidence, by=seat, revision=revision, files=sent, **form.said())
            return redirect("web:workspace-evidence-one", seat.workspace.slug, pk)
        except keeping.Overtaken as error:
            evidence, overtaken = error.thing, True  # type: ignore[assignment]
        except (UprTrackerError, ValidationError) as error:
            form.add_error(None, error if isinstance(error, ValidationError) else str(error))
    return inside(request, seat, _EDIT, "evidence", form=form, evidence=evidence, overtaken=overtaken)
