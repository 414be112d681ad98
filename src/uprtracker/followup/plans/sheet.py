"""The actions of a plan as rows of a spreadsheet, out and in again.

`Number` and `Revision` lead back to the action; a row without a number is a new one.
"""

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.core.errors import ExportError
from uprtracker.exchange.tables.table import Cell, Column, Table
from uprtracker.exchange.uprinfo.workbook import read_sheets
from uprtracker.followup.models import PlannedAction

# key (also the name of the form's field), name for people, width
COLUMNS = (
    ("number", gettext_lazy("Number"), 8),
    ("revision", gettext_lazy("Revision"), 8),
    ("title", gettext_lazy("Action"), 50),
    ("about", gettext_lazy("Details"), 40),
    ("codes", gettext_lazy("Recommendations"), 30),
    ("cluster", gettext_lazy("Cluster"), 24),
    ("objective", gettext_lazy("Objective"), 30),
    ("ministry", gettext_lazy("Responsible ministry"), 30),
    ("responsible", gettext_lazy("Responsible member"), 20),
    ("status", gettext_lazy("Status"), 12),
    ("blocked_because", gettext_lazy("What blocks it"), 30),
    ("starts_on", gettext_lazy("Starts"), 12),
    ("due_on", gettext_lazy("Due"), 12),
    ("done_on", gettext_lazy("Done"), 12),
    ("budget", gettext_lazy("Budget"), 12),
    ("currency", gettext_lazy("Currency"), 8),
    ("funding", gettext_lazy("Funding source"), 24),
    ("level", gettext_lazy("Who sees it"), 20),
    ("party", gettext_lazy("Party"), 24),
)
MOST_ROWS = 1_000
MOST_BYTES = 5 * 2**20
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]00:00:00)?")
_ZIP = b"PK\x03\x04"


def table(notes: tuple[tuple[str, str, Cell], ...]) -> Table:
    """Return the frame of the file, in the reader's language."""
    columns = tuple(Column(key, str(name), width) for key, name, width in COLUMNS)
    return Table(_("Actions"), columns, _("About"), notes)


def rows(actions: Iterable[PlannedAction]) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each action, as `seen.hanging` gives them: nothing that the reader does not see."""
    for one in actions:
        yield (
            one.pk,
            one.revision,
            one.title,
            one.about,
            ", ".join(one.codes),
            one.cluster.title if one.cluster else "",
            one.objective.text if one.objective else "",
            one.ministry.name if one.ministry else "",
            one.responsible.shown_name if one.responsible else "",
            one.get_status_display(),
            one.blocked_because,
            *(day.isoformat() if day else "" for day in (one.starts_on, one.due_on, one.done_on)),
            None if one.budget is None else float(one.budget),
            one.currency,
            one.funding,
            one.get_level_display(),
            one.party.name,
        )


def read(data: bytes, name: str) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a spreadsheet (XLSX, XLS, CSV): the line in the file and the cells by key.

    Headings are understood in all languages. Raises ExportError for what is no such table. The file is opened
    in a child process with limits.
    """
    if len(data) > MOST_BYTES:
        raise ExportError(_("The file has more than %(n)s MB.") % {"n": MOST_BYTES // 2**20}, place=name)
    lines = _csv(data, name) if name.lower().endswith(".csv") else _sheet(data, name)
    keys = [_key(cell) for cell in lines[0]] if lines else []
    if "title" not in keys:
        heading = _("Action")
        raise ExportError(
            _("The first row has no column “%(name)s”.") % {"name": heading},
            place=name,
            remedy=_("Take the file that is downloaded here as the pattern."),
        )
    found = [
        (place, {key: _plain(cell) for key, cell in zip(keys, line, strict=False) if key})
        for place, line in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in line)
    ]
    if len(found) > MOST_ROWS:
        raise ExportError(_("More than %(n)s rows: send them in parts.") % {"n": MOST_ROWS}, place=name)
    return found


def _sheet(data: bytes, name: str) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("rows.xlsx" if data.startswith(_ZIP) else "rows.xls")
        path.write_bytes(data)
        sheets = read_sheets(path)
    return next((sheet for sheet in sheets if sheet), [])


def _csv(data: bytes, name: str) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExportError(_("The file is no text in UTF-8."), place=name) from error
    first = text.partition("\n")[0]
    between = ";" if first.count(";") > first.count(",") else ","
    try:
        return list(csv.reader(io.StringIO(text), delimiter=between))
    except csv.Error as error:
        raise ExportError(_("The file is no table."), place=name) from error


def _key(heading: str) -> str:
    """Return the key of a heading in any language, "" for another column."""
    wanted = " ".join(heading.split()).casefold()
    for key, name, _width in COLUMNS:
        if wanted == key or wanted in _in_all_languages(name):
            return key
    return ""


def _in_all_languages(words: object) -> set[str]:
    found = set()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found.add(str(words).casefold())
    return found


def choice(value: str, choices: Iterable[tuple[str, object]]) -> str:
    """Return the key of a choice that a cell names, in any language; the cell as it is where none fits."""
    for key, words in choices:
        if value.casefold() == key or value.casefold() in _in_all_languages(words):
            return key
    return value


def _plain(cell: str) -> str:
    """Return a cell without blanks around it, a day without its time."""
    text = cell.strip()
    day = _DAY.fullmatch(text)
    return day[1] if day else text
