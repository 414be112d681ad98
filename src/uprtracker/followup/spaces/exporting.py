"""All that a seat sees of its workspace, as one file: a table of each kind, and the recommendations followed.

    export(seat, "xlsx", stream)    # one workbook, a sheet for each kind
    export(seat, "csv", stream)     # a ZIP archive with a CSV file for each kind
    export(seat, "json", stream)    # one object, a list for each kind

The level of a record stands in its row, so that who gets the file knows what it may be used for.
"""

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.accounts.keeping import trace
from uprtracker.accounts.models import Kept, Member, Trace
from uprtracker.accounts.models.kept import kept_models
from uprtracker.core.errors import UprTrackerError
from uprtracker.exchange.tables import Cell, Column, Table, write_table
from uprtracker.exchange.tables.xlsx import write_workbook
from uprtracker.followup import scope
from uprtracker.followup.spaces.holdings import in_portions, key_of, own_fields, visible, words, words_of

FORMS = ("xlsx", "csv", "json")
_CHUNK = 500
Rows = Iterator[tuple[Cell, ...]]


def export(seat: Member, form: str, stream: IO[bytes]) -> int:
    """Write what the seat sees, and return the number of records. The export is noted for the party's audit.

    Raises UprTrackerError for a form that is not in FORMS.
    """
    if form not in FORMS:
        raise UprTrackerError(f"There is no export as {form!r}.", remedy=f"Choose {', '.join(FORMS)}.")
    trace(seat, Trace.Verb.EXPORTED, about=f"export.{form}")
    return _WRITERS[form](seat, stream)


def tables(seat: Member) -> Iterator[tuple[str, Table, Rows]]:
    """Yield key, columns and rows of what the seat sees; kinds of which it sees nothing are left out."""
    notes = (
        ("workspace", _("Workspace"), seat.workspace.title),
        ("party", _("As seen by"), str(seat.party)),
        ("made", _("Made on"), timezone.localdate().isoformat()),
    )
    yield "recommendations", _followed_table(notes), _followed(seat)
    for model in kept_models():
        rows = visible(model, seat).select_related("party", "author__user").order_by("pk")
        if rows.exists():
            yield key_of(model), _table(model, notes), _rows(model, rows, seat)


def _table(model: type[Kept], notes: tuple[tuple[str, str, Cell], ...]) -> Table:
    frame = (
        Column("id", _("Number")),
        Column("party", _("Party"), 24),
        Column("author", _("Written by"), 20),
        Column("level", _("Who sees it"), 16),
        Column("published_at", _("Published"), 12),
        Column("made_at", _("Made"), 12),
        Column("changed_at", _("Changed"), 12),
        Column("revision", _("Revision")),
    )
    own = tuple(Column(one.name, str(one.verbose_name), 30) for one in own_fields(model))
    return Table(words_of(model, many=True), (*frame, *own), _("About"), notes)


def _rows(model: type[Kept], rows: Any, seat: Member) -> Rows:
    fields = own_fields(model)
    for one in in_portions(rows):
        yield (
            one.pk,
            str(one.party),
            # Who sits in another party is theirs to tell.
            one.author.shown_name if one.party_id == seat.party_id else "",
            one.level,
            one.published_at.date().isoformat() if one.published_at else None,
            one.made_at.date().isoformat(),
            one.changed_at.date().isoformat(),
            one.revision,
            *(words(one, field) for field in fields),
        )


def _followed_table(notes: tuple[tuple[str, str, Cell], ...]) -> Table:
    columns = (
        Column("code", _("Code"), 18),
        Column("review", _("Review"), 10),
        Column("number", _("Number"), 10),
        Column("kind", _("Kind"), 16),
        Column("text", _("Text"), 80),
        Column("position", _("Response"), 12),
        Column("states", _("Recommended by"), 24, kind="texts"),
        Column("issues", _("Issues"), 30, kind="texts"),
    )
    return Table(_("Recommendations"), columns, _("About"), notes)


def _followed(seat: Member) -> Rows:
    codes = scope.codes(seat.workspace)
    for start in range(0, len(codes), _CHUNK):
        for one in scope.subjects(seat.workspace, codes[start : start + _CHUNK]):
            kind = "pledge" if one.pledge else "recommendation"
            yield one.code, one.review, one.number, kind, one.text, one.position, one.states, one.issues


def _workbook(seat: Member, stream: IO[bytes]) -> int:
    return write_workbook(((table, rows) for _key, table, rows in tables(seat)), stream)


def _archive(seat: Member, stream: IO[bytes]) -> int:
    count = 0
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, table, rows in tables(seat):
            with BytesIO() as held:
                count += write_table(table, rows, "csv", held)
                archive.writestr(f"{key}.csv", held.getvalue())
    return count


def _object(seat: Member, stream: IO[bytes]) -> int:
    count, whole = 0, {"workspace": seat.workspace.slug, "party": str(seat.party)}
    held: dict[str, Any] = dict(whole)
    for key, table, rows in tables(seat):
        names = [column.key for column in table.columns]
        held[key] = [dict(zip(names, row, strict=True)) for row in rows]
        count += len(held[key])
    stream.write(json.dumps(held, ensure_ascii=False).encode())
    return count


_WRITERS = {"xlsx": _workbook, "csv": _archive, "json": _object}
