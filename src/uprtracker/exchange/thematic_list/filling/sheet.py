"""A sheet of an XLSX as rows of cells, and texts put into cells in their look.

<row r="2"><c r="A2" s="3" t="s"><v>17</v></c><c r="D2" s="3"/></row>
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from uprtracker.documents.package import Package
from uprtracker.exchange.xml_letters import without_forbidden

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LONGEST = 32_767
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CUT = " […]"


def shared_texts(package: Package, names: Sequence[str]) -> list[str]:
    """Return the texts that cells refer to by number; readings above the line (`rPh`) left out."""
    root = package.xml(names[0]) if names else None
    return [] if root is None else [_text(one) for one in root.iterfind(S + "si")]


def cells_of(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Yield the cells of a row with their columns, from 0."""
    at = -1
    for cell in row.iterfind(S + "c"):
        found = _CELL.fullmatch(cell.get("r", ""))
        at = column_of(found[1]) if found else at + 1
        yield at, cell


def said(cell: etree._Element, shared: Sequence[str]) -> str:
    """Return what a cell shows: its text, or the value that its formula last gave."""
    kind, value = cell.get("t", "n"), cell.findtext(S + "v") or ""
    if kind == "inlineStr":
        inline = cell.find(S + "is")
        return "" if inline is None else _text(inline)
    if kind == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    return value


def put(row: etree._Element, column: int, text: str, like: etree._Element | None) -> None:
    """Write a text into the cell of a column; a new cell looks like `like`. Texts are never formulas."""
    cell = next((one for at, one in cells_of(row) if at == column), None)
    if cell is None:
        cell = etree.Element(S + "c")
        cell.set("r", f"{letters_of(column)}{row.get('r', '')}")
        if like is not None and like.get("s"):
            cell.set("s", like.get("s", ""))
        row.insert(sum(at < column for at, _ in cells_of(row)), cell)
        row.attrib.pop("spans", "")
    for child in list(cell):
        cell.remove(child)
    clean = without_forbidden(text)
    cell.set("t", "inlineStr")
    words = etree.SubElement(etree.SubElement(cell, S + "is"), S + "t")
    words.text = clean if len(clean) <= LONGEST else clean[: LONGEST - len(_CUT)] + _CUT
    words.set(_SPACE, "preserve")


def stretch_merged(sheet: etree._Element, last: int) -> None:
    """Let merged cells that end in column `last` of one row, as themes do, run over one column more."""
    for merged in sheet.iter(S + "mergeCell"):
        corners = [_CELL.fullmatch(corner) for corner in merged.get("ref", "").split(":")]
        if len(corners) == 2 and corners[0] and corners[1]:
            (first, top), (end, bottom) = corners[0].groups(), corners[1].groups()
            if top == bottom and column_of(end) == last and first != end:
                merged.set("ref", f"{first}{top}:{letters_of(last + 1)}{bottom}")


def widen(sheet: etree._Element, column: int, width: float) -> None:
    """Give a column that has no width of its own one, in letters."""
    columns = sheet.find(S + "cols")
    if columns is None or any(int(one.get("max", "0")) > column for one in columns):
        return
    one = etree.SubElement(columns, S + "col")
    for name, value in (("min", column + 1), ("max", column + 1), ("width", width), ("customWidth", 1)):
        one.set(name, str(value))


def column_of(letters: str) -> int:
    """Return the place of column `A`, from 0."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def letters_of(column: int) -> str:
    """Return the letters of a column, from 0."""
    found, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        found = chr(65 + digit) + found
    return found


def _text(element: etree._Element) -> str:
    direct = [one.text or "" for one in element.iterfind(S + "t")]
    return "".join(direct or [one.text or "" for one in element.iterfind(f"{S}r/{S}t")])
