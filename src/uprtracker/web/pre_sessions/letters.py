"""`/desk/pre-sessions/<series>/letters/`: what letters say, a look at each, and sending them once."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from uprtracker.accounts.policy import Action
from uprtracker.agenda.pre_sessions import letters
from uprtracker.agenda.pre_sessions.models import Language, LetterKind, SeriesMember
from uprtracker.agenda.pre_sessions.wording import PLACES
from uprtracker.web.pre_sessions.desk import panel_of
from uprtracker.web.pre_sessions.door import of_series, on_desk, sentences

_WRITES = ("GET", "HEAD", "POST")


@of_series(Action.LEAD, methods=_WRITES)
def texts(request: HttpRequest, member: SeriesMember) -> HttpResponse:
    """What letters of each kind say in each language, and the log of what went out."""
    series, problems = member.series, list[str]()
    kind, language = request.POST.get("kind", ""), request.POST.get("language", "")
    if request.method == "POST":
        try:
            if kind not in LetterKind.values or language not in Language.values:
                raise ValidationError("?")
            letters.write_text(
                series, kind=kind, language=language, text=request.POST.get("text", "")[:20_000]
            )
            return redirect("web:pre-sessions-letters", series.slug)
        except ValidationError as error:
            problems = sentences(error)
    own = {(one.kind, one.language) for one in series.letter_texts.all()}
    rows = [
        {
            "kind": each,
            "kind_words": words,
            "language": code,
            "language_words": name,
            "wrong": (each, code) == (kind, language) and bool(problems),
            "changed": (each, code) in own,
            "text": request.POST.get("text", "")
            if (each, code) == (kind, language) and problems
            else letters.text_of(series, each, code),
        }
        for each, words in LetterKind.choices
        for code, name in Language.choices
    ]
    context = {
        "rows": rows,
        "places": list(PLACES),
        "sent": letters.sent(series),
        "problems": problems,
    }
    return on_desk(request, member, "letters", "letters", 400 if problems else 200, **context)


@of_series(Action.LEAD, methods=_WRITES)
def country(request: HttpRequest, member: SeriesMember, iso3: str) -> HttpResponse:
    """The letters that would go out for a country, each as it will be read; by POST they go, once."""
    panel = panel_of(member.series, iso3)
    problems: list[str] = []
    if request.method == "POST":
        try:
            letters.send_letters(
                panel, by=member, seen=request.POST.getlist("seen")[:500], now=timezone.now()
            )
            return redirect("web:pre-sessions-letters-one", member.series.slug, iso3)
        except ValidationError as error:
            problems = sentences(error)
            panel.refresh_from_db()
    due = letters.due(panel)
    accepts = any(one.kind == LetterKind.SELECTED for one in due)
    context = {
        "panel": panel,
        "due": due,
        "hourless": accepts and not (panel.starts_at and panel.room),
        "undecided": letters.undecided(panel),
        "sent": letters.sent(member.series).filter(application__panel=panel),
        "closed": timezone.now() >= member.series.call_closes_at or member.series.state != "open",
        "problems": problems,
    }
    return on_desk(request, member, "letters_one", "letters", 409 if problems else 200, **context)
