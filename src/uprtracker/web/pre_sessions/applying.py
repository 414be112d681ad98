"""`/pre-sessions/<series>/apply/` and `/pre-sessions/applications/7/`: applying to speak.

An application is its owner's alone until it is sent; drafts are seen by nobody else, ever.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.accounts.signing_in import CAME_FOR
from uprtracker.agenda.pre_sessions import applying
from uprtracker.agenda.pre_sessions.applying import MOST_WORDS, words_in
from uprtracker.agenda.pre_sessions.models import Application, Language, Panel, Series
from uprtracker.agenda.pre_sessions.wording import moment
from uprtracker.core.errors import UprTrackerError
from uprtracker.web.owned import owned
from uprtracker.web.pre_sessions.application_form import ApplicationForm
from uprtracker.web.pre_sessions.door import sentences
from uprtracker.web.pre_sessions.series import call_of
from uprtracker.web.pre_sessions.submission import as_download


@require_safe
@owned(Action.KEEP_DRAFTS)
def mine(request: HttpRequest, person: User) -> HttpResponse:
    """All applications of a person."""
    rows = Application.objects.filter(owner=person).select_related("panel__series", "series")
    return render(request, "web/pre_sessions/mine.html", {"section": "sessions", "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, slug: str) -> HttpResponse:
    """Let a visitor sign in, or join, first: he is led back here in the end."""
    if not request.user.is_authenticated:
        request.session[CAME_FOR] = request.path
    return _apply(request, slug=slug)


@owned(Action.KEEP_DRAFTS)
def _apply(request: HttpRequest, person: User, slug: str) -> HttpResponse:
    """The call, one's own applications to it, and the choice of a country to begin one."""
    series = Series.objects.exclude(state=Series.State.DRAFT).filter(slug=slug).first()
    if series is None:
        raise Http404
    problems: list[str] = []
    if request.method == "POST":
        panel = series.panels.filter(state=request.POST.get("state", "")).first()
        language = request.POST.get("language", "")
        if panel is None or language not in Language.values:
            problems = [translation.gettext("Choose a country and a language.")]
        else:
            try:
                one = applying.begin(panel, by=person, language=language, now=timezone.now())
                return redirect("web:pre-sessions-application", one.pk)
            except ValidationError as error:
                problems = sentences(error)
    now = timezone.now()
    spoken = (translation.get_language() or "en").split("-")[0]
    context = {
        "section": "sessions",
        "series": series,
        "takes": series.takes(now),
        "early": now < series.call_opens_at,
        "opens": moment(series.call_opens_at, series),
        "closes": moment(series.call_closes_at, series),
        "call": call_of(series),
        "panels": series.panels.filter(standing=Panel.Standing.CHOSEN),
        "languages": Language.choices,
        "spoken": spoken if spoken in Language.values else "en",
        "rows": series.applications.filter(owner=person).select_related("panel__series"),
        "problems": problems,
    }
    return render(request, "web/pre_sessions/apply.html", context, status=400 if problems else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@owned(Action.KEEP_DRAFTS)
def application(request: HttpRequest, person: User, key: int) -> HttpResponse:
    """One's own application: a form while the call is open, then what was sent and what came of it."""
    one = _own(person, key)
    if request.method != "POST":
        form = ApplicationForm(instance=one) if _open(one) else None
        return _page(request, one, form)
    do = request.POST.get("do", "")
    if do in ("withdraw", "delete"):
        return _end(request, one, do)
    # The form works on a copy: what is refused must not show as kept.
    form = ApplicationForm(request.POST, request.FILES, instance=_own(person, key))
    problems = _keep(request, one, form, person, and_send=do == "send")
    if problems is None:
        return redirect("web:pre-sessions-application", one.pk)
    return _page(request, one, form, problems)


@require_safe
@owned(Action.KEEP_DRAFTS)
def own_submission(request: HttpRequest, person: User, key: int) -> HttpResponse:
    """The file of one's own application."""
    return as_download(_own(person, key))


def _own(person: User, key: int) -> Application:
    one = Application.objects.select_related("panel__series", "series", "submission").filter(pk=key).first()
    if one is None or not may(person, Action.APPLY, one):
        raise Http404
    return one


def _open(one: Application) -> bool:
    written = one.state in (Application.State.DRAFT, Application.State.SENT)
    return written and one.series.takes(timezone.now())


def _keep(
    request: HttpRequest, one: Application, form: ApplicationForm, person: User, *, and_send: bool
) -> list[str] | None:
    """Keep what was filled in, and send it if asked; return what is wrong, None where all is well."""
    now = timezone.now()
    if not form.is_valid():
        return []
    try:
        applying.save(one, form.values, revision=_revision(request), now=now)
        if upload := form.cleaned_data["upload"]:
            applying.attach(one, upload, by=person, now=now)
        if and_send:
            applying.send(one, now=now)
    except ValidationError as error:
        return _beside(form, error)
    except UprTrackerError as error:  # a file that is not taken; the words are kept
        form.add_error("upload", str(error))
        return []
    sent = one.state == Application.State.SENT
    messages.success(request, "sent" if and_send else "changed" if sent else "saved")
    return None


def _revision(request: HttpRequest) -> int:
    given = request.POST.get("revision", "")
    return int(given) if given.isdecimal() and len(given) < 9 else 0


def _beside(form: ApplicationForm, error: ValidationError) -> list[str]:
    """Put what is wrong with a field beside it; return what is wrong with the whole."""
    if not hasattr(error, "error_dict"):
        return sentences(error)
    for name, faults in error.message_dict.items():
        for fault in faults:
            form.add_error(name if name in form.fields else None, fault)
    return []


def _end(request: HttpRequest, one: Application, do: str) -> HttpResponse:
    """Withdraw what was sent, or delete a draft."""
    try:
        if do == "delete":
            applying.delete_draft(one)
            return redirect("web:pre-sessions-apply", one.series.slug)
        applying.withdraw(one, now=timezone.now())
    except ValidationError as error:
        return _page(request, one, None, sentences(error))
    return redirect("web:pre-sessions-application", one.pk)


def _page(
    request: HttpRequest, one: Application, form: ApplicationForm | None, problems: list[str] | None = None
) -> HttpResponse:
    wrong = bool(problems or (form and form.errors))
    said = [str(message) for message in messages.get_messages(request)]
    aim = str(form["aim"].value() or "") if form else one.aim
    context: dict[str, Any] = {
        "section": "sessions",
        "one": one,
        "series": one.series,
        "form": form,
        # What stands in the database: a form that was refused must not pass for it.
        "revision": Application.objects.values_list("revision", flat=True).get(pk=one.pk),
        "problems": problems or [],
        "wrong": wrong,
        "said": said[-1] if said else "",
        "closes": moment(one.series.call_closes_at, one.series),
        "words": words_in(aim),
        "most_words": MOST_WORDS,
        "withdrawable": one.state not in (Application.State.DRAFT, Application.State.WITHDRAWN),
    }
    return render(request, "web/pre_sessions/application.html", context, status=400 if wrong else 200)
