"""`/workspaces/<slug>/assessments/…`: a new assessment, and one with all its versions."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Kept, Level, Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup import scope
from uprtracker.followup.assessments.assessing import assess
from uprtracker.followup.assessments.standing import visible
from uprtracker.followup.models import Assessment
from uprtracker.web.workspaces.assessing.conflict import conflict, versions
from uprtracker.web.workspaces.assessing.forms import AssessmentForm
from uprtracker.web.workspaces.opened import inside, workspace_page


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page(Action.ADD)
def new_assessment(request: HttpRequest, seat: Member, code: str) -> HttpResponse:
    """The form for what the seat's party says of a recommendation or pledge."""
    subject = scope.subject(seat.workspace, code)
    if subject is None:
        raise Http404
    form = AssessmentForm(request.POST or None, own=seat)
    if request.method == "POST" and form.is_valid():
        try:
            assess(seat, subject.code, level=form.cleaned_data["level"], **form.said())
            return redirect(_place(seat, subject.code))
        except ValidationError as error:
            form.add_error(None, error)
    context = {"subject": subject, "form": form}
    status = 422 if form.errors else 200
    return inside(request, seat, "web/workspaces/assessing/new.html", "assessments", status=status, **context)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def assessment(request: HttpRequest, seat: Member, key: int) -> HttpResponse:
    """One assessment and its versions; by POST it is changed, shared, published, withdrawn or deleted."""
    rows = visible(seat, seat.workspace).select_related("party", "author__user", "moment")
    thing = rows.filter(pk=key).first()
    if thing is None:
        raise Http404
    if request.method != "POST":
        return _page(request, seat, thing)
    do = request.POST.get("do", "")
    if do == "change":
        return _change(request, seat, thing)
    if do not in _STEPS:
        raise Http404
    try:
        _STEPS[do](thing, seat)
    except ValidationError as error:
        return _page(request, seat, thing, problem=" ".join(error.messages))
    return redirect(_place(seat, thing.code) if do == "delete" else request.path)


# what was asked for -> how it is done; whether the seat may is for `keeping` to say
_STEPS: dict[str, Callable[[Assessment, Member], Kept | None]] = {
    "party": lambda thing, own: keeping.share(thing, by=own, level=Level.PARTY),
    "workspace": lambda thing, own: keeping.share(thing, by=own, level=Level.WORKSPACE),
    "propose": lambda thing, own: keeping.propose(thing, by=own),
    "publish": lambda thing, own: keeping.sign_off(thing, by=own),
    "withdraw": lambda thing, own: keeping.withdraw(thing, by=own),
    "delete": lambda thing, own: keeping.delete(thing, by=own),
}


def _change(request: HttpRequest, own: Member, thing: Assessment) -> HttpResponse:
    form = AssessmentForm(request.POST, own=own, instance=thing)
    if not form.is_valid():
        thing.refresh_from_db()
        return _page(request, own, thing, form=form)
    try:
        keeping.change(thing, by=own, revision=form.cleaned_data["revision"], **form.said())
    except ValidationError as error:
        form.add_error(None, error)
        return _page(request, own, thing, form=form)
    except keeping.Overtaken as overtaken:
        thing.refresh_from_db()
        again = request.POST.copy()
        again["revision"] = str(thing.revision)
        form = AssessmentForm(again, own=own, instance=thing)
        return _page(request, own, thing, form=form, conflict=conflict(overtaken))
    return redirect(request.path)


def _page(request: HttpRequest, own: Member, thing: Assessment, **context: object) -> HttpResponse:
    person = request.user
    shown = {
        "thing": thing,
        "subject": scope.subject(own.workspace, thing.code),
        "versions": versions(thing) if thing.party_id == own.party_id else (),
        "may_change": may(person, Action.CHANGE, thing),
        "may_share": may(person, Action.SHARE, thing),
        "may_sign": may(person, Action.SIGN_OFF, thing),
        "form": AssessmentForm(own=own, instance=thing, initial={"revision": thing.revision}),
        **context,
    }
    status = 409 if "conflict" in context else 422 if context else 200
    return inside(request, own, "web/workspaces/assessing/one.html", "assessments", status=status, **shown)


def _place(own: Member, code: str) -> str:
    return reverse("web:workspace-record", args=[own.workspace.slug, code]) + "#assessments"
