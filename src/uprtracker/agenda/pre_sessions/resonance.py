"""Resonance: how many asks of the statements came back as recommendations, by panel, issue and mission.

    found = resonance(series, by=lead)
    found.all.taken_up, found.all.asks      # what persons confirmed, of asks whose review is here
    found.missions                          # which States took asks up

An ask that two speakers make counts once; of an ask with two issues each counts it. What the machine alone
proposes is no uptake and stands beside it. Asks for reviews without recommendations here are too early.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions.models import PanelAsk, PublishedResonance, Series
from uprtracker.agenda.pre_sessions.statement_asks import asks_of
from uprtracker.records.changed import NOTHING
from uprtracker.records.models import Alias, Ask, AskMatch, Pair, Recommendation
from uprtracker.records.version import bump

_TO = AskMatch.Kind.RECOMMENDATION
_CONFIRMED, _PROPOSED = AskMatch.Status.CONFIRMED, AskMatch.Status.PROPOSED


@dataclass(slots=True)
class Count:
    """Asks of one panel (its State) or issue (`key`; empty: all). `asks` is the denominator.

    `taken_up` became a recommendation, `in_questions` an advance question, as persons confirmed; `proposed`
    only the machine says so; `too_early` are for reviews without recommendations here.
    """

    key: str = ""
    asks: int = 0
    taken_up: int = 0
    in_questions: int = 0
    proposed: int = 0
    too_early: int = 0

    @property
    def rate(self) -> float | None:
        """The share of asks that became a recommendation; None without any."""
        return self.taken_up / self.asks if self.asks else None


@dataclass(frozen=True, slots=True)
class Uptaker:
    """A State (ISO3) that took asks up: how many asks, in how many recommendations."""

    state: str
    asks: int
    recommendations: int


@dataclass(frozen=True, slots=True)
class Resonance:
    """The counts of a series. `as_of`: when somebody last decided on a match."""

    all: Count
    panels: Sequence[Count]
    issues: Sequence[Count]
    missions: Sequence[Uptaker]
    as_of: datetime | None


def resonance(series: Series, *, by: User) -> Resonance:
    """Count what came of the asks of a series, those that this lead may see. Raises PermissionDenied."""
    asks = list(asks_of(series, by=by))
    matches: dict[int, list[AskMatch]] = defaultdict(list)
    for match in AskMatch.objects.filter(ask__in=[ask.pk for ask in asks]):
        matches[match.ask_id].append(match)
    held = _held({ask.review for ask in asks})
    panels: dict[str, list[Ask]] = defaultdict(list)
    issues: dict[str, list[Ask]] = defaultdict(list)
    for ask in asks:
        for slug in dict.fromkeys(ask.issues):
            issues[slug].append(ask)
    for state, key in _panels_of(series):
        panels[state].extend(ask for ask in asks if ask.pk == key)
    decided = [one.decided_at for own in matches.values() for one in own if one.decided_at]
    return Resonance(
        all=_count("", asks, matches, held),
        panels=[_count(key, panels[key], matches, held) for key in sorted(panels)],
        issues=[_count(key, issues[key], matches, held) for key in sorted(issues)],
        missions=_missions(matches.values()),
        as_of=max(decided, default=None),
    )


@transaction.atomic
def publish_totals(series: Series, *, by: User) -> PublishedResonance:
    """Publish the totals as they are now; they stay as they are until they are published anew."""
    found = resonance(series, by=by)
    made, _new = PublishedResonance.objects.update_or_create(
        series=series,
        defaults={
            "totals": {**asdict(found.all), "panels": len(found.panels), "missions": len(found.missions)},
            "at": timezone.now(),
            "by": by,
        },
    )
    bump("the resonance of a Pre-session was published", NOTHING)
    return made


@transaction.atomic
def withdraw_totals(series: Series, *, by: User) -> None:
    """Take the published totals back. Raises PermissionDenied."""
    if not may(by, Action.LEAD, series):
        raise PermissionDenied
    if PublishedResonance.objects.filter(series=series).delete()[0]:
        bump("the resonance of a Pre-session was withdrawn", NOTHING)


def _panels_of(series: Series) -> set[tuple[str, int]]:
    rows = PanelAsk.objects.filter(place__panel__series=series)
    return set(rows.values_list("place__panel__state", "ask"))


def _held(reviews: Collection[str]) -> set[str]:
    found = Recommendation.objects.filter(review__code__in=reviews)
    return set(found.values_list("review__code", flat=True).distinct())


def _count(
    key: str, asks: Iterable[Ask], matches: Mapping[int, Sequence[AskMatch]], held: Collection[str]
) -> Count:
    count = Count(key)
    for ask in asks:
        if ask.review not in held:
            count.too_early += 1
            continue
        said = {(one.kind == _TO, one.status) for one in matches.get(ask.pk, ())}
        taken, asked = (True, _CONFIRMED) in said, (False, _CONFIRMED) in said
        count.asks += 1
        count.taken_up += taken
        count.in_questions += asked
        count.proposed += not taken and not asked and any(status == _PROPOSED for _, status in said)
    return count


def _missions(matches: Iterable[Sequence[AskMatch]]) -> list[Uptaker]:
    confirmed = [one for own in matches for one in own if one.kind == _TO and one.status == _CONFIRMED]
    asks_by_code: dict[str, set[int]] = defaultdict(set)
    today = _today({one.code for one in confirmed})
    for one in confirmed:
        if one.code in today:
            asks_by_code[today[one.code]].add(one.ask_id)
    pairs = Pair.objects.filter(recommendation__code__in=asks_by_code).exclude(state="")
    by_state: dict[str, set[str]] = defaultdict(set)
    for state, code in pairs.values_list("state", "recommendation__code"):
        by_state[state].add(code)
    found = [
        Uptaker(state, len(set().union(*(asks_by_code[code] for code in codes))), len(codes))
        for state, codes in by_state.items()
    ]
    return sorted(found, key=lambda one: (-one.asks, -one.recommendations, one.state))


def _today(codes: Collection[str]) -> dict[str, str]:
    """Return the codes of today of those that matches hold."""
    now = {
        code: code for code in Recommendation.objects.filter(code__in=codes).values_list("code", flat=True)
    }
    return dict(Alias.objects.filter(code__in=codes).values_list("code", "recommendation__code")) | now
