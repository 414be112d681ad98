"""Endnotes of a Word file: the part `word/endnotes.xml`, which python-docx does not write.

    <w:endnote w:id="1"><w:p>… <w:endnoteRef/> … text of the note</w:p></w:endnote>

Ids -1 and 0 are the lines that Word draws between text and notes.
"""

from typing import cast

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph

from uprtracker.publishing.papers.direction import pieces
from uprtracker.publishing.papers.link import add_link
from uprtracker.publishing.papers.paper import Note, linked, written

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
_EMPTY = f"""<w:endnotes {nsdecls("w", "r")}>
<w:endnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:endnote>
<w:endnote w:type="continuationSeparator" w:id="0">
<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:endnote>
</w:endnotes>"""


class WordNotes:
    """The endnotes of one file, numbered as they come. The part is made with the first of them."""

    def __init__(self, word: Document, right_to_left: bool) -> None:
        self._word = word
        self._right_to_left = right_to_left
        self._part: XmlPart | None = None
        self.count = 0

    def add(self, paragraph: Paragraph, note: Note) -> None:
        """Set the mark of a note at the end of the paragraph, and the note behind the text."""
        self.count += 1
        mark = paragraph.add_run(style="endnote reference")
        reference = OxmlElement("w:endnoteReference")
        reference.set(qn("w:id"), str(self.count))
        mark._r.append(reference)
        self._write(note)

    def _write(self, note: Note) -> None:
        part = self._part = self._part or self._begin()
        one = OxmlElement("w:endnote")
        one.set(qn("w:id"), str(self.count))
        part.element.append(one)
        element = cast(CT_P, OxmlElement("w:p"))
        one.append(element)
        paragraph = Paragraph(element, part)  # links of a note belong to its own part
        element.get_or_add_pPr().style = "EndnoteText"
        mark = paragraph.add_run()
        mark._r.get_or_add_rPr().style = "EndnoteReference"
        mark._r.append(OxmlElement("w:endnoteRef"))
        for text, right_to_left in pieces(f" {written(note.text)}", self._right_to_left):
            paragraph.add_run(text).font.rtl = right_to_left or None
        if note.address and linked(note.address):
            paragraph.add_run(" ")
            add_link(paragraph, note.address, note.address)

    def _begin(self) -> XmlPart:
        package = self._word.part.package
        part = XmlPart(PackURI("/word/endnotes.xml"), _KIND, parse_xml(_EMPTY), package)
        self._word.part.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)
        return part
