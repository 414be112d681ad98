"""What became of a list and of each of its rows."""

from dataclasses import dataclass
from enum import StrEnum


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
    that the list had no column for assessments and was given one.
    """

    data: bytes
    rows: tuple[FilledRow, ...]
    not_in_list: tuple[str, ...]
    column_added: bool = False
