"""Keeps the answers of one document while they are read: by number, with comments that follow later."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from uprtracker.core import Finding, Position, Span
from uprtracker.core.answer import Answer
from uprtracker.extraction.flow import unwrap

_MOST_ANSWERS = 5000
_LONGEST_WORDS = 400
_LONGEST_COMMENT = 6000
_LEADS = " .,:;)–—-"


@dataclass(frozen=True, slots=True)
class Reason:
    """What gives a position: words, where they stand, the paragraph of the document."""

    position: Position | None
    words: str
    paragraph: str = ""


class Ledger:
    """Answers in the order of the document. `current` are the places of those spoken of last."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.findings: list[Finding] = []
        self.current: list[int] = []
        self._by_number: dict[str, int] = {}

    def enter(
        self, numbers: Sequence[str], reason: Reason, span: Span, comment: str = "", part: str = ""
    ) -> None:
        """Enter what `reason` says of `numbers`; a number that has this answer already gets the comment."""
        self.current = []
        for number in numbers:
            at = self._by_number.get(f"{number} {part}")
            if at is not None and self._is_comment(self.answers[at], reason):
                self._comment(at, comment)
            elif len(self.answers) >= _MOST_ANSWERS:
                self._too_many(span)
                return
            else:
                at = len(self.answers)
                self._by_number[f"{number} {part}"] = at
                self.answers.append(_answer(number, reason, span, comment, part))
            self.current.append(at)

    def enter_rest(self, reason: Reason, span: Span, of: str = "") -> None:
        """Enter what is said of all other recommendations; `of` "122.*": of all others of one list."""
        self.current = []
        self.answers.append(replace(_answer(of, reason, span, "", ""), rest=True))

    def comment(self, text: str) -> None:
        """Add a paragraph to the comment on the numbers spoken of last."""
        for at in self.current:
            self._comment(at, text)

    def knows(self, number: str) -> bool:
        """Whether `number` is answered as a whole, with a position."""
        at = self._by_number.get(f"{number} ")
        return at is not None and self.answers[at].position is not None

    def _is_comment(self, before: Answer, reason: Reason) -> bool:
        return reason.position is None or reason.position is before.position

    def _comment(self, at: int, text: str) -> None:
        answer = self.answers[at]
        text = unwrap(text).lstrip(_LEADS)
        if text and len(answer.comment) < _LONGEST_COMMENT:
            joined = f"{answer.comment} {text}".strip()[:_LONGEST_COMMENT]
            self.answers[at] = replace(answer, comment=joined)

    def _too_many(self, span: Span) -> None:
        if not any(finding.kind == "too-many-answers" for finding in self.findings):
            message = f"More than {_MOST_ANSWERS} answers; the rest was left out, read it by eye."
            self.findings.append(Finding("too-many-answers", message, span, "error"))


def _answer(number: str, reason: Reason, span: Span, comment: str, part: str) -> Answer:
    words = unwrap(reason.words).strip()
    if len(words) > _LONGEST_WORDS:
        words = words[:_LONGEST_WORDS].rsplit(" ", 1)[0] + " …"
    comment = unwrap(comment).lstrip(_LEADS)[:_LONGEST_COMMENT]
    return Answer(number, reason.position, span, words, comment, reason.paragraph, part)
