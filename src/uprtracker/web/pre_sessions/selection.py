"""`/desk/pre-sessions/<series>/selection/`: the lead chooses the speakers of each country."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from uprtracker.accounts.policy import Action
from uprtracker.agenda.pre_sessions import letters, selecting
from uprtracker.agenda.pre_sessions.models import CRITERIA, Application, Choice, Panel, SeriesMember
from uprtracker.web import names
from uprtracker.web.pre_sessions.desk import panel_of
from uprtracker.web.pre_sessions.door import of_series, on_desk, sentences
from uprtracker.web.pre_sessions.scoring import seen

_WRITES = ("GET", "HEAD", "POST")


@of_series(Action.LEAD)
def countries(request: HttpRequest, member: SeriesMember) -> HttpResponse:
    """Each country: how many applied, how many are chosen, what waits."""
    counted = selecting.numbers(member.series)
    rows: list[dict[str, Any]] = []
    for panel in member.series.panels.select_related("series"):
        found = panel.applications.filter(state__in=selecting.CAME_IN)
        told = found.filter(state=Application.State.SELECTED).count()
        chosen = Choice.objects.filter(application__panel=panel, value=Choice.Value.SELECTED).count()
        rows.append(
            {
                "panel": panel,
                "number": counted.get(panel.pk, 0),
                "speakers": told + chosen,
                "undecided": letters.undecided(panel),
                "due": len(letters.due(panel)),
                "few": counted.get(panel.pk, 0) < member.series.minimum,
            }
        )
    rows.sort(key=lambda row: names.fold(names.state(row["panel"].state)))
    return on_desk(request, member, "countries", "selection", rows=rows)


@of_series(Action.LEAD, methods=_WRITES)
def country(request: HttpRequest, member: SeriesMember, iso3: str) -> HttpResponse:
    """The applications of a country, ranked; by POST the lead's choices are kept, or the meeting dropped."""
    panel = panel_of(member.series, iso3)
    problems: list[str] = []
    if request.method == "POST":
        try:
            _do(request, panel)
            return redirect("web:pre-sessions-selection-one", member.series.slug, iso3)
        except ValidationError as error:
            problems = sentences(error)
    found = selecting.candidates(panel)
    context = {
        "panel": panel,
        "found": found,
        "balance": _in_words(selecting.balance(panel, found)),
        "choices": Choice.Value.choices,
        "few": len(found) < member.series.minimum,
        "undecided": letters.undecided(panel),
        "due": len(letters.due(panel)),
        "closed": timezone.now() >= member.series.call_closes_at,
        "problems": problems,
    }
    return on_desk(request, member, "country", "selection", 400 if problems else 200, **context)


@of_series(Action.LEAD)
def application(request: HttpRequest, member: SeriesMember, key: int) -> HttpResponse:
    """All that an application says, with its scores."""
    one = seen(member, key, Action.LEAD)
    found = next((each for each in selecting.candidates(one.panel) if each.application.pk == one.pk), None)
    context: dict[str, Any] = {"one": one, "candidate": found, "criteria": CRITERIA}
    return on_desk(request, member, "application", "selection", **context)


def _do(request: HttpRequest, panel: Panel) -> None:
    do = request.POST.get("do", "")
    if do == "drop":
        selecting.drop(panel)
    elif do == "take-back":
        selecting.take_back(panel)
    elif do == "choose":
        selecting.choose(panel, _wanted(request.POST))
    else:
        raise PermissionDenied


def _wanted(given: Mapping[str, Any]) -> dict[int, str]:
    """Read `choice-7=selected`; what is no such pair is left out."""
    found = {}
    for name in given:
        head, dash, key = name.partition("-")
        value = str(given[name])
        if head == "choice" and dash and key.isdecimal() and len(key) < 12:
            if value and value not in Choice.Value.values:
                raise PermissionDenied
            found[int(key)] = value
    return found


def _in_words(balance: selecting.Balance) -> dict[str, Any]:
    """Return the balance with names for people."""
    kinds, genders = dict(Application.Kind.choices), dict(Application.Gender.choices)
    return {
        "all": balance,
        "kinds": [(kinds.get(name, name), number) for name, number in balance.kinds.items()],
        "genders": [(genders.get(name, name), number) for name, number in balance.genders.items()],
        "regions": list(balance.regions.items()),
        "issues": [(names.issue(slug), number) for slug, number in balance.issues.items()],
        "uncovered": [names.issue(slug) for slug in balance.uncovered],
    }
