"""A table of texts that somebody wants coded: CSV with the columns `id` and `text`.

    id,text
    17,"Ratify the Convention, and publish its text"

UTF-8, with or without a byte order mark; commas, semicolons or tabs, as the first row has them; any
line ends, also within quotes. Other columns are passed over, the order of columns and capitals in
their names do not matter. An empty text is a text.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import IO

from uprtracker.core.errors import TableError

WANTED = ("id", "text")
_DELIMITERS = ",;\t"
_SAVE = "Save it as CSV UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW"
_QUOTE = "A text with separators, quotes or line ends stands in quotes, a quote within it twice."


def read_texts(stream: IO[bytes], place: str) -> Iterator[tuple[str, str]]:
    """Yield id and text of each row, as they stand, in order; the stream is read as it is needed, and closed.

    Raises TableError with the line where it cannot be read: no UTF-8, a column missing or there
    twice, a row with more or fewer cells than the first, quotes that do not match.
    """
    # Bytes that are no UTF-8 are carried along, so that the line they stand on can be named.
    lines = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    head = lines.readline()
    reader = csv.reader(chain([head] if head else [], lines), delimiter=_delimiter(head), strict=True)
    try:
        first = next(reader, [])
        _refuse_unreadable(first, place, reader.line_num)
        at = _columns(first, place)
        for row in reader:
            if not row:  # an empty line is no row
                continue
            _refuse_unreadable(row, place, reader.line_num)
            if len(row) != len(first):
                raise TableError(
                    f"{len(row)} cells, where the first row has {len(first)}.",
                    place=f"{place}, line {reader.line_num}",
                    remedy=_QUOTE,
                )
            yield row[at[0]], row[at[1]]
    except csv.Error as error:
        raise TableError(
            f"the quotes do not match, or a cell has no end ({error}).",
            place=f"{place}, line {reader.line_num}",
            remedy=_QUOTE,
        ) from error


def _delimiter(head: str) -> str:
    """Return what separates the names in the first row; a comma where nothing does."""
    return max(_DELIMITERS, key=lambda one: (head.count(one), one == ","))


def _columns(first: Sequence[str], place: str) -> tuple[int, int]:
    """Return where id and text stand in each row."""
    names = [name.strip().lower() for name in first]
    for name in WANTED:
        if names.count(name) != 1:
            fault = "is no column" if name not in names else "is more than one column"
            listed = ", ".join(cell.strip() for cell in first[:10]) or "nothing"
            raise TableError(
                f"there {fault} “{name}”; the first row has {listed}.",
                place=f"{place}, line 1",
                remedy="Name the columns in the first row: id,text",
            )
    return names.index("id"), names.index("text")


def _refuse_unreadable(row: Sequence[str], place: str, line: int) -> None:
    for cell in row:
        if "\0" in cell or any("\udc80" <= letter <= "\udcff" for letter in cell):
            raise TableError("this is not UTF-8.", place=f"{place}, line {line}", remedy=_SAVE)
