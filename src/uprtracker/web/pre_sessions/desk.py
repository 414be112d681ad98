"""`/desk/pre-sessions/…`: opening a series, its facts, its countries, its call, its people."""

from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions import opening
from uprtracker.agenda.pre_sessions.models import Language, Panel, Protector, Series, SeriesMember
from uprtracker.agenda.pre_sessions.scoring import not_yet
from uprtracker.agenda.pre_sessions.selecting import numbers
from uprtracker.agenda.pre_sessions.wording import filled_for_series, usual
from uprtracker.web import names
from uprtracker.web.owned import owned
from uprtracker.web.pre_sessions.desk_forms import CallForm, MemberForm, OpeningForm, SeriesForm, StatesForm
from uprtracker.web.pre_sessions.door import has_desk, of_series, on_desk, sentences, stage

_WRITES = ("GET", "HEAD", "POST")
_ACTS = {
    "open": opening.open_call,
    "close": opening.close_call,
    "publish": opening.publish_programme,
    "withdraw": opening.withdraw_programme,
}


@require_safe
@owned(Action.KEEP_DRAFTS)
def mine(request: HttpRequest, person: User) -> HttpResponse:
    """The series in which a person has a part; not there for who has none and may open none."""
    if not has_desk(person):
        raise Http404
    members = SeriesMember.objects.filter(user=person).select_related("series")
    context = {
        "section": "sessions",
        "rows": [(one, Series.State(stage(one.series)).label) for one in members],
        "protects": Protector.objects.filter(user=person).select_related("series"),
        "opens": may(person, Action.OPEN_SERIES),
    }
    return render(request, "web/pre_sessions/desk/mine.html", context)


@require_http_methods(_WRITES)
@owned(Action.OPEN_SERIES)
def open_one(request: HttpRequest, person: User) -> HttpResponse:
    """The form of a new series; by POST it is opened, with all States of the session."""
    with timezone.override(_zone(request)):
        form = OpeningForm(request.POST or None, person=person, initial={"minimum": 3, "places": 5})
        if request.method == "POST" and form.is_valid():
            states = opening.states_of(form.cleaned_data["session"])
            try:
                series = opening.open_series(by=person, states=states, **form.cleaned_data)
                return redirect("web:pre-sessions-desk-one", series.slug)
            except ValidationError as error:
                _add(form, error)
        context = {"section": "sessions", "form": form, "zones": sorted(available_timezones())}
        status = 400 if form.errors else 200
        return render(request, "web/pre_sessions/desk/open.html", context, status=status)


@of_series(Action.LEAD, Action.ASSESS, methods=_WRITES)
def one(request: HttpRequest, member: SeriesMember) -> HttpResponse:
    """How far a series is, and what is to be done next; assessors go to what they score."""
    if member.part == SeriesMember.Part.ASSESSOR:
        return redirect("web:pre-sessions-scoring", member.series.slug)
    problems: list[str] = []
    if request.method == "POST":
        act = _ACTS.get(request.POST.get("do", ""))
        if act is None:
            raise PermissionDenied
        try:
            act(member.series)
            return redirect("web:pre-sessions-desk-one", member.series.slug)
        except ValidationError as error:
            problems = sentences(error)
            member.series.refresh_from_db()
    counted = numbers(member.series)
    panels = [(one, counted.get(one.pk, 0)) for one in member.series.panels.select_related("series")]
    panels.sort(key=lambda row: names.fold(names.state(row[0].state)))
    waiting = not_yet(member.series)
    assessors = member.series.members.filter(part=SeriesMember.Part.ASSESSOR).select_related("user")
    context = {
        "panels": panels,
        "total": sum(number for _panel, number in panels),
        "assessors": [(each, waiting.get(each.pk, 0)) for each in assessors],
        "calls": list(member.series.calls.all()),
        "problems": problems,
    }
    return on_desk(request, member, "one", "overview", 400 if problems else 200, **context)


@of_series(Action.LEAD, methods=_WRITES)
def change(request: HttpRequest, member: SeriesMember) -> HttpResponse:
    """The facts of a series; its last moments are read in the time zone that is typed."""
    with timezone.override(_zone(request, member.series)):
        form = SeriesForm(request.POST or None, instance=member.series, person=member.user)
        if request.method == "POST" and form.is_valid():
            try:
                opening.change_series(Series.objects.get(pk=member.series_id), **form.cleaned_data)
                return redirect("web:pre-sessions-desk-one", form.cleaned_data["slug"])
            except ValidationError as error:
                _add(form, error)
        member.series.refresh_from_db()
        status = 400 if form.errors else 200
        zones = sorted(available_timezones())
        return on_desk(request, member, "change", "change", status, form=form, zones=zones)


@of_series(Action.LEAD, methods=_WRITES)
def states(request: HttpRequest, member: SeriesMember) -> HttpResponse:
    """Which States of the session have a meeting."""
    series = member.series
    there = list(series.panels.values_list("state", flat=True))
    form = StatesForm(
        request.POST or None, known=opening.states_of(series.session), initial={"states": there}
    )
    if request.method == "POST" and form.is_valid():
        try:
            opening.set_states(series, form.cleaned_data["states"])
            return redirect("web:pre-sessions-desk-one", series.slug)
        except ValidationError as error:
            _add(form, error)
    return on_desk(request, member, "states", "change", 400 if form.errors else 200, form=form)


@of_series(Action.LEAD, methods=_WRITES)
def call(request: HttpRequest, member: SeriesMember) -> HttpResponse:
    """What the call says, by language; the usual words stand there until it is written."""
    series = member.series
    kept = {one.language: one.text for one in series.calls.all()}
    usual_words = {code: filled_for_series(usual("call", code)[1], series, code) for code in Language.values}
    form = CallForm(request.POST or None, initial=kept or usual_words)
    if request.method == "POST" and form.is_valid():
        opening.write_call(series, form.cleaned_data)
        return redirect("web:pre-sessions-desk-one", series.slug)
    return on_desk(request, member, "call", "call", 400 if form.errors else 200, form=form, kept=kept)


@of_series(Action.LEAD, methods=_WRITES)
def people(request: HttpRequest, member: SeriesMember) -> HttpResponse:
    """Who leads, who scores; by POST a part is given or taken away."""
    series, problems = member.series, list[str]()
    form = MemberForm(request.POST if request.POST.get("do") == "name" else None, series=series)
    if request.method == "POST":
        try:
            if request.POST.get("do") == "remove":
                opening.remove_member(_member(series, request.POST.get("member", "")))
                return redirect("web:pre-sessions-people", series.slug)
            if form.is_valid():
                opening.name_member(series, **form.cleaned_data)
                return redirect("web:pre-sessions-people", series.slug)
        except ValidationError as error:
            problems = sentences(error)
    context = {
        "members": series.members.select_related("user").prefetch_related("panels__series", "conflicts"),
        "form": form,
        "problems": problems,
    }
    status = 400 if problems or form.errors else 200
    return on_desk(request, member, "people", "people", status, **context)


def _member(series: Series, key: str) -> SeriesMember:
    found = series.members.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 12 else None
    if found is None:
        raise Http404
    return found


def panel_of(series: Series, iso3: str) -> Panel:
    """Return the panel of a country (`svn`); raises Http404 where the series has none."""
    found = series.panels.select_related("series").filter(state=iso3.upper()).first()
    if found is None:
        raise Http404
    return found


def _zone(request: HttpRequest, series: Series | None = None) -> ZoneInfo:
    """Return the time zone that was typed; where it is none, that of the series, else Geneva's."""
    typed = request.POST.get("zone", "")
    standing = series.zone if series else "Europe/Zurich"
    return ZoneInfo(typed if typed in available_timezones() else standing)


def _add(form: SeriesForm | StatesForm, error: ValidationError) -> None:
    """Put what was refused beside its field, else above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, faults in error.message_dict.items():
        for fault in faults:
            form.add_error(name if name in form.fields else None, fault)
