"""What came of asks: who took them up, what was answered, what was done, and whether it was asked again.

    for one in outcomes(asks, seat):
        one.ask, one.taken_up, one.proposed

Confirmed matches are outcomes; what the machine proposes stands beside them, never among them.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from uprtracker.accounts.models import Member
from uprtracker.followup.assessments.standing import Standing, standing
from uprtracker.followup.scope import current
from uprtracker.records.asks.matching import QUESTION, RECOMMENDATION, question_code
from uprtracker.records.models import Ask, AskMatch, Link, Question, Recommendation

_PROPOSED, _CONFIRMED = AskMatch.Status.PROPOSED, AskMatch.Status.CONFIRMED


@dataclass(frozen=True)
class Later:
    """A recommendation of a later review that asks the same; `confirmed` by a person, else by machine."""

    code: str
    session: int
    confirmed: bool


@dataclass(frozen=True)
class Taken:
    """A question or recommendation beside an ask: its text, who made it, what was answered and done.

    `row` is the recommendation or question of today, None where it is not here any more.
    """

    match: AskMatch
    row: Recommendation | Question | None
    states: tuple[str, ...] = ()
    standing: Standing | None = None
    later: tuple[Later, ...] = ()

    @property
    def position(self) -> str:
        """The answer of the State; empty for questions."""
        return self.row.position if isinstance(self.row, Recommendation) else ""

    @property
    def question(self) -> bool:
        """Whether it is an advance question."""
        return self.match.kind == QUESTION


@dataclass(frozen=True)
class Outcome:
    """An ask and all that stands beside it."""

    ask: Ask
    beside: tuple[Taken, ...]

    @property
    def taken_up(self) -> tuple[Taken, ...]:
        """The recommendations that a person confirmed."""
        return self._of(RECOMMENDATION, _CONFIRMED)

    @property
    def in_questions(self) -> tuple[Taken, ...]:
        """The advance questions that a person confirmed."""
        return self._of(QUESTION, _CONFIRMED)

    @property
    def proposed(self) -> tuple[Taken, ...]:
        """What the machine proposes and nobody decided."""
        return tuple(one for one in self.beside if one.match.status == _PROPOSED)

    def _of(self, kind: str, status: str) -> tuple[Taken, ...]:
        return tuple(one for one in self.beside if (one.match.kind, one.match.status) == (kind, status))


def outcomes(asks: Sequence[Ask], viewer: Member | AnonymousUser) -> list[Outcome]:
    """Return what came of asks that this viewer may see; seven questions to the database at most."""
    matches: dict[int, list[AskMatch]] = defaultdict(list)
    for match in AskMatch.objects.filter(ask__in=[ask.pk for ask in asks]).select_related(
        "by__user", "by__party"
    ):
        matches[match.ask_id].append(match)
    every = [match for own in matches.values() for match in own]
    rows = _recommendations([one.code for one in every if one.kind == RECOMMENDATION])
    questions = _questions([one.code for one in every if one.kind == QUESTION])
    live = {row.code for row in rows.values()}
    place = viewer.workspace if isinstance(viewer, Member) else None
    stands = standing(place, live, viewer) if live else {}
    later = _later(live)

    def taken(match: AskMatch) -> Taken:
        if match.kind == QUESTION:
            question = questions.get(match.code)
            askers = tuple(one.state for one in question.askers.all()) if question else ()
            return Taken(match, question, askers)
        row = rows.get(match.code)
        if row is None:
            return Taken(match, None)
        states = tuple(pair.state for pair in row.pairs.all() if pair.state)
        return Taken(match, row, states, stands.get(row.code), tuple(later.get(row.code, ())))

    return [Outcome(ask, tuple(map(taken, matches.get(ask.pk, ())))) for ask in asks]


def _recommendations(codes: Collection[str]) -> Mapping[str, Recommendation]:
    """Return the recommendations of today by the codes that matches hold."""
    now = current(codes)
    found = Recommendation.objects.filter(code__in=set(now.values())).select_related("review")
    rows = {row.code: row for row in found.prefetch_related("pairs")}
    return {code: rows[today] for code, today in now.items() if today in rows}


def _questions(codes: Collection[str]) -> Mapping[str, Question]:
    """Return questions by the names that matches hold: `q-{checksum}-{place}`."""
    wanted = set(codes)
    starts = {code.split("-")[1] for code in wanted if code.count("-") == 2}
    found: dict[str, Question] = {}
    for start in starts:
        rows = Question.objects.filter(document__sha256__startswith=start).select_related("document__review")
        found |= {question_code(row): row for row in rows.prefetch_related("askers")}
    return {code: row for code, row in found.items() if code in wanted}


def _later(codes: Collection[str]) -> Mapping[str, list[Later]]:
    links = Link.objects.filter(kind=Link.Kind.REPEATS, earlier__code__in=codes)
    rows = links.exclude(status=Link.Status.REJECTED).order_by("-score").values_list(
        "earlier__code", "later__code", "later__review__session", "status"
    )  # fmt: skip
    found: dict[str, list[Later]] = defaultdict(list)
    for earlier, code, session, status in rows:
        found[earlier].append(Later(code, session, status == Link.Status.CONFIRMED))
    return found
