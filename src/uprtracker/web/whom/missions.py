"""What each mission recommended on an issue, to one State and to others, counted by the search.

A State stands at most once among those that made a recommendation, so what one mission made are its
recommendation–State pairs, and every count here is of both.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from uprtracker.records.judging import judge
from uprtracker.records.question_rows import questions_to
from uprtracker.web import addresses, item, names
from uprtracker.web.tally import Tally, tally

READ = 400
"""Recommendations to the State whose words are looked at, newest first."""
SHOWN = 3
"""Wordings shown of one mission."""


@dataclass(frozen=True)
class Wording:
    """A recommendation of one mission and the answer that was given to it."""

    item: item.Item
    position: str


@dataclass(frozen=True)
class Mission:
    """A recommending State: what it made on the issue here and elsewhere, and how that was answered.

    `sessions` are those at which it raised the issue here, the latest first. `questions` are how many of
    its advance questions to this State are about the issue, as a machine reads them.
    """

    state: str
    here: int
    sessions: tuple[int, ...]
    answers: Mapping[str, int]
    elsewhere: int
    answers_elsewhere: Mapping[str, int]
    wordings: tuple[Wording, ...]
    questions: int
    url: str
    url_elsewhere: str

    @property
    def name(self) -> str:
        """The State in the reader's language."""
        return names.state(self.state)

    @property
    def supported(self) -> int:
        """How many of those here were supported."""
        return self.answers.get("supported", 0)

    @property
    def supported_elsewhere(self) -> int:
        """How many of those elsewhere were supported."""
        return self.answers_elsewhere.get("supported", 0)


@dataclass(frozen=True)
class Subject:
    """What it is about: an issue (slug), words, or both; `state` is the one that is to be asked (ISO3)."""

    state: str
    issue: str = ""
    words: str = ""

    @property
    def params(self) -> dict[str, str]:
        """The question of a search about it, whatever State is asked."""
        return {name: value for name, value in (("issue", self.issue), ("q", self.words)) if value}

    @cached_property
    def here(self) -> Tally:
        """What was recommended to the State."""
        return tally({**self.params, "sur": self.state})

    @cached_property
    def elsewhere(self) -> Tally:
        """What was recommended to other States."""
        return tally({**self.params, "sur": self.state, "sur_mode": "none"})


def missions(subject: Subject) -> list[Mission]:
    """Return every State that raised the subject anywhere, or asked about it in advance, A to Z."""
    here, elsewhere = subject.here, subject.elsewhere
    sessions, answers = here.cross("rs", "session"), here.cross("rs", "position")
    others, wordings = elsewhere.cross("rs", "position"), _wordings(here)
    made, made_elsewhere = here.of("rs"), elsewhere.of("rs")
    questions = _questions(subject)
    found = [
        Mission(
            state=state,
            here=made.get(state, 0),
            sessions=tuple(sorted(map(int, sessions.get(state, {})), reverse=True)),
            answers=answers.get(state, {}),
            elsewhere=made_elsewhere.get(state, 0),
            answers_elsewhere=others.get(state, {}),
            wordings=tuple(wordings.get(state, ())),
            questions=questions.get(state, 0),
            url=addresses.find(**here.params, rs=state),
            url_elsewhere=addresses.find(**elsewhere.params, rs=state),
        )
        for state in {*made, *made_elsewhere, *questions} - {subject.state}
    ]
    return sorted(found, key=lambda one: names.fold(one.name))


def _wordings(here: Tally) -> Mapping[str, list[Wording]]:
    """Return what each mission said to the State, the newest first, with its own answer."""
    found: dict[str, list[Wording]] = defaultdict(list)
    if here.source is None:
        return found
    for hit in here.source.hits(here.source.first(READ)):
        one, answers = item.from_hit(hit), dict(hit.answers)
        for state in hit.rs:
            if len(found[state]) < SHOWN:
                found[state].append(Wording(replace(one, answers=()), answers.get(state, hit.position)))
    return found


def _questions(subject: Subject) -> Mapping[str, int]:
    """Count by State its advance questions to this one that are about the issue, as the machine says."""
    asked = list(questions_to(subject.state)) if subject.issue and not subject.words else []
    counts: dict[str, int] = defaultdict(int)
    if not asked:
        return counts
    for question, (coded,) in zip(asked, judge([one.text for one in asked], ["issue"]), strict=True):
        if subject.issue in coded.labels:
            for asker in question.askers.all():
                counts[asker.state] += 1
    return counts
