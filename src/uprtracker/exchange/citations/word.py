"""Word (DOCX): each record quoted, with a real footnote that says where it stands.

python-docx makes the file and its styles. It knows no footnotes, so their part is written
here, as ECMA-376 (Office Open XML), part 1, 17.11 has it; paragraphs are put together as text
because a file may have some thousand of them.
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.shared import Pt

from uprtracker.core.errors import UprTrackerError
from uprtracker.exchange.citations.citation import Citation, Collection, one_line, printable
from uprtracker.exchange.xml_letters import runs_right_to_left

MOST_IN_WORD = 5_000
"""Records in one file: beyond that no word processor is pleasant to work with."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MADE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)  # the same records give the same content
_TEXT, _MARK = "FootnoteText", "FootnoteReference"
_LINES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)
_PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def write_word(whole: Collection, citations: Iterable[Citation], stream: IO[bytes]) -> int:
    """Write the citations and return how many there were; the stream stays open.

    Raises UprTrackerError when there are more than MOST_IN_WORD.
    """
    paper = Document()
    _style(paper, whole.title)
    body, notes, count = _head(whole), [_LINES], 0
    for count, one in enumerate(citations, start=1):
        if count > MOST_IN_WORD:
            raise UprTrackerError(
                f"A Word file is made for {MOST_IN_WORD:,} records at most, and this is more.",
                remedy="Narrow the search, or choose another format.",
            )
        body += _record(one, count)
        notes.append(_footnote(one, count))
    for paragraph in parse_xml(f"<w:body {_W}>{''.join(body)}</w:body>"):
        paper.element.body.insert_element_before(paragraph, "w:sectPr")
    _add_footnotes(paper, "".join(notes))
    paper.save(stream)
    return count


def _head(whole: Collection) -> list[str]:
    lines = [_paragraph("Title", _run(whole.title), whole.title)]
    for name, value in whole.notes:
        lines.append(_paragraph("Normal", _run(f"{name}: ", bold=True) + _run(value), name))
    return lines


def _record(one: Citation, number: int) -> Iterator[str]:
    yield _paragraph("Heading2", _run(one.title), one.title)
    mark = f'<w:r><w:rPr><w:rStyle w:val="{_MARK}"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
    yield _paragraph("Quote", _run(one.text) + mark, one.text)
    for fact in one.facts:
        yield _paragraph("Normal", _run(fact), fact)
    if one.note:
        for line in one.note.splitlines():
            yield _paragraph("IntenseQuote", _run(line), line)


def _footnote(one: Citation, number: int) -> str:
    mark = f'<w:r><w:rPr><w:rStyle w:val="{_MARK}"/></w:rPr><w:footnoteRef/></w:r>'
    before, found, after = one.footnote.partition(one.address)
    link = ""
    if found:
        link = f"<w:fldSimple w:instr={_link(one.address)}>{_run(one.address)}</w:fldSimple>"
    inside = mark + _run(f" {before}") + link + _run(after)
    return f'<w:footnote w:id="{number}">{_paragraph(_TEXT, inside, one.footnote)}</w:footnote>'


def _link(address: str) -> str:
    safe = one_line(address).replace('"', "%22").replace("\\", "%5C")
    return quoteattr(f' HYPERLINK "{safe}" ')


def _paragraph(style: str, runs: str, text: str) -> str:
    bidi = "<w:bidi/>" if runs_right_to_left(text) else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{runs}</w:p>'


def _run(text: str, *, bold: bool = False) -> str:
    """Return a run with the text; what XML forbids is left out, spaces at its ends stay."""
    clean = printable(text)
    weight = "<w:b/>" * bold
    rtl = "<w:rtl/>" if runs_right_to_left(clean) else ""
    return f'<w:r><w:rPr>{weight}{rtl}</w:rPr><w:t xml:space="preserve">{escape(clean)}</w:t></w:r>'


def _style(paper: Paper, title: str) -> None:
    properties = paper.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.title = one_line(title)[:255]
    properties.created = properties.modified = _MADE
    note = paper.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    note.element.set(_w("styleId"), _TEXT)
    note.font.size = Pt(9)
    mark = paper.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(_w("styleId"), _MARK)
    mark.font.superscript = True
    foot = paper.sections[0].footer.paragraphs[0]._p
    for run in parse_xml(f"<w:p {_W}>{_PAGE}</w:p>"):
        foot.append(run)


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def _add_footnotes(paper: Paper, notes: str) -> None:
    content = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {_W}>{notes}</w:footnotes>'
    )
    part = Part(
        PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, content.encode(), paper.part.package
    )
    paper.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
