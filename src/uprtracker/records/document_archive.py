"""Documents as one ZIP archive: the files as they came, and a table that says what each of them is.

The archive is made while it is sent: no copy lies on the disk, and no file stands in memory whole.
"""

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db.models import Q
from django.utils.translation import gettext as _

from uprtracker.core.errors import UprTrackerError
from uprtracker.exchange.tables import Cell, Column, Table, write_table
from uprtracker.records.archive import path_of
from uprtracker.records.models import Document
from uprtracker.reference import load_reference

MOST = 300
"""Documents in one archive: a session has about a hundred."""
TABLE = "documents.csv"
_PIECE = 2**18
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # no archive knows an earlier one


class TooMany(UprTrackerError):
    """More documents than one archive takes."""


def chosen(wanted: Q) -> list[Document]:
    """Return the documents that fit, by review and symbol. Raises TooMany."""
    rows = Document.objects.filter(wanted).select_related("review").order_by("review__code", "symbol", "pk")
    found = list(rows[: MOST + 1])
    if len(found) > MOST:
        raise TooMany(
            _("One archive takes %(most)d documents at most, and these are more.") % {"most": MOST},
            remedy=_("Narrow the search, or take one session after the other."),
        )
    return found


def archive(documents: Sequence[Document], root: str) -> Iterator[bytes]:
    """Yield the archive piece by piece; `root` is the site's address, for the addresses in the table.

    A file that is not in the archive of this installation is missing from the ZIP, and the table says so.
    """
    sink = _Sink()
    named = _named(documents)
    with ZipFile(sink, "w") as whole:
        whole.writestr(_entry(TABLE, None), _table(named, root), compress_type=ZIP_DEFLATED)
        for name, document in named:
            yield sink.taken()
            path = path_of(document)
            if not path.is_file():
                continue
            with path.open("rb") as file, whole.open(_entry(name, document, path), "w") as target:
                while piece := file.read(_PIECE):
                    target.write(piece)
                    yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """What is written and was not sent yet. It cannot be wound back, and says so."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes | bytearray | memoryview) -> int:  # type: ignore[override]
        piece = bytes(data)
        self._pieces.append(piece)
        return len(piece)

    def taken(self) -> bytes:
        """Return what is waiting, and forget it."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def _named(documents: Sequence[Document]) -> list[tuple[str, Document]]:
    """Return each document with its name in the archive: the symbol, told apart where two have one."""
    names: set[str] = set()
    found = []
    for one in documents:
        stem = re.sub(r"[^A-Za-z0-9.]+", "_", one.symbol).strip("_.") or "document"
        name = f"{stem}.{one.media}"
        if name.lower() in names or not one.symbol:
            name = f"{stem}-{one.sha256[:16]}.{one.media}"
        names.add(name.lower())
        found.append((name, one))
    return found


def _entry(name: str, document: Document | None, path: Path | None = None) -> ZipInfo:
    day = document.date if document else None
    entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0) if day and day.year >= 1980 else _EARLIEST)
    entry.external_attr = 0o644 << 16
    if path is not None:
        entry.file_size = path.stat().st_size
    return entry


def _table(named: Sequence[tuple[str, Document]], root: str) -> bytes:
    stream = io.BytesIO()
    table = Table(name=_("Document"), columns=_columns(), notes_name=_("About"))
    write_table(table, (_row(name, one, root.rstrip("/")) for name, one in named), "csv", stream)
    return stream.getvalue()


def _columns() -> tuple[Column, ...]:
    return (
        Column("file", _("File")),
        Column("symbol", _("Symbol")),
        Column("title", _("Title")),
        Column("kind", _("Kind")),
        Column("language", _("Language")),
        Column("date", _("Date")),
        Column("sur", _("State under Review")),
        Column("sur_iso3", _("State under Review (ISO 3166)")),
        Column("session", _("Session")),
        Column("pages", _("Pages")),
        Column("size", _("Bytes")),
        Column("sha256", "SHA-256"),
        Column("name", _("Name as it came")),
        Column("address", _("Address")),
    )


def _row(name: str, one: Document, root: str) -> tuple[Cell, ...]:
    state = load_reference(demo=True).states.by_iso3.get(one.review.state) if one.review else None
    return (
        name if path_of(one).is_file() else _("(the file is missing)"),
        one.symbol,
        one.title,
        one.kind,
        one.language,
        one.date.isoformat() if one.date else "",
        state.name if state else "",
        one.review.state if one.review else "",
        one.review.session if one.review else None,
        len(one.pages) or None,
        one.size,
        one.sha256,
        one.name,
        f"{root}/documents/{one.symbol or f'file-{one.sha256[:16]}'}/",
    )
