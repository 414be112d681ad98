"""What all answered together. Nothing is told of fewer than five people: they might be known by it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from uprtracker.agenda.programmes.models.questionnaire import Questionnaire, Reply
from uprtracker.agenda.programmes.questions.notation import Choice, Question, read_questions

FEWEST = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """An answer with how many gave it, and their share of those who answered the question."""

    choice: Choice
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Told:
    """A question at one moment. `n` answered it; fewer than five (`hidden`): nothing more is told."""

    question: Question
    n: int
    hidden: bool
    bars: tuple[Bar, ...] = ()
    median: float | None = None
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """All questions at one moment; `n` people ended their answers."""

    moment: str
    n: int
    questions: tuple[Told, ...]

    @property
    def hidden(self) -> bool:
        """Whether so few answered that nothing is told."""
        return self.n < FEWEST


def results_of(questionnaire: Questionnaire) -> list[Results]:
    """Return the results of each moment, of one without a name where none are asked for."""
    asked = read_questions(questionnaire.questions)
    replies = list(questionnaire.replies.filter(done=True))
    moments = questionnaire.moments or [""]
    return [
        _results(name, asked, [one for one in replies if one.moment == number])
        for number, name in enumerate(moments)
    ]


def rows_of(questionnaire: Questionnaire) -> list[Reply]:
    """Return the replies themselves, of moments with enough of them; their order says nothing of time."""
    replies = list(questionnaire.replies.filter(done=True))
    enough = {moment for moment, n in Counter(one.moment for one in replies).items() if n >= FEWEST}
    return [one for one in replies if one.moment in enough]


def _results(name: str, asked: Sequence[Question], replies: Sequence[Reply]) -> Results:
    if len(replies) < FEWEST:
        return Results(name, len(replies), ())
    told = tuple(_told(one, [reply.answers.get(one.key) for reply in replies]) for one in asked)
    return Results(name, len(replies), told)


def _told(question: Question, answers: Sequence[Any]) -> Told:
    given = [one for one in answers if one not in (None, "", [])]
    n = len(given)
    if n < FEWEST:
        return Told(question, n, hidden=True)
    if question.choices:
        counts = Counter(value for one in given for value in (one if isinstance(one, list) else [one]))
        bars = tuple(
            Bar(choice, counts[choice.value], counts[choice.value] / n) for choice in question.choices
        )
        return Told(question, n, hidden=False, bars=bars)
    if question.kind == "number":
        return Told(question, n, hidden=False, median=median(float(one) for one in given))
    return Told(question, n, hidden=False, texts=tuple(sorted(given)))
