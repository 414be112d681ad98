"""How a paper looks in Word: page, styles, numbering and foot, all from our own plain definitions.

The definitions stand in `data/styles.xml` and `data/numbering.xml`; python-docx's own template has
a hundred coloured styles that nobody asked for.
"""

from importlib.resources import files

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from uprtracker.publishing.papers.paper import Paper, written

# Half points and twentieths of a point, as Word counts: for a common paper, and for a sheet of two pages.
_COMMON = {
    "size": 22,
    "small": 19,
    "title": 36,
    "first": 27,
    "gap": 120,
    "tight": 60,
    "line": 264,
    "before": 280,
}
_COMPACT = {
    "size": 19,
    "small": 17,
    "title": 30,
    "first": 22,
    "gap": 60,
    "tight": 20,
    "line": 245,
    "before": 140,
}
_LATIN = {"fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA"}


def dress(word: Document, paper: Paper) -> None:
    """Give an empty file our page, styles, numbering and foot."""
    measures = {name: str(size) for name, size in (_COMPACT if paper.compact else _COMMON).items()}
    bidi = "<w:bidi/>" if paper.right_to_left else ""
    latin = _LATIN.get(paper.language, "en-GB")
    _replace(word.styles.element, _read("styles").format(latin=latin, bidi=bidi, **measures))
    _replace(word.part.numbering_part.element, _read("numbering"))
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8 if paper.compact else 2.5)
    section.top_margin = section.bottom_margin = Cm(1.6 if paper.compact else 2.3)
    section.footer_distance = Cm(0.9)
    if paper.right_to_left:
        _before(section._sectPr, "w:docGrid", OxmlElement("w:bidi"))
    for place, following in ((section._sectPr, "w:pgSz"), (word.settings.element, "w:compat")):
        notes = OxmlElement("w:endnotePr")
        notes.append(_element("w:numFmt", val="decimal"))  # Word's own are Roman numbers
        _before(place, following, notes)
    _foot(word, paper)


def begin_list(word: Document) -> int:
    """Return the number of a new numbered list, which begins again with 1."""
    numbering = word.part.numbering_part.element
    number = len(numbering.findall(qn("w:num"))) + 1
    one = _element("w:num", numId=number)
    one.append(_element("w:abstractNumId", val=2))
    override = _element("w:lvlOverride", ilvl=0)
    override.append(_element("w:startOverride", val=1))
    one.append(override)
    numbering.append(one)
    return number


def in_list(paragraph: Paragraph, number: int) -> None:
    """Make a paragraph one of the numbered list."""
    place = OxmlElement("w:numPr")
    place.append(_element("w:ilvl", val=0))
    place.append(_element("w:numId", val=number))
    paragraph._p.get_or_add_pPr().append(place)


def _foot(word: Document, paper: Paper) -> None:
    """Write the foot of each page: what the paper says of its figures, and the number of the page."""
    section = word.sections[0]
    paragraph = section.footer.paragraphs[0]
    room = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    paragraph.paragraph_format.tab_stops.add_tab_stop(room, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{written(paper.foot)}\t")
    field = _element("w:fldSimple", instr="PAGE")
    paragraph._p.append(field)


def _read(name: str) -> str:
    return files("uprtracker.publishing.papers").joinpath("data", f"{name}.xml").read_text(encoding="utf-8")


def _replace(element: _Element, xml: str) -> None:
    """Put the children of our definition in the place of those of the template."""
    for child in list(element.iterchildren()):
        element.remove(child)
    for child in list(parse_xml(xml).iterchildren()):
        element.append(child)


def _before(parent: _Element, following: str, element: _Element) -> None:
    """Put an element where the schema of Word wants it: before the one named."""
    there = parent.find(qn(following))
    parent.append(element) if there is None else there.addprevious(element)


def _element(tag: str, **attributes: int | str) -> _Element:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element
