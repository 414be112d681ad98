"""Records of UPR Info's spreadsheet, XLS or XLSX, read with calamine.

A spreadsheet is a hostile file like any other: an XLSX is a ZIP whose unpacked
size is measured, not believed, before it is opened, and the native reader works
in a child process with limits on memory and time.
"""

import io
import zipfile
import zlib
from pathlib import Path

from python_calamine import CalamineError, load_workbook

from uprtracker.core.errors import ExportError
from uprtracker.documents import run_isolated

MOST_UNPACKED = 256 * 2**20
MOST_MEMBERS = 1000
SECONDS = 60.0
_CHUNK = 2**20
_AGAIN = "Download it again, or open it in a spreadsheet program and save it as CSV."

Sheet = list[list[str]]


def read_sheets(path: Path) -> list[Sheet]:
    """Return the records of each sheet. Raises ExportError."""
    outcome = next(run_isolated(sheets_here, [path], workers=1, seconds=SECONDS))
    if outcome.value is not None:
        return outcome.value
    if isinstance(outcome.error, ExportError):
        raise outcome.error
    raise ExportError("the spreadsheet cannot be read.", place=path.name, remedy=_AGAIN) from outcome.error


def sheets_here(path: Path) -> list[Sheet]:
    """Like `read_sheets`, in this process."""
    data = path.read_bytes()
    if zipfile.is_zipfile(io.BytesIO(data)):
        _measure(data, path.name)
    try:
        workbook = load_workbook(io.BytesIO(data))
        sheets = (workbook.get_sheet_by_name(name) for name in workbook.sheet_names)
        return [
            [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
            for sheet in sheets
        ]
    except (CalamineError, OSError, ValueError) as error:
        raise ExportError(f"the spreadsheet is damaged ({error}).", place=path.name, remedy=_AGAIN) from error


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
