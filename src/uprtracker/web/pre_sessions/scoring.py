"""`/desk/pre-sessions/<series>/scoring/`: what an assessor scores, and of which he says he must not."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions import scoring
from uprtracker.agenda.pre_sessions.conflicts import interests_of
from uprtracker.agenda.pre_sessions.models import CRITERIA, Application, Conflict, SeriesMember
from uprtracker.web.pre_sessions.door import of_series, on_desk, sentences
from uprtracker.web.pre_sessions.submission import as_download

_WRITES = ("GET", "HEAD", "POST")


@of_series(Action.ASSESS, methods=_WRITES)
def tray(request: HttpRequest, member: SeriesMember) -> HttpResponse:
    """The applications of an assessor; by POST a conflict with an institution is declared or taken back."""
    problems: list[str] = []
    if request.method == "POST":
        try:
            _interest(request, member)
            return redirect("web:pre-sessions-scoring", member.series.slug)
        except ValidationError as error:
            problems = sentences(error)
    waiting = scoring.tray(member)
    context = {
        "rows": waiting,
        "done": sum(one.own is not None for one in waiting),
        "declared": member.conflicts.filter(application=None),
        "problems": problems,
        "typed": request.POST if problems else {},
    }
    return on_desk(request, member, "tray", "scoring", 400 if problems else 200, **context)


@of_series(Action.ASSESS, methods=_WRITES)
def score(request: HttpRequest, member: SeriesMember, key: int) -> HttpResponse:
    """One application; what others gave it shows once one's own score stands."""
    one = seen(member, key, Action.ASSESS)
    problems: list[str] = []
    if request.method == "POST":
        try:
            return _do(request, member, one)
        except ValidationError as error:
            problems = sentences(error)
    own = one.scores.filter(member=member).first()
    counts = scoring.counted(one, interests_of(member.series)) if own else []
    context = {
        "one": one,
        "own": own,
        "standing": scoring.standing(counts) if own else None,
        "others": [each for each in counts if each.member_id != member.pk],
        "criteria": [(name, words, _mark(request, own, name)) for name, words in CRITERIA],
        "comment": request.POST.get("comment", own.comment if own else ""),
        "problems": problems,
    }
    return on_desk(request, member, "score", "scoring", 400 if problems else 200, **context)


@of_series(Action.ASSESS, Action.LEAD)
def submission(request: HttpRequest, member: SeriesMember, key: int) -> HttpResponse:
    """The file of an application, for the lead and for the assessors who may score it."""
    return as_download(seen(member, key, Action.LEAD, Action.ASSESS))


def seen(member: SeriesMember, key: int, *actions: Action) -> Application:
    """Return an application of the series that this member may do one of the actions with, else Http404."""
    rows = member.series.applications.select_related("panel__series", "series", "owner", "submission")
    one = rows.filter(pk=key).first()
    if one is None or not any(may(member.user, action, one) for action in actions):
        raise Http404
    return one


def _do(request: HttpRequest, member: SeriesMember, one: Application) -> HttpResponse:
    what = request.POST.get("do", "")
    if what == "recuse":
        scoring.recuse(member, one, reason=request.POST.get("reason", ""))
        return redirect("web:pre-sessions-scoring", member.series.slug)
    if what != "score":
        raise PermissionDenied
    given = {name: request.POST.get(name, "") for name, _words in CRITERIA}
    marks = {name: int(mark) for name, mark in given.items() if mark in ("1", "2", "3", "4", "5")}
    scoring.give_score(member, one, marks=marks, comment=request.POST.get("comment", ""))
    return redirect("web:pre-sessions-score", member.series.slug, one.pk)


def _interest(request: HttpRequest, member: SeriesMember) -> None:
    if request.POST.get("do") == "take-back":
        key = request.POST.get("conflict", "")
        if key.isdecimal() and len(key) < 12:
            Conflict.objects.filter(pk=int(key), member=member, application=None).delete()
        return
    scoring.declare(
        member, institution=request.POST.get("institution", ""), reason=request.POST.get("reason", "")
    )


def _mark(request: HttpRequest, own: object, name: str) -> str:
    return request.POST.get(name, "") or str(getattr(own, name, "") or "")
