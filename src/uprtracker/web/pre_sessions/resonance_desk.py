"""`/desk/pre-sessions/<series>/resonance/`: what came of the asks of the statements; a person confirms it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from uprtracker.accounts.models import User, Workspace
from uprtracker.accounts.policy import Action
from uprtracker.agenda.pre_sessions import resonance as counting
from uprtracker.agenda.pre_sessions import statement_asks
from uprtracker.agenda.pre_sessions.models import Place, PublishedResonance, Series
from uprtracker.records.asks.adding import propose_matches
from uprtracker.records.asks.deciding import DECISIONS, decide, name_match
from uprtracker.records.models import Ask, AskMatch, Recommendation
from uprtracker.web.pre_sessions.panel_door import of_series, on_desk, sentence

SHOWN = 200


@of_series(Action.LEAD)
def resonance(request: HttpRequest, person: User, series: Series) -> HttpResponse:
    """Counts by panel, issue and mission, and the asks; by POST a match is decided, totals are published."""
    problem = ""
    if request.method == "POST":
        try:
            _do(request, person, series)
            return redirect(request.path)
        except ValidationError as error:
            problem = sentence(error)
    asks = statement_asks.asks_of(series, by=person).order_by("review", "pk")
    return on_desk(
        request,
        series,
        "resonance",
        "resonance",
        found=counting.resonance(series, by=person),
        asks=_with_matches(list(asks[:SHOWN])),
        speakers=Place.objects.filter(panel__series=series, statements__isnull=False)
        .select_related("panel")
        .distinct()
        .order_by("panel__state", "order"),
        seat=statement_asks.seat_for(series, person),
        spaces=statement_asks.workspaces_of(person),
        published=PublishedResonance.objects.filter(series=series).first(),
        problem=problem,
        status=422 if problem else 200,
    )


def _do(request: HttpRequest, person: User, series: Series) -> None:
    do = request.POST.get("do", "")
    if do == "space":
        chosen = Workspace.objects.filter(slug=request.POST.get("space", "")).first()
        if chosen is None:
            raise Http404
        statement_asks.use_workspace(series, chosen, by=person)
    elif do == "publish":
        counting.publish_totals(series, by=person)
    elif do == "withdraw":
        counting.withdraw_totals(series, by=person)
    elif do == "look":
        propose_matches(statement_asks.asks_of(series, by=person))
    else:
        _decide(request, person, series, do)


def _decide(request: HttpRequest, person: User, series: Series, do: str) -> None:
    seat = statement_asks.seat_for(series, person)
    if seat is None:
        raise PermissionDenied
    asks = statement_asks.asks_of(series, by=person)
    if do == "name":
        ask = asks.filter(pk=_key(request, "ask")).first()
        if ask is None:
            raise Http404
        name_match(ask, request.POST.get("words", ""), by=seat)
        return
    match = AskMatch.objects.filter(pk=_key(request, "match"), ask__in=asks).select_related("ask").first()
    if match is None or do not in DECISIONS:
        raise Http404
    decide(match, do, by=seat)


def _key(request: HttpRequest, name: str) -> int:
    given = request.POST.get(name, "")
    if not (given.isascii() and given.isdigit() and len(given) <= 18):
        raise Http404
    return int(given)


def _with_matches(asks: list[Ask]) -> list[tuple[Ask, list[tuple[AskMatch, Recommendation | None]]]]:
    matches = list(AskMatch.objects.filter(ask__in=asks).order_by("-score", "pk"))
    rows = {
        row.code: row
        for row in Recommendation.objects.filter(code__in=[one.code for one in matches]).prefetch_related(
            "pairs"
        )
    }
    return [(ask, [(one, rows.get(one.code)) for one in matches if one.ask_id == ask.pk]) for ask in asks]
