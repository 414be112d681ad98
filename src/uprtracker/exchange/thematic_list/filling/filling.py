"""One door to fill a list, whatever file it comes in."""

from collections.abc import Mapping

from uprtracker.core.errors import WrongKind
from uprtracker.documents.limits import LIMITS, Limits
from uprtracker.documents.package import Package
from uprtracker.exchange.thematic_list.filling.filled import Filled
from uprtracker.exchange.thematic_list.filling.sheet import S
from uprtracker.exchange.thematic_list.filling.spreadsheet import fill_spreadsheet
from uprtracker.exchange.thematic_list.filling.word import fill_word

_OLD = b"\xd0\xcf\x11\xe0"


def fill(
    data: bytes, assessments: Mapping[str, str], *, replace: bool = False, limits: Limits = LIMITS
) -> Filled:
    """Return the list (DOCX or XLSX) with the text of each number (`115.1`) in its row, a line a paragraph.

    A cell that holds other words is left as it is, unless `replace`. Numbers without a text keep their
    cell. The same input gives the same bytes, and filling twice changes nothing.

    Raises WrongKind when this is neither or holds no list, DamagedDocument, EncryptedDocument or
    TooLarge for what is not safe to open.
    """
    if not data.startswith(b"PK"):
        old = data.startswith(_OLD)
        raise WrongKind(
            "Lists in Word (DOCX) or Excel (XLSX) are filled, and this is neither.",
            remedy="Open it and save it as DOCX or XLSX, without a password." if old else "",
        )
    package = Package(data, limits)
    root = package.xml(package.main_part())
    if root is not None and root.tag == S + "workbook":
        return fill_spreadsheet(package, assessments, replace=replace)
    return fill_word(package, assessments, replace=replace)
