"""Records of UPR Info's spreadsheet, XLS or XLSX, read with calamine.

A spreadsheet is a hostile file like any other: an XLSX is a ZIP whose unpacked
size is measured, not believed, before it is opened.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator

from python_calamine import CalamineError, load_workbook

from uprtracker.core.errors import ExportError

MOST_UNPACKED = 256 * 2**20
MOST_MEMBERS = 1000
_CHUNK = 2**20
_AGAIN = "Download it again, or open it in a spreadsheet program and save it as CSV."


def read_sheets(data: bytes, place: str) -> Iterator[Iterator[list[str]]]:
    """Yield the records of each sheet, first sheet first. Raises ExportError."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        _measure(data, place)
    try:
        workbook = load_workbook(io.BytesIO(data))
        for index in range(len(workbook.sheet_names)):
            rows = workbook.get_sheet_by_index(index).to_python(skip_empty_area=False)
            yield ([_cell(value) for value in row] for row in rows)
    except (CalamineError, OSError, ValueError) as error:
        raise ExportError(f"the spreadsheet is damaged ({error}).", place=place, remedy=_AGAIN) from error


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _measure(data: bytes, place: str) -> None:
    """Unpack every member to nowhere and count; the sizes a ZIP declares may lie."""
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS:
                raise ExportError(f"it holds {len(members)} files.", place=place, remedy=_AGAIN)
            for member in members:
                left -= _unpacked(archive, member, left)
                if left < 0:
                    size = MOST_UNPACKED // 2**20
                    raise ExportError(f"it unpacks to more than {size} MB.", place=place, remedy=_AGAIN)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise ExportError(f"the XLSX is damaged ({error}).", place=place, remedy=_AGAIN) from error


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> int:
    with archive.open(member) as packed:
        packed.read(0)
    if member.compress_type != zipfile.ZIP_DEFLATED:
        return member.file_size
    raw = archive.fp
    if raw is None:
        return 0
    return _inflate(raw.read(member.compress_size), most)


def _inflate(packed: bytes, most: int) -> int:
    engine, size = zlib.decompressobj(-zlib.MAX_WBITS), 0
    while packed and not engine.eof and size <= most:
        size += len(engine.decompress(packed, _CHUNK))
        packed = engine.unconsumed_tail
    return size
