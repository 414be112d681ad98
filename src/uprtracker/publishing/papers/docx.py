"""A paper as a Word file: styles, real endnotes, numbered paragraphs, tables with repeated heads.

What a reader of the file gets is Word's own: headings appear in its outline, paragraphs are
numbered by Word and so stay right when people go on writing, endnotes are Word's endnotes.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from uprtracker.publishing.papers.direction import pieces
from uprtracker.publishing.papers.fixed import fixed_words, same_bytes
from uprtracker.publishing.papers.link import add_link
from uprtracker.publishing.papers.paper import (
    Block,
    Change,
    Heading,
    Items,
    Note,
    Paper,
    Paragraph,
    Run,
    Table,
    Words,
    linked,
    plain,
    written,
)
from uprtracker.publishing.papers.word_notes import WordNotes
from uprtracker.publishing.papers.word_styles import begin_list, dress, in_list


def write_docx(paper: Paper) -> bytes:
    """Return the paper as the bytes of a DOCX; the same paper gives the same bytes."""
    writer = _Writer(paper)
    stream = BytesIO()
    writer.whole().save(stream)
    return same_bytes(stream.getvalue())


class _Writer:
    """One file being written."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.word: WordDocument = Document()
        dress(self.word, paper)
        self.notes = WordNotes(self.word, paper.right_to_left)
        self.fixed = fixed_words(paper.language)

    def whole(self) -> WordDocument:
        """Write title, text, signatories and annexes in that order, and who made it nowhere."""
        paper = self.paper
        self._properties()
        self.fill(self.paragraph("Title"), plain(paper.title))
        for line in paper.lines:
            self.fill(self.paragraph("Subtitle"), plain(line))
        self.blocks(paper.blocks)
        if paper.signatories:
            self.block(Heading(self.fixed.signatories))
            for one in paper.signatories:
                note = (Run(f" ({one.note})"),) if one.note else ()
                self.fill(self.paragraph("ListBullet"), (Run(one.name, bold=True), *note))
        for annex in paper.annexes:
            heading = self.paragraph("Heading1")
            heading.paragraph_format.page_break_before = True
            self.fill(heading, plain(annex.title))
            self.blocks(annex.blocks)
        return self.word

    def paragraph(self, style: str) -> WordParagraph:
        """Add an empty paragraph; by the id of its style, since names are looked up slowly."""
        paragraph = self.word.add_paragraph()
        paragraph._p.style = style
        return paragraph

    def blocks(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        match block:
            case Heading():
                self.fill(self.paragraph(f"Heading{min(block.level, 3)}"), plain(block.text))
            case Paragraph():
                style = "Quote" if block.quote else "NumberedText" if block.numbered else "BodyText"
                self.fill(self.paragraph(style), block.words)
            case Items():
                number = begin_list(self.word) if block.ordered else None
                for words in block.items:
                    paragraph = self.paragraph("ListNumber" if number else "ListBullet")
                    if number:
                        in_list(paragraph, number)
                    self.fill(paragraph, words)
            case Table():
                self.table(block)

    def table(self, block: Table) -> None:
        """Write a table whose head is repeated on each page and whose rows are not torn apart."""
        if block.caption:
            self.fill(self.paragraph("Caption"), plain(block.caption))
        columns = len(block.head)
        table = self.word.add_table(rows=0, cols=columns, style="Table Grid")
        table.autofit = False
        if self.paper.right_to_left:
            table._tbl.tblPr.insert(1, OxmlElement("w:bidiVisual"))  # behind the name of the style
        section = self.word.sections[0]
        room = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
        shares = block.widths or (1,) * columns
        for column, share in zip(table.columns, shares, strict=True):
            column.width = room * share // sum(shares)
        for number, words in enumerate([tuple(plain(text) for text in block.head), *block.rows]):
            row = table.add_row()
            cells = row.cells
            row_form = row._tr.get_or_add_trPr()
            row_form.append(OxmlElement("w:cantSplit"))
            if not number:
                row_form.append(OxmlElement("w:tblHeader"))
            if len(words) == 1 < columns:
                cells = (cells[0].merge(cells[-1]),)
            for cell, inside in zip(cells, words, strict=True):
                self.cell(cell, inside, bold=not number or len(words) == 1 < columns)
        self.paragraph("TableText")  # two tables without a line between them become one

    def cell(self, cell: _Cell, words: Words, *, bold: bool) -> None:
        paragraph = cell.paragraphs[0]
        paragraph._p.style = "TableText"
        self.fill(paragraph, words, bold=bold)

    def fill(self, paragraph: WordParagraph, words: Words, *, bold: bool = False) -> None:
        for part in words:
            if isinstance(part, Note):
                self.notes.add(paragraph, part)
            elif part.address and linked(part.address):
                add_link(paragraph, written(part.text), part.address)
            else:
                self._run(paragraph, part, bold)

    def _run(self, paragraph: WordParagraph, part: Run, bold: bool) -> None:
        for text, right_to_left in pieces(written(part.text), self.paper.right_to_left):
            run = paragraph.add_run(text)
            if part.bold or bold:
                run.bold = run.font.cs_bold = True
            if part.italic:
                run.italic = run.font.cs_italic = True
            if part.change is Change.REMOVED:
                run.font.strike = True
            elif part.change is Change.ADDED:
                run.underline = True
            if right_to_left:
                run.font.rtl = True

    def _properties(self) -> None:
        paper, known = self.paper, self.word.core_properties
        known.title = written(paper.title)[:255]
        known.author = known.last_modified_by = known.comments = ""
        known.keywords = ", ".join(paper.cites)[:255]
        known.language = paper.language
        known.created = known.modified = datetime.combine(paper.dated, time(), UTC)
