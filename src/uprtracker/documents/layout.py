"""Rows of a PDF page are told apart: header, footer, footnote, body; then put in reading order.

Headers and footers as seen in the generations of UN layout:

    sessions 1-7     A/HRC/8/34 above "Page 3", both at the top, left or right
    sessions 8 on    A/HRC/26/10 at the top; "15", "GE.14-04933 15" or "2 GE.09-16252" at the bottom
    first pages      "GE.08-13337 (E) 300609" and a bar code in a private font at the bottom
"""

import re

from uprtracker.documents.document import Role
from uprtracker.documents.pdf import PrintedPage, Row

_HEADER_ROW = re.compile(
    r"(?:\s*(?:page\s?\d{1,3}|A/(?:HRC|\d{2,3})/\s?[\w./-]{1,30}[*∗]{0,3}|\d{1,3}(?=\s|$)))+\s*",
    re.IGNORECASE,
)
_FOOTER_ROW = re.compile(r"(?:\s*(?:GE\.\s?\d{2}-\d{4,6}.{0,30}|\d{1,3}|[\ue000-\uf8ff*]+))+\s*")
_HEADER_BAND = 0.11
_FOOTER_BAND = 0.12


def arranged(page: PrintedPage, first: bool) -> list[tuple[Row, Role]]:
    """Return the rows of a page in reading order with their roles."""
    headers: list[Row] = []
    footers: list[Row] = []
    body: list[Row] = []
    header_end, footer_start = page.height * _HEADER_BAND, page.height * (1 - _FOOTER_BAND)
    for row in page.rows:
        if row.top < header_end and not first and _HEADER_ROW.fullmatch(row.text):
            headers.append(row)
        elif row.top > footer_start and _FOOTER_ROW.fullmatch(row.text):
            footers.append(row)
        else:
            body.append(row)
    if first:
        body.sort(key=lambda row: (row.top, row.left))
    return [
        *((row, Role.HEADER) for row in sorted(headers, key=_top)),
        *((row, Role.BODY) for row in body),
        *((row, Role.FOOTER) for row in sorted(footers, key=_top)),
    ]


def _top(row: Row) -> float:
    return row.top
