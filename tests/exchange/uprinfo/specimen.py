"""Small exports in our own wording, in each dialect."""

import csv
import io

_COLUMNS = "To To-Rgrp To-Org Text From From-Rgrp From-Org Response Action Issue Session"
HEADER = _COLUMNS.split()
_CELLS = "Chile|GRULAC|OAS, OEI|Ratify the protocol|Peru|GRULAC|OAS|Accepted|5|Justice|5"
ROW = _CELLS.split("|")


def row(**changed: str) -> list[str]:
    """A row of an export; `changed` by column, with _ for -."""
    cells = dict(zip(HEADER, ROW, strict=True))
    cells.update({name.replace("_", "-"): value for name, value in changed.items()})
    return [cells[name] for name in HEADER]


def as_csv(*rows: list[str], line_end: str = "\r", header: list[str] = HEADER) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator=line_end).writerows([header, *rows])
    return out.getvalue()
