"""The rows of a spreadsheet, one at a time, however many there are.

An XLSX is a ZIP of XML files. Sheet and shared texts are read as streams; the shared texts wait in a
temporary file, since any cell may ask for any of them. A spreadsheet is hostile: what is unpacked is
counted, document types (entities) are refused, rows and cells are bounded, formulas are never worked out.
"""

import tempfile
import zipfile
import zlib
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from lxml import etree

from uprtracker.core.errors import ExportError

MOST_UNPACKED = 2 * 2**30
"""The whole index, 268,000 records, unpacks to about 0.5 GB."""
MOST_MEMBERS = 1000
MOST_CELLS = 256
LONGEST_TEXT = 200_000
AGAIN = "Download the export again."

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_ROWS = tuple(space + name for space in (_MAIN, _STRICT) for name in ("row", "c"))
_TEXTS = tuple(space + "si" for space in (_MAIN, _STRICT))
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_HEAD = 1024

Row = tuple[int, dict[int, str]]
"""Number of a row, the first being 1, and the texts of its cells by column, the first being 0."""


class Counted:
    """A stream of one member that stops when the package has unpacked too much."""

    def __init__(self, stream: IO[bytes], package: "Package") -> None:
        self._stream = stream
        self._package = package
        self._begun = False

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes. Raises ExportError for a document type and beyond the limit."""
        data = self._stream.read(2**16 if size < 0 else size)
        if not self._begun:
            self._begun = True
            if b"<!DOCTYPE" in data[:_HEAD].upper() or b"<\x00!\x00" in data[:_HEAD]:
                raise self._package.error("the XML in it has a document type, which no spreadsheet has")
        self._package.unpacked += len(data)
        if self._package.unpacked > MOST_UNPACKED:
            raise self._package.error(f"it unpacks to more than {MOST_UNPACKED // 2**20} MB")
        return data


class Package:
    """An open XLSX."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._texts: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed in `close`
        self._starts = array("Q", [0])
        self.unpacked = 0
        if len(archive.infolist()) > MOST_MEMBERS:
            raise self.error(f"it holds {len(archive.infolist())} files")
        self.since_1904 = self._dates_since_1904()
        self._keep_texts()

    def error(self, what: str, row: int = 0) -> ExportError:
        """Return the error that says what is wrong, and in which row."""
        place = f"{self._name}, row {row}" if row else self._name
        return ExportError(f"{what}.", place=place, remedy=AGAIN)

    def sheets(self) -> list[str]:
        """Return the names of the members that are sheets, in the order of their numbers."""
        names = [name for name in self._archive.namelist() if name.startswith("xl/worksheets/")]
        return sorted((name for name in names if name.endswith(".xml")), key=lambda name: (len(name), name))

    def rows(self, sheet: str) -> Iterator[Row]:
        """Yield the rows of a sheet. Raises ExportError."""
        number, cells = 0, {}  # type: int, dict[int, str]
        last = -1
        for element in self._elements(sheet, _ROWS):
            if element.tag.endswith("}c"):
                last = _column(element.get("r", ""), last + 1)
                if len(cells) >= MOST_CELLS or last >= 2**14:
                    raise self.error("it has too many columns", number + 1)
                text = self._text(element, number + 1)
                if text:
                    cells[last] = text
            else:
                number = _number(element.get("r", ""), number + 1)
                yield number, cells
                cells, last = {}, -1

    def close(self) -> None:
        """Let go of the temporary file."""
        self._texts.close()

    def _text(self, cell: etree._Element, row: int) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            text = _written(cell)
        else:
            value = cell.find("{*}v")
            text = (value.text or "") if value is not None else ""
            if kind == "s":
                text = self._shared(text, row)
        if len(text) > LONGEST_TEXT:
            raise self.error(f"a cell has more than {LONGEST_TEXT} letters", row)
        return text

    def _shared(self, place: str, row: int) -> str:
        at = int(place) if place.isdecimal() and len(place) < 10 else -1
        if not 0 <= at < len(self._starts) - 1:
            raise self.error(f"a cell asks for text {place!r}, which the file does not hold", row)
        self._texts.seek(self._starts[at])
        return self._texts.read(self._starts[at + 1] - self._starts[at]).decode("utf-8", "replace")

    def _keep_texts(self) -> None:
        if "xl/sharedStrings.xml" not in self._archive.namelist():
            return
        end = 0
        for element in self._elements("xl/sharedStrings.xml", _TEXTS):
            end += self._texts.write(_written(element)[: LONGEST_TEXT + 1].encode("utf-8", "replace"))
            self._starts.append(end)

    def _dates_since_1904(self) -> bool:
        if "xl/workbook.xml" not in self._archive.namelist():
            raise self.error("this is no spreadsheet")
        tags = (f"{_MAIN}workbookPr", f"{_STRICT}workbookPr")
        found = [each.get("date1904", "0") for each in self._elements("xl/workbook.xml", tags)]
        return bool(found) and found[0] in ("1", "true")

    def _elements(self, member: str, tags: tuple[str, ...]) -> Iterator[etree._Element]:
        """Yield elements as they end, and forget each afterwards."""
        try:
            with self._archive.open(member) as packed:
                stream = Counted(packed, self)
                for _event, element in etree.iterparse(
                    stream, tag=tags, resolve_entities=False, no_network=True, huge_tree=False
                ):
                    yield element
                    element.clear()
                    while element.getprevious() is not None and element.getparent() is not None:
                        del element.getparent()[0]
        except _DAMAGED as error:
            raise self.error(f"the spreadsheet is damaged ({error})") from error


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """Give an XLSX for reading. Raises ExportError."""
    try:
        archive = zipfile.ZipFile(path)
    except _DAMAGED as error:
        raise ExportError(f"the spreadsheet is damaged ({error}).", place=path.name, remedy=AGAIN) from error
    with archive:
        package = Package(archive, path.name)
        try:
            yield package
        finally:
            package.close()


def _written(element: etree._Element) -> str:
    """Return the text of a cell, its parts of different style joined, without how it is pronounced."""
    return "".join(
        part.text or ""
        for part in element.iter("{*}t")
        if (above := part.getparent()) is not None and not above.tag.endswith("}rPh")
    )


def _column(reference: str, otherwise: int) -> int:
    letters = reference.rstrip("0123456789")
    if not 0 < len(letters) <= 3 or not (letters.isascii() and letters.isalpha()):
        return otherwise
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - 64
    return place - 1


def _number(reference: str, otherwise: int) -> int:
    return (
        int(reference) if reference.isascii() and reference.isdecimal() and len(reference) < 8 else otherwise
    )
