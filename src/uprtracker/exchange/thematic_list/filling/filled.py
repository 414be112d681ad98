"""What becomes of a list and of each of its rows, in Word and in spreadsheets alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_HEADINGS = (
    ("recommandation", "Évaluation/commentaires sur le niveau de mise en œuvre"),
    ("recomendaci", "Evaluación/comentarios sobre el nivel de aplicación"),
)
_ENGLISH = "Assessment/comments on level of implementation"


class Outcome(StrEnum):
    """What was done in one row.

    `KEPT`: the cell held other words already and was left as it was. `NO_CELL`: the row has no
    cell of its own for an assessment (cells merged, or left out).
    """

    FILLED = "filled"
    KEPT = "kept"
    NO_TEXT = "no-text"
    NO_CELL = "no-cell"


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One recommendation of the list: number as printed, and the cell before and after."""

    number: str
    outcome: Outcome
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Filled:
    """The file, its rows in printed order, and what found no place.

    `not_in_list` are the numbers of assessments that no row of the list has; `column_added` tells
    that the list had no column for assessments and was given one. `kind` is docx or xlsx.
    """

    data: bytes
    rows: tuple[FilledRow, ...]
    not_in_list: tuple[str, ...]
    column_added: bool = False
    kind: str = "docx"


def outcome_of(before: str, text: str, replace: bool) -> tuple[Outcome, bool]:
    """Return what becomes of a cell that says `before` and is to say `text`, and whether it is written."""
    if not text:
        return Outcome.NO_TEXT, False
    if " ".join(before.split()) == " ".join(text.split()):
        return Outcome.FILLED, False
    return (Outcome.KEPT, False) if before and not replace else (Outcome.FILLED, True)


def heading_like(headings: Iterable[str]) -> str:
    """Return the heading of a new column of assessments, in the language of the others."""
    words = " ".join(headings).casefold()
    return next((heading for sign, heading in _HEADINGS if sign in words), _ENGLISH)
