"""`/workspaces/<slug>/pending/<code>/`: one recommendation on its way to an answer."""

from collections.abc import Iterable

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Kept, Level, Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup import scope
from uprtracker.followup.models import Argument, Consultation, DraftAnswer
from uprtracker.followup.pending.deciding import decide, ours
from uprtracker.followup.pending.desk import answers, arguments, consulted
from uprtracker.followup.scope import Subject
from uprtracker.web.workspaces.opened import inside, workspace_page
from uprtracker.web.workspaces.pending.forms import AnswerForm, ArgumentForm, ConsultationForm

_KINDS: dict[str, type[Kept]] = {"argument": Argument, "consultation": Consultation}


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def pending_one(request: HttpRequest, seat: Member, code: str) -> HttpResponse:
    """Arguments, consultations and our own answer; by POST one of them is written."""
    subject = scope.subject(seat.workspace, code)
    if subject is None or subject.pledge:
        raise Http404
    if request.method != "POST":
        return _page(request, seat, subject)
    do = request.POST.get("do", "")
    if do == "share":
        return _share(seat, subject, request.POST.get("level", ""))
    if do == "delete":
        return _delete(request, seat, subject)
    if do == "argue":
        argument = ArgumentForm(request.POST)
        if not argument.is_valid():
            return _page(request, seat, subject, argument=argument)
        keeping.add(argument.thing(subject.code), by=seat)
    elif do == "consult":
        consultation = ConsultationForm(request.POST)
        if not consultation.is_valid():
            return _page(request, seat, subject, consultation=consultation)
        keeping.add(consultation.thing([subject.code]), by=seat)
    else:
        return _answer(request, seat, subject)
    return redirect(request.path)


def _answer(request: HttpRequest, own: Member, subject: Subject) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, own, subject, answer=form)
    try:
        decide(by=own, code=subject.code, revision=form.cleaned_data["revision"], **form.said())
    except keeping.Overtaken as error:
        written = request.POST.copy()
        written["revision"] = str(error.thing.revision)
        return _page(request, own, subject, answer=AnswerForm(written), stands=error.thing)
    return redirect(request.path)


def _share(own: Member, subject: Subject, level: str) -> HttpResponse:
    thing = ours(own, subject.code)
    if thing is None or level not in (Level.PARTY, Level.WORKSPACE):
        raise Http404
    keeping.share(thing, by=own, level=level)
    return redirect("web:workspace-pending-one", own.workspace.slug, subject.code)


def _delete(request: HttpRequest, own: Member, subject: Subject) -> HttpResponse:
    kind, _, key = request.POST.get("thing", "").partition(":")
    model = _KINDS.get(kind)
    if model is None or not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Http404
    seen = model._default_manager.filter(workspace=own.workspace)
    thing = seen.visible_to(own.user_or_nobody).filter(pk=int(key)).first()
    if thing is None:
        raise Http404
    keeping.delete(thing, by=own)
    return redirect("web:workspace-pending-one", own.workspace.slug, subject.code)


def _page(
    request: HttpRequest,
    own: Member,
    subject: Subject,
    *,
    stands: Kept | None = None,
    **forms: BaseForm,
) -> HttpResponse:
    mine = ours(own, subject.code)
    context = {
        "subject": subject,
        "mine": mine,
        "stands": stands,
        "answers": [one for one in answers(own, [subject.code]) if one.party_id != own.party_id],
        "arguments": _with_rights(request, arguments(own, [subject.code])),
        "consultations": _with_rights(request, consulted(own, [subject.code])[subject.code]),
        "may_add": may(request.user, Action.ADD, own.workspace),
        "may_change": _may_answer(request, own, mine),
        "may_share": mine is not None and may(request.user, Action.SHARE, mine),
        "answer": AnswerForm(instance=mine, initial={"revision": mine.revision if mine else 0}),
        "argument": ArgumentForm(initial={"level": Level.WORKSPACE}),
        "consultation": ConsultationForm(),
        **forms,
    }
    response = inside(request, own, "web/workspaces/pending/one.html", "pending", **context)
    response.status_code = 409 if stands else 422 if forms else 200
    return response


def _may_answer(request: HttpRequest, own: Member, mine: DraftAnswer | None) -> bool:
    if mine is None:
        return may(request.user, Action.ADD, own.workspace)
    return may(request.user, Action.CHANGE, mine)


def _with_rights(request: HttpRequest, things: Iterable[Kept]) -> list[tuple[Kept, bool]]:
    return [(one, may(request.user, Action.CHANGE, one)) for one in things]
