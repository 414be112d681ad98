"""What the drafting desk answers, ready for the page and, as plain data, for programs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from uprtracker.core.coded import Coded, Judgement, Place
from uprtracker.records.drafting import Advice, advise
from uprtracker.records.models import Recommendation
from uprtracker.records.similar_asks import Answers, AskedBefore, asked_before
from uprtracker.search.results import Fragment
from uprtracker.web import addresses, item, names
from uprtracker.web.drafting import words
from uprtracker.web.drafting.ask import Ask, sentence

SHOWN = 8
OWN_SHOWN = 5
NEAR = 0.3  # from which on an issue that was not given is worth naming


@dataclass(frozen=True)
class Step:
    """A rung of the ladder of action categories, with verbs that the method note gives it."""

    category: int
    verbs: str
    here: bool


@dataclass(frozen=True)
class Check:
    """One of the three letters of SMART that a text can show: what was found, in the words of the text.

    `needless`: not found, and not missed, as what is asked is either done or not.
    """

    label: str
    name: str
    found: bool
    needless: bool
    evidence: tuple[str, ...]


class Panel:
    """The answer to an `Ask`; every part is empty where it does not apply."""

    def __init__(self, ask: Ask) -> None:
        """Judge the text, where it can be judged, and look up what the State was asked."""
        self.ask = ask
        said = ask.ready or "text" in ask.problems
        self.note = "" if said else sentence(ask.condition, len(ask.text))
        self.advice: Advice | None = advise(ask.text) if ask.ready else None
        self.category = self.advice.category if self.advice else None
        self.before: AskedBefore | None = None
        if ask.ready and ask.state:
            by = ask.by.iso3 if ask.by else ""
            self.before = asked_before(ask.text, state=ask.state.iso3, by=by, category=self.category)

    @property
    def fragments(self) -> tuple[Fragment, ...]:
        """The text with the words marked that speak for the category."""
        if not self.advice:
            return ()
        places = [verb.place for verb in self.advice.verbs.all if verb.category is not None]
        given = self.advice.action.judgements if self.advice.action else ()
        return marked(self.ask.text, places or [place for one in given[:1] for place in one.evidence])

    @property
    def why(self) -> list[str]:
        """Why the category, in sentences."""
        return words.why(self.advice.verbs, self.category) if self.advice and self.category else []

    @property
    def certainty(self) -> str:
        """How sure the machine is of the category."""
        return words.certainty(self.advice.action) if self.advice and self.advice.action else ""

    @property
    def ladder(self) -> list[Step]:
        """The five categories, the highest first."""
        if not self.category:
            return []
        known = names.reference().action_categories
        return [
            Step(number, ", ".join(known[number].verbs[:4]), number == self.category)
            for number in sorted(known, reverse=True)
        ]

    @property
    def checks(self) -> list[Check]:
        """What of SMART was found."""
        smart = self.advice.smart if self.advice else None
        if smart is None:
            return []
        given = {one.label: one for one in smart.judgements}
        acts = {one.label for one in smart.near if one.note == "act"}
        return [
            Check(label, words.label(label), label in given, label in acts, self._quoted(given.get(label)))
            for label in words.LABELS
        ]

    @property
    def precise(self) -> list[tuple[str, str]]:
        """What it could say more precisely: a sentence each, with an example or none."""
        if not self.advice:
            return []
        said = []
        if self.category and self.category < 5:
            said.append((words.raised(self.category), ""))
        return said + [found for word in self.advice.missing if (found := words.missing(word))]

    @property
    def issues(self) -> tuple[str, ...]:
        """Slugs of the issues given."""
        return _labels(self.advice.issue if self.advice else None)

    @property
    def near_issues(self) -> tuple[str, ...]:
        """Slugs of issues not given that are worth a look."""
        coded = self.advice.issue if self.advice else None
        return tuple(one.label for one in coded.near if one.confidence >= NEAR) if coded else ()

    @property
    def instruments(self) -> list[tuple[str, str]]:
        """Names of the instruments named in the text, and what is asked of each."""
        coded = self.advice.instrument if self.advice else None
        return [words.instrument(one) for one in _judgements(coded)]

    @property
    def answered(self) -> list[tuple[str, int]]:
        """How the similar ones were answered, in the order that answers are named everywhere."""
        counts = self.before.answers.by_position if self.before else {}
        return [(position, counts[position]) for position in names.POSITIONS if counts.get(position)]

    @property
    def alike(self) -> list[item.Item]:
        """The most similar recommendations to the State; those of the recommending State stand apart."""
        if not self.before:
            return []
        own = {one.recommendation.pk for one in self.before.own}
        return _items([one for one in self.before.alike if one.recommendation.pk not in own][:SHOWN])

    @property
    def own(self) -> list[item.Item]:
        """The most similar ones of the recommending State itself."""
        return _items(self.before.own[:OWN_SHOWN]) if self.before else []

    @property
    def all_of_category(self) -> str:
        """Address of all recommendations to the State in this category."""
        if not (self.ask.state and self.category and self.before and self.before.of_category.total):
            return ""
        return addresses.find(sur=self.ask.state.iso3, action=self.category)

    @property
    def all_own(self) -> str:
        """Address of all recommendations that the one State made to the other."""
        if not (self.ask.state and self.ask.by):
            return ""
        return addresses.find(sur=self.ask.state.iso3, rs=self.ask.by.iso3)

    def as_data(self) -> dict[str, Any]:
        """The same answer for programs. The text itself is not sent back."""
        ask, before = self.ask, self.before
        return {
            "state": ask.state.iso3 if ask.state else None,
            "by": ask.by.iso3 if ask.by else None,
            "problems": dict(ask.problems),
            "note": self.note or None,
            "coded_by": "machine, unconfirmed",
            "action": self._action_data(),
            "smart": {one.label: one.found for one in self.checks},
            "more_precise": [{"sentence": said, "example": example} for said, example in self.precise],
            "issues": list(self.issues),
            "instruments": [
                {"label": one.label, "asked": one.note or None}
                for one in _judgements(self.advice.instrument if self.advice else None)
            ],
            "asked_before": _before_data(before) if before else None,
        }

    def _quoted(self, judgement: Judgement | None) -> tuple[str, ...]:
        places = judgement.evidence if judgement else ()
        return tuple(self.ask.text[start:end] for start, end in places)

    def _action_data(self) -> dict[str, Any] | None:
        if not (self.advice and self.advice.action and self.category):
            return None
        return {
            "category": self.category,
            "confidence": self.advice.action.confidence,
            "sure": self.advice.action.sure,
            "version": self.advice.action.version,
            "why": self.why,
            "verbs": [
                {"verb": verb.verb, "category": verb.category, "start": verb.place[0], "end": verb.place[1]}
                for verb in self.advice.verbs.all
            ],
        }


def marked(text: str, places: Iterable[Place]) -> tuple[Fragment, ...]:
    """Cut a text at the places to mark; those that overlap become one."""
    fragments: list[Fragment] = []
    at = 0
    for start, end in sorted(places):
        if start > at:
            fragments.append(Fragment(text[at:start], False))
        if end > at:
            fragments.append(Fragment(text[max(start, at) : end], True))
            at = end
    return tuple(fragments) + ((Fragment(text[at:], False),) if at < len(text) else ())


def _before_data(before: AskedBefore) -> dict[str, Any]:
    return {
        "basis": "recommendations",
        "received": before.received,
        "similar": _answers(before.answers),
        "of_category": _answers(before.of_category) | {"by_machine": before.by_machine},
        "most_similar": [
            {"code": one.recommendation.code, "likeness": one.score, "position": one.recommendation.position}
            for one in before.alike[:SHOWN]
        ],
        "own": [one.recommendation.code for one in before.own],
        "own_total": before.own_total,
    }


def _answers(answers: Answers) -> dict[str, Any]:
    return {"total": answers.total, "by_position": dict(answers.by_position)}


def _items(alike: Sequence[Any]) -> list[item.Item]:
    keys = [one.recommendation.pk for one in alike]
    found = item.from_records(Recommendation.objects.filter(pk__in=keys))
    order = {one.recommendation.code: at for at, one in enumerate(alike)}
    return sorted(found, key=lambda one: order[one.code])


def _judgements(coded: Coded | None) -> tuple[Judgement, ...]:
    return coded.judgements if coded else ()


def _labels(coded: Coded | None) -> tuple[str, ...]:
    return tuple(one.label for one in _judgements(coded))
