"""The matrix as it would be handed in: each row of the list beside what the workspace holds on it."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _

from uprtracker.accounts.models import Workspace
from uprtracker.exchange.tables import Column, Table, write_table
from uprtracker.exchange.thematic_list.filling import FilledRow, Outcome
from uprtracker.followup import scope
from uprtracker.followup.assessments.standing import Viewer
from uprtracker.followup.matrix.opening import Opened, opened
from uprtracker.followup.matrix.texts import texts


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of the list; `code` and `text` are empty where our records do not have its number."""

    filled: FilledRow
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """A list filled in. `unlisted` are assessments (codes) for which the list has no row."""

    opened: Opened
    rows: tuple[MatrixRow, ...]
    unlisted: tuple[str, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """Rows by outcome, and `unknown`: those whose number our records do not have."""
        counted = Counter(row.filled.outcome.name.lower() for row in self.rows)
        every = dict.fromkeys((outcome.name.lower() for outcome in Outcome), 0)
        return {**every, **counted, "unknown": sum(not row.code for row in self.rows)}


def filled_in(
    data: bytes,
    *,
    name: str,
    workspace: Workspace,
    review: str,
    viewer: Viewer,
    parties: Collection[int],
    replace: bool = False,
) -> Matrix:
    """Return the list of a review with what the viewer may see of these parties' assessments in it.

    Raises DocumentError.
    """
    known = _known(workspace, review)
    said = texts(workspace, [code for code, _text in known.values()], viewer, parties)
    by_number = {number: said[code] for number, (code, _text) in known.items() if code in said}
    found = opened(data, by_number, name=name, replace=replace)
    rows = tuple(MatrixRow(row, *known.get(row.number, ("", ""))) for row in found.filled.rows)
    return Matrix(found, rows, tuple(known[number][0] for number in found.filled.not_in_list))


def as_spreadsheet(matrix: Matrix, title: str) -> bytes:
    """Return a list that came in Word as a plain spreadsheet."""
    columns = (
        Column("number", _("Number"), 10),
        Column("theme", _("Theme"), 30),
        Column("text", _("Recommendation"), 70),
        Column("position", _("Position"), 14),
        Column("assessment", _("Assessment/comments on level of implementation"), 70),
    )
    found = matrix.opened
    rows = (
        (
            row.filled.number,
            found.themes.get(row.filled.number, ""),
            row.text,
            found.positions.get(row.filled.number, ""),
            row.filled.after,
        )
        for row in matrix.rows
    )
    out = BytesIO()
    notes = (("list", _("List"), title), ("rows", _("Rows"), len(matrix.rows)))
    write_table(Table(_("Matrix"), columns, _("Notes"), notes), rows, "xlsx", out)
    return out.getvalue()


def _known(workspace: Workspace, review: str) -> dict[str, tuple[str, str]]:
    """Return code and text of the recommendations of a review that the workspace follows, by number."""
    rows = scope.recommendations(workspace).filter(review__code=review).exclude(number="")
    return {number: (code, text) for number, code, text in rows.values_list("number", "code", "text")}
