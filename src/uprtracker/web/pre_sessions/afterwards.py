"""`/desk/pre-sessions/<series>/afterwards/`: who stays in contact, testimonies, surveys."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions import alumni, surveys
from uprtracker.agenda.pre_sessions.consents import Matter, consents_of
from uprtracker.agenda.pre_sessions.models import Series, Survey, Testimony
from uprtracker.web.owned import owned
from uprtracker.web.pre_sessions.panel_door import of_series, on_desk, sentence
from uprtracker.web.pre_sessions.panel_forms import SurveyForm

QUESTIONS = 6
"""Lines for questions in the form."""


@of_series(Action.LEAD)
def afterwards(request: HttpRequest, person: User, series: Series) -> HttpResponse:
    """Alumni, testimonies and surveys; by POST a survey is prepared or deleted."""
    form = SurveyForm(initial={"send_on": series.ends_on + surveys.AFTER})
    problem, typed = "", _typed(request)
    if request.method == "POST":
        try:
            if request.POST.get("do") == "delete":
                surveys.delete(_survey(series, request.POST.get("survey", "")), by=person)
                return redirect(request.path)
            if request.POST.get("do") != "begin":
                raise PermissionDenied
            form = SurveyForm(request.POST)
            if form.is_valid():
                surveys.begin(series, by=person, questions=typed, **form.cleaned_data)
                return redirect(request.path)
        except ValidationError as error:
            problem = sentence(error)
    told = Testimony.objects.filter(place__panel__series=series).select_related("place__panel")
    consents = consents_of(one.place for one in told)
    return on_desk(
        request,
        series,
        "afterwards",
        "afterwards",
        alumni=alumni.alumni(series, by=person),
        testimonies=[(one, Matter.TESTIMONY in consents[one.place_id]) for one in told],
        surveys=[(one, one.answers.count(), one.links.count()) for one in series.surveys.all()],
        form=form,
        typed=[*typed, *[("", "words")] * (QUESTIONS - len(typed))],
        kinds=Survey.Kind.choices,
        problem=problem,
        status=422 if problem or form.errors else 200,
    )


@owned(Action.KEEP_DRAFTS)
def results(request: HttpRequest, person: User, slug: str, number: int) -> HttpResponse:
    """The results of a survey, to the lead and to who reads feedback on this site."""
    survey = Survey.objects.filter(series__slug=slug, pk=number).select_related("series").first()
    if survey is None or not (may(person, Action.LEAD, survey.series) or may(person, Action.READ_FEEDBACK)):
        raise Http404
    context: dict[str, Any] = {
        "section": "sessions",
        "survey": survey,
        "series": survey.series,
        "leads": may(person, Action.LEAD, survey.series),
        "results": surveys.results(survey, by=person),
        "fewest": surveys.FEWEST,
    }
    return render(request, "web/pre_sessions/panels/results.html", context)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    texts, kinds = request.POST.getlist("question"), request.POST.getlist("kind")
    return [pair for pair in zip(texts, kinds, strict=False) if pair[0].strip()]


def _survey(series: Series, given: str) -> Survey:
    found = series.surveys.filter(pk=given).first() if given.isascii() and given.isdigit() else None
    if found is None:
        raise Http404
    return found
