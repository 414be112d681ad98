"""Rows of a PDF page are told apart: header, footer, footnote, body; then put in reading order.

Headers and footers as seen in the generations of UN layout:

    sessions 1-7     A/HRC/8/34 above "Page 3", both at the top, left or right
    sessions 8 on    A/HRC/26/10 at the top; "15", "GE.14-04933 15" or "2 GE.09-16252" at the bottom
    first pages      "GE.08-13337 (E) 300609" and a bar code in a private font at the bottom

A first or last row apart from the text is one too when most pages have its words (numbers aside).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from uprtracker.documents.document import Role
from uprtracker.documents.footnotes import note_rows
from uprtracker.documents.fragments import whole_rows
from uprtracker.documents.pdf import PrintedPage, Row

_HEADER_ROW = re.compile(
    r"(?:\s*(?:page\s?\d{1,3}|página\s?\d{1,3}|A/(?:HRC/?|\d{2,3}/)\s?[\w./-]{1,30}[*∗]{0,3}|\d{1,3}(?=\s|$)))+\s*",
    re.IGNORECASE,
)
_FOOTER_ROW = re.compile(
    r"(?:\s*(?:GE\.\s?\d{2}-\d{4,6}.{0,30}|\d{1,3}|\*?[\ue000-\uf8ff]{3,}\*?|\*\d{6,8}\*))+\s*"
)
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{3}")
_HEADER_BAND = 0.11
_FOOTER_BAND = 0.14
_FORM_FOOTER_BAND = 0.35  # of the first page, whose notes may stand below "GE.14-10028 (E)"

_FEWEST_PAGES = 2  # on which repetition tells something
_WIDE_GAP = 1.5  # in heights of a row; paragraphs keep 0.6

Arranged = list[tuple[Row, Role]]


def arranged(pages: Sequence[PrintedPage]) -> tuple[list[Arranged], float]:
    """Return the rows of each page in reading order with their roles, and the font size of the text."""
    body_size = _body_size(pages)
    repeated = _repeated(pages)
    running = False
    result: list[Arranged] = []
    for page in pages:
        headers, body, footers = _bands(page, repeated, first=not result)
        notes = note_rows(body, body_size, running)
        running = bool(notes) and len(body) - 1 in notes
        result.append(
            [
                *((row, Role.HEADER) for row in headers),
                *((row, Role.FOOTNOTE if at in notes else Role.BODY) for at, row in enumerate(body)),
                *((row, Role.FOOTER) for row in footers),
            ]
        )
    return result, body_size


def _body_size(pages: Sequence[PrintedPage]) -> float:
    """Return the font size of most of the text."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _repeated(pages: Sequence[PrintedPage]) -> frozenset[str]:
    """Return the words of first and last rows, apart from the text, that more than half of the pages have."""
    counted = Counter(words for page in pages for words in {_words(row) for row in _apart(page)})
    fewest = max(_FEWEST_PAGES, len(pages) // 2 + 1)
    return frozenset(words for words, count in counted.items() if count >= fewest)


def _apart(page: PrintedPage) -> Iterator[Row]:
    """Yield the first and the last row of a page where they have words and a wide gap to the next."""
    rows = sorted(page.rows, key=_top)
    for row, neighbour in ((rows[0], rows[1]), (rows[-1], rows[-2])) if len(rows) > 1 else ():
        gap = max(row.top, neighbour.top) - min(row.bottom, neighbour.bottom)
        if gap > _WIDE_GAP * (row.bottom - row.top) and _WORD.search(row.text):
            yield row


def _words(row: Row) -> str:
    return _NUMBER.sub("", row.text).strip()


def _bands(
    page: PrintedPage, repeated: frozenset[str], first: bool
) -> tuple[list[Row], list[Row], list[Row]]:
    """Return headers, body and footers; the body of the first page, which is a form, from top to bottom."""
    headers: list[Row] = []
    footers: list[Row] = []
    body: list[Row] = []
    header_end = page.height * _HEADER_BAND
    footer_start = page.height * (1 - (_FORM_FOOTER_BAND if first else _FOOTER_BAND))
    for row in page.rows:
        running = bool(repeated) and _words(row) in repeated
        if row.top < header_end and not first and (running or _HEADER_ROW.fullmatch(row.text)):
            headers.append(row)
        elif row.top > footer_start and (running or _FOOTER_ROW.fullmatch(row.text)):
            footers.append(row)
        else:
            body.append(row)
    if first:
        body.sort(key=lambda row: (row.top, row.left))
    headers.sort(key=_top)
    footers.sort(key=_top)
    return headers, whole_rows(body), footers


def _top(row: Row) -> float:
    return row.top
