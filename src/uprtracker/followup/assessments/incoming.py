"""Assessments out of a file: a spreadsheet (XLSX, CSV) or a filled thematic list (Word, XLSX).

Read into rows that a person sees before anything is kept: what was found for which recommendation, and
what was not understood. A level stands in a column of its own, or at the beginning of the cell of the
thematic list: "Partially implemented. The law …".
"""

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from uprtracker.accounts.models import Member
from uprtracker.core.errors import UprTrackerError
from uprtracker.exchange.uprinfo.comma_file import read_records
from uprtracker.exchange.uprinfo.workbook import read_sheets
from uprtracker.followup import scope
from uprtracker.followup.assessments.scales import GRADES, Value
from uprtracker.followup.matrix.lists import review_of
from uprtracker.followup.matrix.opening import opened

MOST_BYTES = 2**20
MOST_ROWS = 1000
LONGEST = 8000
_NUMBER = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3}){0,2})\b")
_DATED = re.compile(r"^\s*\([^()\n]{4,30}\)")
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "permanent name"),
    "number": ("number", "no.", "nr", "recommendation", "recommandation", "recomendaci"),
    "value": ("level", "status", "value", "assessment", "évaluation", "evaluaci"),
    "comment": ("comment", "remark", "observation"),
    "measures": ("measure", "mesure", "medida"),
    "evidence": ("evidence", "source", "preuve", "prueba"),
}


@dataclass(frozen=True, slots=True)
class Incoming:
    """A row of a file. `code` is empty where the workspace follows no such recommendation, `value` where no
    level was understood; `words` are comment, measures and evidence."""

    name: str
    code: str
    value: str
    words: Mapping[str, str] = field(default_factory=dict)


def incoming(own: Member, name: str, data: bytes, review: str = "") -> list[Incoming]:
    """Return the rows of a file. `review` says of which review its numbers are, where there are several.

    Raises ValidationError for a file that cannot be read or has no column of recommendations.
    """
    if len(data) > MOST_BYTES:
        raise ValidationError(_("It has more than {size} MB.").format(size=MOST_BYTES // 2**20))
    try:
        rows = list(_rows(own, name.lower(), data))
    except UprTrackerError as error:
        raise ValidationError(str(error)) from error
    if not rows:
        raise ValidationError(_("No column with numbers or codes of recommendations was found."))
    if len(rows) > MOST_ROWS:
        raise ValidationError(_("Bring in {n} rows at a time at most.").format(n=MOST_ROWS))
    known = _known(own, review or _review(own, [name for name, _cells in rows]))
    return [_incoming(name, cells, known) for name, cells in rows if any(cells.values())]


def level_in(text: str) -> tuple[str, str]:
    """Return the level that a text begins with and the rest of it; an empty level where there is none.

    >>> level_in("Partially implemented (12 May 2026). The law was changed.")
    ('partially', 'The law was changed.')
    """
    plain = " ".join(text.split(" ")).strip()
    if plain in GRADES:
        return plain, ""
    folded = plain.casefold()
    for words, value in _levels():
        if folded.startswith(words) and not folded[len(words) : len(words) + 1].isalpha():
            rest = _DATED.sub("", plain[len(words) :])
            return value, rest.lstrip(" .:;,–-\n")
    return "", plain


def _rows(own: Member, name: str, data: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    if name.endswith(".docx"):
        found = opened(data, {}, name=name)
        review_of(own.workspace, found)
        for row in found.filled.rows:
            yield row.number, {"value": row.before}
        return
    sheets = [list(read_records(data, name))] if name.endswith(".csv") else _sheets(data)
    for sheet in sheets:
        yield from _of_sheet(sheet)


def _sheets(data: bytes) -> list[list[list[str]]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "assessments.xlsx"
        path.write_bytes(data)
        return read_sheets(path)


def _of_sheet(sheet: Sequence[Sequence[str]]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield name and cells of each row below the first row that heads a column of recommendations."""
    places: dict[str, int] = {}
    for row in sheet:
        if not places:
            heads = {kind: at for kind in _COLUMNS if (at := _column(row, kind)) is not None}
            if ("code" in heads or "number" in heads) and heads.keys() & {"value", "comment"}:
                places = heads
            continue
        name = next((_cell(row, places[kind]) for kind in ("code", "number") if kind in places), "")
        if name:
            yield (
                name,
                {
                    kind: _cell(row, at)[:LONGEST]
                    for kind, at in places.items()
                    if kind not in ("code", "number")
                },
            )


def _column(row: Sequence[str], kind: str) -> int | None:
    """Return the first column whose heading begins with a word of this kind."""
    for at, cell in enumerate(row):
        if cell.strip().casefold().startswith(_COLUMNS[kind]):
            return at
    return None


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].replace("\x00", "").strip() if at < len(row) else ""


def _review(own: Member, names: Sequence[str]) -> str:
    """Return the review that most numbers are of; with codes it does not matter."""
    numbers = {found.group(1) for name in names if (found := _NUMBER.match(name))}
    rows = scope.recommendations(own.workspace).filter(number__in=numbers).order_by("-review__session")
    counts: dict[str, int] = {}
    for review in rows.values_list("review__code", flat=True):
        counts[review] = counts.get(review, 0) + 1
    return max(counts, key=lambda review: counts[review]) if counts else ""


def _known(own: Member, review: str) -> Mapping[str, str]:
    """Return codes of today by code and, of one review, by number."""
    known = {code.casefold(): code for code in scope.codes(own.workspace)}
    rows = scope.recommendations(own.workspace).filter(review__code=review).exclude(number="")
    return known | dict(rows.values_list("number", "code"))


def _incoming(name: str, cells: Mapping[str, str], known: Mapping[str, str]) -> Incoming:
    number = _NUMBER.match(name)
    code = known.get(name.casefold()) or (known.get(number.group(1), "") if number else "")
    if not code:
        now = scope.current([name]).get(name, "")
        code = now if now in known.values() else ""
    value, rest = level_in(cells.get("value", ""))
    comment = "\n".join(part for part in (rest, cells.get("comment", "")) if part)
    words = {"comment": comment[:LONGEST], **{kind: cells.get(kind, "") for kind in ("measures", "evidence")}}
    return Incoming(name[:120], code, value, {kind: text for kind, text in words.items() if text})


@lru_cache(maxsize=1)
def _levels() -> tuple[tuple[str, str], ...]:
    """Return the words for each level, longest first: ours in every language, and what people write."""
    found = {
        "not implemented": Value.NOT,
        "not": Value.NOT,
        "partial": Value.PARTIALLY,
        "partially": Value.PARTIALLY,
        "partly implemented": Value.PARTIALLY,
        "fully": Value.FULLY,
        "implemented": Value.FULLY,
        "not assessable": Value.NOT_ASSESSABLE,
        "not assessed": Value.NOT_ASSESSABLE,
    }
    for language, _name in settings.LANGUAGES:
        with override(language):
            found |= {str(value.label).casefold(): value for value in Value}
    return tuple(
        sorted(((words, value.value) for words, value in found.items()), key=lambda one: -len(one[0]))
    )
