"""What is read from a document: recommendations, their parts, voluntary pledges."""

from dataclasses import dataclass
from enum import StrEnum

from uprtracker.core.span import Span


class Position(StrEnum):
    """The answer of the State under Review, as HRC resolution 5/1, para. 32, allows it.

    No position at all (the document does not say) is `None`, never a member.
    """

    SUPPORTED = "supported"
    NOTED = "noted"
    PARTIAL = "partial"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Part:
    """One of several texts under one number, with the States that made it."""

    text: str
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One numbered recommendation as printed.

    `number` is the printed number without its last dot (`122.17`; in sessions
    1-7 `14`, the running number under paragraph `chapeau`), empty where none is
    printed. `citation` is unique within a report.
    `text` has no number and no closing brackets of States. `states` are ISO3
    codes in printed order, each once. `parts` is empty unless one number holds
    several texts with their own States; together the parts make up the text.
    `chapeau` is the number of the paragraph that introduces the list and
    `words` what that paragraph says of the position. `delivered` is the wording
    read out in the dialogue where a footnote says that it was another one; of
    several, each on a line of its own with its States.
    """

    number: str
    text: str
    states: tuple[str, ...]
    position: Position | None
    span: Span
    parts: tuple[Part, ...] = ()
    chapeau: str = ""
    words: str = ""
    origin: str = "conclusions"
    delivered: str = ""

    @property
    def citation(self) -> str:
        """Number under which the recommendation is cited: `122.17`, `60.14` for item 14 of 60."""
        if not self.number or not self.chapeau or "." in self.number:
            return self.number
        return f"{self.chapeau}.{self.number}"


@dataclass(frozen=True, slots=True)
class Pledge:
    """A voluntary pledge or commitment announced as such by the State under Review.

    `state` is its ISO3 code where the document concerns several, else empty.
    """

    number: str
    text: str
    span: Span
    state: str = ""
