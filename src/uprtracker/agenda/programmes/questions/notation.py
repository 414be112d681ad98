"""How the questions of a questionnaire are written.

    # Working with the Government
    ? How often do you meet the focal point? (scale)
    - Never: Ask the ministry for its dates.
    - Once a year: Ask for a second meeting, before the national report.
    ? Which of these do you use? (several)
    - The matrix
    - The mid-term report
    ? How many recommendations do you follow? (number)
    ? What would help you?

A line with `#` opens a section, `?` a question, `-` an answer; what stands behind the first colon of an
answer is what it means, told to the person afterwards. Kinds: scale, one, several, number, text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

KINDS = ("scale", "one", "several", "number", "text")
_WITH_CHOICES = ("scale", "one", "several")
_KIND = re.compile(r"\s*\((scale|one|several|number|text)\)\s*$", re.I)
_LINE = gettext_lazy(
    "Line %(n)s cannot be read. Begin it with # for a section, ? for a question, - for an answer."
)
MOST_QUESTIONS = 100
MOST_CHOICES = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to choose: its number as text, its words, and what it means."""

    value: str
    words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question. `key` is its place among all: `q3`."""

    key: str
    section: str
    words: str
    kind: str
    choices: tuple[Choice, ...] = ()

    def choice(self, value: object) -> Choice | None:
        """Return the answer that has this number."""
        return next((one for one in self.choices if one.value == value), None)


def read_questions(text: str) -> list[Question]:
    """Return the questions of a text. Raises ValidationError that names the line that cannot be read."""
    found: list[tuple[str, str, str, list[Choice]]] = []
    section, problems = "", []
    for number, line in enumerate(text.splitlines(), 1):
        plain = line.strip()
        mark, rest = plain[:1], plain[1:].strip()
        if not plain:
            continue
        if mark == "#":
            section = rest.lstrip("# ")
        elif mark == "?" and rest:
            kind = _KIND.search(rest)
            words = rest[: kind.start()] if kind else rest
            found.append((section, words.strip(), kind[1].lower() if kind else "", []))
        elif mark == "-" and rest and found:
            choices = found[-1][3]
            words, _colon, meaning = rest.partition(":")
            choices.append(Choice(str(len(choices) + 1), words.strip(), meaning.strip()))
        else:
            problems.append(str(_LINE) % {"n": number})
    questions = [
        Question(f"q{place}", section, words, kind or ("one" if choices else "text"), tuple(choices))
        for place, (section, words, kind, choices) in enumerate(found, 1)
    ]
    problems += _problems(questions)
    if problems:
        raise ValidationError({"questions": problems[:10]})
    return questions


def same_shape(these: Sequence[Question], those: Sequence[Question]) -> bool:
    """Tell whether two readings have the same questions but for their words."""
    shapes = [[(one.kind, len(one.choices)) for one in some] for some in (these, those)]
    return shapes[0] == shapes[1]


def worded_questions(original: str, translation: str) -> list[Question]:
    """Return the questions in a translation; in the original where the translation has others."""
    asked = read_questions(original)
    try:
        told = read_questions(translation)
    except ValidationError:
        return asked
    return told if same_shape(asked, told) else asked


def _problems(questions: Sequence[Question]) -> list[str]:
    if not questions:
        return [_("Write at least one question; its line begins with ?.")]
    if len(questions) > MOST_QUESTIONS:
        return [_("Ask at most %(n)s questions.") % {"n": MOST_QUESTIONS}]
    problems = []
    for one in questions:
        if one.kind in _WITH_CHOICES and not 2 <= len(one.choices) <= MOST_CHOICES:
            words = _("“%(question)s” needs 2 to %(n)s answers; their lines begin with -.")
            problems.append(words % {"question": one.words, "n": MOST_CHOICES})
        if one.kind not in _WITH_CHOICES and one.choices:
            words = _("“%(question)s” asks for a text or a number, and so has no answers to choose.")
            problems.append(words % {"question": one.words})
    return problems
