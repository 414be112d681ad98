"""Records of UPR Info's CSV.

As published (session 1 to 20) a record ends in a carriage return, as on the
Macintosh of old, and so do its letters beyond ASCII: byte 0x8e is é. Read as
Latin-1, which is what the file is said to be, they come out as control
characters. So columns are kept in Latin-1, byte by byte, and only the text is
read in the encoding it was written in. Files saved again by others may be UTF-8
or Windows. A quoted cell may hold line ends.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from uprtracker.core.errors import ExportError

_LINE_END = re.compile(rb"\r\n?|\n")
_CONTROLS = re.compile(rb"[\x80-\x9f]")
_AGAIN = "Download the export again; if it was edited, save it as CSV with commas."


def encoding(data: bytes) -> str:
    """Return the encoding of the text: `utf-8-sig`, `mac_roman`, `cp1252` or `latin-1`."""
    if data.isascii():
        return "latin-1"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8-sig"
    line_end = _LINE_END.search(data)
    if line_end is not None and line_end.group() == b"\r":
        return "mac_roman"
    return "cp1252" if _CONTROLS.search(data) else "latin-1"


def _is_utf16(data: bytes) -> bool:
    """Tell by its mark, or by every second byte of the beginning being empty."""
    head = data[:64]
    empty = max(head[0::2].count(0), head[1::2].count(0))
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or empty > len(head) // 3 > 0


def read_records(data: bytes, place: str) -> Iterator[list[str]]:
    """Yield the cells of each record, in UTF-8 or else Latin-1. Raises ExportError with the row."""
    if _is_utf16(data):
        raise ExportError(
            "its text is UTF-16 (“Unicode text” of a spreadsheet program).",
            place=place,
            remedy="Save it as CSV UTF-8 with commas.",
        )
    if b"\x00" in data:
        line = len(_LINE_END.findall(data[: data.index(b"\x00")])) + 1
        raise ExportError(
            "there is a NUL byte: damaged, or not a CSV file.", place=f"{place}, line {line}", remedy=_AGAIN
        )
    coding = encoding(data)
    text = data.decode("utf-8-sig" if coding == "utf-8-sig" else "latin-1")
    number = 0
    try:
        for record in csv.reader(io.StringIO(text, newline=""), strict=True):
            number += 1
            yield record
    except csv.Error as error:
        raise ExportError(
            f"the quotation marks do not match, or a cell has no end ({error}).",
            place=f"{place}, row {number + 1}",
            remedy=_AGAIN,
        ) from error
