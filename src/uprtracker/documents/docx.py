"""DOCX bytes become pages of paragraphs with the numbers that Word gives them.

A page ends where Word noted it when it last laid the file out, else at explicit
page breaks. Notes stand at the end of the page that refers to them, page headers
and footers once, on the first page. Cells of tables are paragraphs in reading
order and know their place (`Line.cell`).
"""

from collections.abc import Iterator

from lxml import etree

from uprtracker.core.errors import DamagedDocument, EmptyDocument, ImageOnlyDocument, TooLarge
from uprtracker.core.finding import Finding
from uprtracker.documents.document import Line, Page, Role
from uprtracker.documents.limits import LIMITS, Limits
from uprtracker.documents.numbering import in_form, read_numbering
from uprtracker.documents.package import Package
from uprtracker.documents.word import W, int_of, is_on, value_of
from uprtracker.documents.word_styles import Styles
from uprtracker.documents.word_text import ParagraphText, text_of

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


def read_docx(data: bytes, limits: Limits = LIMITS) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """Return the pages, and findings on what was left out.

    Raises DamagedDocument, EncryptedDocument, EmptyDocument, ImageOnlyDocument or TooLarge.
    """
    package = Package(data, limits)
    main = package.main_part()
    root = package.xml(main)
    body = None if root is None else root.find(W + "body")
    if root is None or body is None:
        raise DamagedDocument("The Word file has no text part.", place=main)
    reader = _Reader(package, main, root, limits)
    reader.read(body)
    pages = reader.pages()
    if not any(line.role is Role.BODY for page in pages for line in page.lines):
        if next(root.iter("{*}blip", "{*}imagedata"), None) is not None:
            raise ImageOnlyDocument("The Word file holds pictures and no text.")
        raise EmptyDocument("The Word file holds no text.")
    return pages, _findings(root)


def _findings(root: etree._Element) -> tuple[Finding, ...]:
    deleted = sum(1 for _ in root.iter(W + "del", W + "moveFrom"))
    if not deleted:
        return ()
    message = f"The file has tracked changes: {deleted} deletions were left out, insertions were read."
    return (Finding("tracked-changes", message, severity="note"),)


class _Reader:
    """Walks the blocks of a document and fills pages."""

    def __init__(self, package: Package, main: str, root: etree._Element, limits: Limits) -> None:
        related = package.related(main)

        def part(kind: str) -> etree._Element | None:
            return package.xml(related[kind][0]) if kind in related else None

        self._styles = Styles(part("styles"))
        self._numbering = read_numbering(part("numbering"), self._styles.lists())
        self._notes = {kind: _notes(part(kind + "s"), kind) for kind in ("footnote", "endnote")}
        self._bands = {
            role: [package.xml(name) for name in related.get(kind, ())]
            for role, kind in ((Role.HEADER, "header"), (Role.FOOTER, "footer"))
        }
        self._note_forms = {"footnote": "decimal", "endnote": _endnote_form(root)}
        self._note_counts = {"footnote": 0, "endnote": 0}
        self._rendered = next(root.iter(W + "lastRenderedPageBreak"), None) is not None
        self._limits = limits
        self._lines: list[list[Line]] = [[]]
        self._page_notes: list[list[Line]] = [[]]
        self._at = 0
        self._count = 0
        self._tables = 0
        self._pending = ""

    def read(self, body: etree._Element) -> None:
        """Read all blocks of the body."""
        self._blocks(body, None)

    def pages(self) -> tuple[Page, ...]:
        """Return what has been read: lines, then notes, per page; headers and footers on the first."""
        bands = {role: tuple(_band_lines(parts, role)) for role, parts in self._bands.items()}
        pages = []
        for number, (lines, notes) in enumerate(zip(self._lines, self._page_notes, strict=True), 1):
            first = number == 1
            headers = bands[Role.HEADER] if first else ()
            footers = bands[Role.FOOTER] if first else ()
            pages.append(Page(number, (*headers, *lines, *notes, *footers)))
        return tuple(pages)

    def _blocks(self, parent: etree._Element, cell: tuple[int, int, int] | None) -> None:
        for child in parent:
            if child.tag == W + "p":
                self._paragraph(child, cell)
            elif child.tag == W + "tbl":
                self._table(child)
            elif child.tag in _WRAPPERS:
                self._blocks(child, cell)

    def _table(self, table: etree._Element) -> None:
        """Read a table; all cells of a row begin on the page on which the row begins."""
        self._tables += 1
        number = self._tables
        for row_number, row in enumerate(_rows(table), 1):
            start = furthest = self._at
            for column, cell in enumerate(descend(row, W + "tc"), 1):
                self._at = start
                self._blocks(cell, (number, row_number, column))
                furthest = max(furthest, self._at)
            self._at = furthest

    def _paragraph(self, element: etree._Element, cell: tuple[int, int, int] | None) -> None:
        self._count += 1
        if self._count > self._limits.paragraphs:
            raise TooLarge(f"The Word file has more than {self._limits.paragraphs} paragraphs.")
        properties = element.find(W + "pPr")
        found = text_of(element, self._rendered)
        if not self._rendered and is_on(properties, "pageBreakBefore") and self._lines[self._at]:
            self._turn(1)
        if found.breaks_before:
            self._turn(found.breaks_before)
        if _mark_deleted(properties):  # then it runs on in the next paragraph
            self._pending = f"{self._pending} {found.text}".strip()
        elif found.text or self._pending:
            self._lines[self._at].append(self._line(found, properties, cell))
        for box in found.boxes:
            self._blocks(box, cell)
        self._turn(found.breaks - found.breaks_before)

    def _line(
        self, found: ParagraphText, properties: etree._Element | None, cell: tuple[int, int, int] | None
    ) -> Line:
        name = (properties is not None and value_of(properties, "pStyle")) or self._styles.default
        style = self._styles.resolved(name)
        shift = len(self._pending) + 1 if self._pending else 0
        text = f"{self._pending} {found.text}".strip()
        self._pending = ""
        marks = tuple((at + shift, self._note(kind, note_id, own)) for at, kind, note_id, own in found.notes)
        return Line(
            text,
            size=style.points,
            number=self._number(properties, name),
            marks=marks,
            heading=bool(style.heading),
            cell=cell,
        )

    def _number(self, properties: etree._Element | None, style_name: str) -> str:
        """Return the automatic number; list 0 takes the number of the style away."""
        style = self._styles.resolved(style_name)
        own = None if properties is None else properties.find(W + "numPr")
        list_id = style.list_id
        level = -1 if style.level is None else style.level
        if own is not None:
            list_id = value_of(own, "numId") or list_id
            level = int_of(value_of(own, "ilvl"), level)
        if not list_id or list_id == "0":
            return ""
        if level < 0:
            level = self._numbering.level_of_style(list_id, style_name)
        return self._numbering.next_number(list_id, level)

    def _note(self, kind: str, note_id: str, own_mark: bool) -> str:
        """Put the note that is referred to on this page; return its mark."""
        paragraphs = self._notes[kind].get(note_id, [])
        if own_mark:
            mark = "*"
        else:
            self._note_counts[kind] += 1
            mark = in_form(self._note_counts[kind], self._note_forms[kind])
        for at, paragraph in enumerate(paragraphs):
            text = text_of(paragraph, self._rendered).text
            if text:
                self._page_notes[self._at].append(Line(text, Role.FOOTNOTE, number="" if at else mark))
        return mark

    def _turn(self, count: int) -> None:
        for _ in range(count):
            self._at += 1
            if self._at >= self._limits.pages:
                raise TooLarge(f"The Word file has more than {self._limits.pages} pages.")
            if self._at == len(self._lines):
                self._lines.append([])
                self._page_notes.append([])


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for row in descend(table, W + "tr"):
        properties = row.find(W + "trPr")
        if properties is None or properties.find(W + "del") is None:
            yield row


def descend(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield children of `parent` with this tag, looking through content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from descend(child, tag)


def _mark_deleted(properties: etree._Element | None) -> bool:
    characters = None if properties is None else properties.find(W + "rPr")
    return characters is not None and characters.find(W + "del") is not None


def _endnote_form(root: etree._Element) -> str:
    for properties in root.iter(W + "endnotePr"):
        if form := value_of(properties, "numFmt"):
            return form
    return "lowerRoman"


def _notes(root: etree._Element | None, kind: str) -> dict[str, list[etree._Element]]:
    if root is None:
        return {}
    return {note.get(W + "id", ""): list(note.iter(W + "p")) for note in root.iterfind(W + kind)}


def _band_lines(parts: list[etree._Element | None], role: Role) -> Iterator[Line]:
    """Yield each different text of the headers or footers once."""
    texts = (
        text_of(paragraph, False).text
        for part in parts
        if part is not None
        for paragraph in part.iter(W + "p")
    )
    for text in dict.fromkeys(texts):
        if text:
            yield Line(text, role)
