"""`/pre-sessions/mine/`: the places a person has, and one of them: consent, statement, travel, risks."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.accounts.sealing.keys import has_key
from uprtracker.accounts.sealing.vault import Sealed
from uprtracker.agenda.pre_sessions import alumni, own_place, places, protecting, statements, travel
from uprtracker.agenda.pre_sessions.consents import Matter, consents_of, say
from uprtracker.agenda.pre_sessions.models import Place, Statement, Testimony
from uprtracker.agenda.pre_sessions.secret_links import found_by
from uprtracker.core.errors import UprTrackerError
from uprtracker.records import files
from uprtracker.web.owned import by_secret, owned
from uprtracker.web.pre_sessions.panel_door import of_place, sentence
from uprtracker.web.pre_sessions.panel_forms import (
    ConsentForm,
    PresentForm,
    StatementForm,
    TestimonyForm,
    TravelForm,
    travel_form,
)


@require_safe
@owned(Action.KEEP_DRAFTS)
def mine(request: HttpRequest, person: User) -> HttpResponse:
    """The places that a person has taken, with the day by which each statement is due."""
    rows = [(one, statements.due_on(one.panel)) for one in own_place.places_of(person)]
    return render(request, "web/pre_sessions/panels/mine.html", {"section": "sessions", "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@owned(Action.KEEP_DRAFTS)
def take(request: HttpRequest, person: User, secret: str) -> HttpResponse:
    """The secret link of a place: whoever signs in with it takes the place."""
    place, problem = found_by(secret, Place, places.LINK), ""
    if place is None:
        raise Http404
    if request.method == "POST":
        try:
            return redirect("web:pre-session-place", places.take(place, person).pk)
        except ValidationError as error:
            problem = sentence(error)
    elif place.user_id == person.pk:
        return redirect("web:pre-session-place", place.pk)
    context = {"section": "sessions", "place": place, "problem": problem}
    status = 422 if problem else 200
    return by_secret(render(request, "web/pre_sessions/panels/take.html", context, status=status))


@of_place(Action.SPEAK)
def one_place(request: HttpRequest, person: User, place: Place) -> HttpResponse:
    """A place as its speaker sees it; by POST he says one thing of it."""
    forms, problem = _forms(place, person), ""
    if request.method == "POST":
        do = request.POST.get("do", "")
        try:
            if _do(request, person, place, do, forms):
                return redirect(f"{request.path}#{do}")
        except (ValidationError, UprTrackerError) as error:
            problem = sentence(error)
    failed = problem or any(form and form.errors for form in forms.values())
    context = {
        "section": "sessions",
        "place": place,
        "panel": place.panel,
        "series": place.panel.series,
        "problem": problem,
        "due": statements.due_on(place.panel),
        "versions": statements.versions(place, by=person),
        "public": Matter.STATEMENT in consents_of([place])[place.pk],
        "testimony": Testimony.objects.filter(place=place).first(),
        "protectors": [one.user for one in place.panel.series.protectors.select_related("user")],
        **_risks(place, person),
        **forms,
    }
    status = 422 if failed else 200
    return render(request, "web/pre_sessions/panels/place.html", context, status=status)


@of_place(Action.SPEAK, Action.LEAD)
def statement_file(request: HttpRequest, person: User, place: Place, number: int) -> HttpResponse:
    """The file of a version, to the speaker and the lead."""
    version = statements.versions(place, by=person).filter(number=number).exclude(file=None).first()
    if version is None or version.file is None:
        raise Http404
    response = HttpResponse(files.bytes_of(version.file), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = _named(version)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@of_place(Action.SPEAK, Action.LEAD)
def own_photo(request: HttpRequest, person: User, place: Place) -> HttpResponse:
    """The photo, to the speaker and the lead."""
    if place.photo is None:
        raise Http404
    return HttpResponse(files.bytes_of(place.photo), content_type="image/jpeg")


def _named(version: Statement) -> str:
    ending = {"application/pdf": "pdf", "application/zip": "docx"}.get(
        version.file.media if version.file else "", "doc"
    )
    return f'attachment; filename="statement-{version.number}.{ending}"'


def _forms(place: Place, person: User) -> dict[str, Any]:
    agreed = consents_of([place])[place.pk]
    said = Testimony.objects.filter(place=place).first()
    return {
        "consent": ConsentForm(initial=dict.fromkeys(agreed, True)),
        "present": PresentForm(instance=place),
        "statement": StatementForm(
            initial={
                "language": place.language,
                "public": "1" if Matter.STATEMENT in agreed else "",
            }
        ),
        "travel": travel_form(TravelForm, place, person),
        "testify": TestimonyForm(instance=said, initial={"public": Matter.TESTIMONY in agreed}),
    }


def _do(request: HttpRequest, person: User, place: Place, do: str, forms: dict[str, Any]) -> bool:
    """Do what one form asks; return whether it was well filled in. What was typed stays in `forms`."""
    kinds = {
        "consent": ConsentForm,
        "present": PresentForm,
        "statement": StatementForm,
        "travel": TravelForm,
        "testify": TestimonyForm,
    }
    if do == "photo":
        own_place.put_photo(place, request.FILES.get("photo"), by=person)
        return True
    if do == "risks":
        protecting.tell_risks(place, by=person, fields=request.POST.dict())
        return True
    if do not in kinds:
        raise PermissionDenied
    form = forms[do] = kinds[do](request.POST, request.FILES)
    if not form.is_valid():
        return False
    given = form.cleaned_data
    if do == "consent":
        say(place, {name: bool(value) for name, value in given.items()}, by=person)
    elif do == "present":
        own_place.present(place, by=person, **given)
    elif do == "statement":
        statements.deposit(place, by=person, **{**given, "public": bool(given["public"])})
    elif do == "travel":
        travel.set_travel(place, by=person, **given)
    else:
        alumni.tell(place, by=person, **given)
    return True


def _risks(place: Place, person: User) -> dict[str, Any]:
    named = may(person, Action.PROTECT, place)
    try:
        said = protecting.risks_of(place, by=person)["said"] if has_key() else None
    except Sealed:
        said = None
    if said is None:
        return {"sealed": False, "named": named}
    return {
        "sealed": True,
        "named": named,
        "levels": [(key, words, key == said.get("risk", "")) for key, words in protecting.LEVELS.items()],
        "risk_texts": [(key, words, said.get(key, "")) for key, words in protecting.TEXTS.items()],
    }
