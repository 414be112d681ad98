"""What one row of UPR Info's export says.

Columns of the CSV, and in brackets of the spreadsheet where they differ: `To`
(SuR), `Text` (Recommendation), `From` (RS), `Response`, `Action` 1 to 5,
`Issue` with several labels joined by commas, `Session`. Specimen, our wording:

    Chile,GRULAC,"OAS, OEI",Ratify the protocol.,Peru,GRULAC,OAS,Accepted,5,"Justice,Other",5

The rule for positions is UPR Info's (method note of October 2014): what is not
clearly accepted is noted; nobody can reject (HRC resolution 5/1, para. 32).
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from uprtracker.core import Finding, Position
from uprtracker.reference import Reference

Kind = Literal["recommendation", "pledge"]

PLEDGE = "voluntary pledge"
POSITIONS = {
    "accepted": Position.SUPPORTED,
    "supported": Position.SUPPORTED,
    "noted": Position.NOTED,
    "not supported": Position.NOTED,
    "rejected": Position.NOTED,
    "no response": Position.NOTED,
    "no clear position": Position.NOTED,
    "general response": Position.NOTED,
    "pending": Position.PENDING,
}
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One row: the columns as they stand (`fields`), and what they say.

    `row` counts records, the header being row 1; a record with line ends inside
    quotes is one row. `state` is the ISO3 code of the State under Review,
    `from_state` that of the recommending State, empty where the export does not
    know it; of a pledge both are the same. `response` is the export's word,
    `position` what it means, None for pledges and unknown words. `issues` are
    slugs of `reference.issues`.
    """

    row: int
    fields: Mapping[str, str]
    kind: Kind
    text: str
    state: str
    session: int
    from_state: str
    response: str
    position: Position | None
    action: int | None
    issues: tuple[str, ...]


class RowReader:
    """Reads rows against the facts and notes what it could not settle in `findings`."""

    def __init__(self, reference: Reference) -> None:
        self.findings: list[Finding] = []
        self._reference = reference
        self._issues = {
            name.casefold(): issue.slug
            for issue in reference.issues.values()
            for name in (issue.name, issue.other_name)
            if name
        }

    def read(self, number: int, fields: Mapping[str, str], text: str) -> ExportRow | None:
        """Return the row; None, with a finding of severity error, when it cannot be placed."""
        state = self._state(fields["To"])
        text = decoded(text)
        session = self._session(fields["Session"])
        if not state or session is None or not text:
            self._cannot_place(number, fields, state, text)
            return None
        response = decoded(fields["Response"])
        pledge = response.casefold() == PLEDGE
        return ExportRow(
            row=number,
            fields=fields,
            kind="pledge" if pledge else "recommendation",
            text=text,
            state=state,
            session=session,
            from_state=self._from_state(number, fields["From"]),
            response=response,
            position=None if pledge else self._position(number, response),
            action=self._action(number, fields["Action"]),
            issues=self._slugs(number, fields["Issue"]),
        )

    def ragged(self, number: int, cells: int, columns: int) -> None:
        """Note a row with too many or too few cells."""
        self._find(
            number,
            "ragged-row",
            f"has {cells} cells where the header has {columns}; it was left out. "
            "Look for a comma or quotation mark too many.",
            error=True,
        )

    def _cannot_place(self, number: int, fields: Mapping[str, str], state: str, text: str) -> None:
        if not state:
            kind, message = "unknown-state", f"State under Review {shown(fields['To'])} is not known"
        elif not text:
            kind, message = "no-text", "there is no text"
        else:
            kind, message = "unknown-session", f"session {shown(fields['Session'])} is not known"
        self._find(number, kind, f"{message}; the row was left out.", error=True)

    def _state(self, cell: str) -> str:
        state = self._reference.states.resolve(decoded(cell))
        return state.iso3 if state else ""

    def _from_state(self, number: int, cell: str) -> str:
        state = self._state(cell)
        if not state:
            self._find(
                number, "unknown-recommending-state", f"recommending State {shown(cell)} is not known."
            )
        return state

    def _session(self, cell: str) -> int | None:
        cell = cell.strip()
        session = int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 4 else None
        return session if session in self._reference.sessions else None

    def _position(self, number: int, response: str) -> Position | None:
        position = POSITIONS.get(response.casefold())
        if position is None:
            self._find(number, "unknown-response", f"response {shown(response)} is not known.")
        return position

    def _action(self, number: int, cell: str) -> int | None:
        if cell.strip() in {"1", "2", "3", "4", "5"}:
            return int(cell)
        self._find(number, "unknown-action", f"action category {shown(cell)} is not one of 1 to 5.")
        return None

    def _slugs(self, number: int, cell: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for label in cell.split(","):
            slug = self._issues.get(decoded(label).casefold())
            if slug:
                found[slug] = None
            else:
                self._find(number, "unknown-issue", f"issue {shown(label)} is not one of UPR Info's 54.")
        return tuple(found)

    def _find(self, number: int, kind: str, message: str, *, error: bool = False) -> None:
        self.findings.append(Finding(kind, f"Row {number}: {message}", None, "error" if error else "doubt"))


def decoded(cell: str) -> str:
    """Return the cell with HTML entities (`&#40;`) read and blanks at its ends cut off."""
    if "&" in cell:
        cell = _ENTITY.sub(lambda entity: html.unescape(entity.group()), cell)
    return cell.strip()


def shown(cell: str) -> str:
    """Return the cell in quotation marks, cut to a length that fits a message."""
    cell = " ".join(html.unescape(cell).split())
    return f"“{cell[:60]}…”" if len(cell) > 60 else f"“{cell}”"
