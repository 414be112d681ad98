"""What was said and done at a review: statements of the dialogue and facts of the proceedings."""

from dataclasses import dataclass
from typing import Literal

from uprtracker.core.span import Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One numbered paragraph of the presentation or the interactive dialogue (section I of a report).

    `speaker` is "delegation" when the State under Review speaks, "states" when
    others do (`states`: their ISO3 codes in printed order), "chair" for the
    frame ("During the interactive dialogue, 87 delegations made statements"),
    "" when the paragraph does not say. `section` is the heading it stands under.
    """

    paragraph: str
    text: str
    span: Span
    speaker: Literal["delegation", "states", "chair", ""] = ""
    states: tuple[str, ...] = ()
    section: str = ""


@dataclass(frozen=True, slots=True)
class Proceeding:
    """One fact of the proceedings with its place: what it is, its value, the paragraph that says so.

    Kinds: `review-date`, `adoption-date` (ISO date), `review-meeting`,
    `adoption-meeting` (number), `delegation-head` (as printed), `troika` (ISO3,
    one fact per State), `speakers` (number of delegations that made statements).
    Of the Council: `outcome-adopted` (ISO date), `council-meeting` (number),
    `decision`, `report` and `views` (symbols: the decision, and what it adopts).
    `state` is the ISO3 code of the State under Review where the document
    concerns several, empty when there is only one.
    """

    kind: str
    value: str
    span: Span
    paragraph: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question put in advance to the State under Review, with the States that ask it."""

    text: str
    states: tuple[str, ...]
    span: Span
    number: str = ""
