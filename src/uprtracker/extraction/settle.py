"""Brings the answers of one document and the numbers of the report together.

    answers  "5", "115.6", "115.7" (the report has 116), "rest"
    numbers  "116.5" ... "116.9"
    gives    116.5, 116.6, 116.7 as answered, 116.8 and 116.9 by the rest, a finding for the prefix

An addendum often numbers otherwise than the report: running numbers ("5"), a
wrong prefix, a whole list ("116.*"), a range over two lists ("116.8-117.2").
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from uprtracker.core import Finding, Position
from uprtracker.core.answer import Answer

_LETTER = re.compile(r"(.*\d)\s*\(?([a-z]{1,4})\)?")
_RANGE = re.compile(r"([\d.]+)-([\d.]+)")
_NAMED = 12


@dataclass(frozen=True, slots=True)
class Settled:
    """`answers` by number of the report, in the report's order; numbers without an answer are missing.

    One number has several answers only where its parts are answered apart; a
    statement that the same document takes back later is left out.
    """

    answers: Mapping[str, tuple[Answer, ...]]
    findings: tuple[Finding, ...]


def settle(answers: Sequence[Answer], numbers: Sequence[str], answered: Collection[str] = ()) -> Settled:
    """Give the `answers` of one document, in its order, to the `numbers` of the report (as cited).

    `answered` are the numbers whose answer the report itself gave for good:
    "all other recommendations" are not about them, nor are they missed here.
    Findings: `unknown-number`, `wrong-prefix`, `number-in-range`, `contradicting-answers`, `unanswered`.
    """
    book = _Book(numbers, answered)
    for answer in answers:
        if not answer.rest:
            book.take(answer)
    for answer in answers:
        if answer.rest:
            book.take_rest(answer)
    return book.closed()


class _Book:
    """The answers by number of the report, while they are read."""

    def __init__(self, numbers: Sequence[str], answered: Collection[str]) -> None:
        self._numbers = tuple(dict.fromkeys(numbers))
        self._known = {_plain(number): number for number in self._numbers}
        self._answered = frozenset(answered)
        self._taken: dict[str, list[Answer]] = {}
        self._stated: set[str] = set()
        self._unknown: list[tuple[Answer, str]] = []
        self._prefixes: dict[str, Answer] = {}
        self._doubts: list[Finding] = []
        self._by_minor: dict[str, list[str]] = {}
        for number in self._numbers:
            self._by_minor.setdefault(number.rpartition(".")[2], []).append(number)

    def take(self, answer: Answer) -> None:
        """Give one answer to the number or numbers it is about."""
        found, part = self._find(answer)
        if not found:
            self._unknown.append((answer, answer.number))
        for number in found:
            self._stated.add(number)
            self._put(number, replace(answer, number=number, part=answer.part or part))

    def take_rest(self, answer: Answer) -> None:
        """Give an answer about all the others (of one list: "122.*") to what nothing else was said of."""
        head = answer.number.removesuffix("*")
        for number in self._numbers:
            if not number.startswith(head):
                continue
            if number not in self._stated and number not in self._answered:
                self._put(number, replace(answer, number=number))

    def closed(self) -> Settled:
        """Return what was settled, with the findings about what was not."""
        findings = [*self._doubts, *self._about_prefixes(), *self._about_unknown(), *self._about_missing()]
        taken = {number: tuple(self._taken[number]) for number in self._numbers if number in self._taken}
        return Settled(taken, tuple(findings))

    def _put(self, number: str, answer: Answer) -> None:
        """Add an answer to those of `number`; a later statement about the same part takes its place."""
        steps = self._taken.setdefault(number, [])
        for at, step in enumerate(steps):
            if step.part != answer.part:
                continue
            if step.position is answer.position or answer.position is None:
                steps[at] = replace(step, comment=step.comment or answer.comment)
            else:
                if step.position not in (None, Position.PENDING):
                    self._doubts.append(_contradiction(number, step, answer))
                steps[at] = answer
            return
        steps.append(answer)

    def _find(self, answer: Answer) -> tuple[Sequence[str], str]:
        """Return the numbers of the report that the answer is about, and the letter of a part."""
        number = _plain(answer.number)
        if number in self._known:
            return (self._known[number],), ""
        if number.endswith(".*"):
            head = number[:-1]
            return [item for item in self._numbers if _plain(item).startswith(head)], ""
        if through := _RANGE.fullmatch(number):
            return self._between(through[1], through[2]), ""
        lettered = [item for item in self._numbers if (hit := _LETTER.fullmatch(item)) and hit[1] == number]
        if lettered:
            return lettered, ""
        if letter := _LETTER.fullmatch(number):
            found, _ = self._find(replace(answer, number=letter[1]))
            return found, f"({letter[2]})"
        return self._by_last_figure(number, answer), ""

    def _between(self, first: str, last: str) -> Sequence[str]:
        if first not in self._known or last not in self._known:
            return ()
        begin, end = (self._numbers.index(self._known[number]) for number in (first, last))
        return self._numbers[begin : end + 1]

    def _by_last_figure(self, number: str, answer: Answer) -> Sequence[str]:
        """Return the number with this last figure: the only one, or the only one that waits for an answer."""
        head, _, minor = number.rpartition(".")
        if head and any(item.startswith(f"{head}.") for item in self._numbers):
            return ()  # the list is there, this number is not
        found = self._by_minor.get(minor, [])
        if len(found) > 1:
            found = [item for item in found if item not in self._answered]
        if len(found) != 1:
            return ()
        if head:
            self._prefixes.setdefault(f"{head} {found[0].rpartition('.')[0]}", answer)
        return found

    def _about_prefixes(self) -> Iterable[Finding]:
        for pair, answer in self._prefixes.items():
            said, meant = pair.split(" ", 1)
            message = f"The document numbers {said}.…, the report {meant}.…; see whether they are the same."
            yield Finding("wrong-prefix", message, answer.span)

    def _about_unknown(self) -> Iterable[Finding]:
        for answer, number in self._unknown:
            if self._inside_range(answer):
                message = f"{number}, inside a range, is no number of the report."
                yield Finding("number-in-range", message, answer.span, "note")
            else:
                message = f"{number} is answered, but the report has no such number; look which is meant."
                yield Finding("unknown-number", message, answer.span)

    def _inside_range(self, answer: Answer) -> bool:
        """Whether the same words answer known numbers of the list on both sides of this one."""
        head, _, minor = answer.number.rpartition(".")
        if not minor.isdigit():
            return False
        sides = [
            int(number.rpartition(".")[2]) < int(minor)
            for number, steps in self._taken.items()
            if number.rpartition(".")[0] == head and number.rpartition(".")[2].isdigit()
            if any(step.words == answer.words and step.position is answer.position for step in steps)
        ]
        return True in sides and False in sides

    def _about_missing(self) -> Iterable[Finding]:
        missing = [
            number
            for number in self._numbers
            if number not in self._answered
            and not any(step.position is not None for step in self._taken.get(number, ()))
        ]
        if missing and self._taken:
            more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
            yield Finding(
                "unanswered",
                f"No clear answer was read for {', '.join(missing[:_NAMED])}{more}; look for it.",
            )


def _plain(number: str) -> str:
    return re.sub(r"\s", "", number).rstrip(".")


def _contradiction(number: str, before: Answer, after: Answer) -> Finding:
    first, then = (_name(step.position) for step in (before, after))
    message = (
        f"{number} is answered twice: {first} on page {before.span.page}, then {then}; the later counts."
    )
    return Finding("contradicting-answers", message, after.span)


def _name(position: Position | None) -> str:
    return position.value if position else "unclear"
