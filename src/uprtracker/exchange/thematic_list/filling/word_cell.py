"""Words go into a cell in the look that the cell has.

The paragraph of the cell is the pattern: its indents, spacing and letters. An empty cell tells its
letters by the mark of its paragraph; where it tells none, those of another cell of the row serve.
"""

import copy
from collections.abc import Iterable

from lxml import etree

from uprtracker.documents.word import W
from uprtracker.exchange.xml_letters import runs_right_to_left, without_forbidden

# Elements that must follow w:bidi in w:pPr and w:rtl in w:rPr (ECMA-376, part 1, 17.3.1.26 and 17.3.2.28).
_AFTER_BIDI = (
    *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents"),
    *("suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
    *("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
_AFTER_RTL = ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange")
_HISTORY = tuple(
    W + name for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPr")
)
_EMPHASIS = tuple(W + name for name in ("b", "bCs", "i", "iCs", "u", "vanish", "rStyle"))
_MARKS = frozenset(W + name for name in ("bookmarkStart", "bookmarkEnd", "permStart", "permEnd"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def write_text(cell: etree._Element, text: str, like: etree._Element | None = None) -> None:
    """Put `text`, a paragraph a line, in the place of what the cell holds.

    `like` is a cell whose letters serve where this one has no look of its own. Bookmarks stay.
    """
    pattern = next(cell.iter(W + "p"), None)
    properties = None if pattern is None else _without(pattern.find(W + "pPr"), _HISTORY)
    letters = _letters(pattern)
    if letters is None and like is not None:
        letters = _without(_letters(next(like.iter(W + "p"), None)), _EMPHASIS)
    marks = [mark for mark in cell.iter() if mark.tag in _MARKS]
    for child in list(cell):
        if child.tag != W + "tcPr":
            cell.remove(child)
    for at, line in enumerate(without_forbidden(text).splitlines() or [""]):
        cell.append(_paragraph(line, properties, letters, marks if at == 0 else ()))


def _paragraph(
    line: str,
    properties: etree._Element | None,
    letters: etree._Element | None,
    marks: Iterable[etree._Element],
) -> etree._Element:
    """Return a paragraph with the line in one run, and both from right to left where it is so."""
    made = etree.Element(W + "p")
    backwards = runs_right_to_left(line)
    if properties is not None or backwards:
        own = etree.Element(W + "pPr") if properties is None else copy.deepcopy(properties)
        if backwards:
            _switch_on(own, "bidi", _AFTER_BIDI)
        made.append(own)
    made.extend(marks)
    if line:
        run = etree.SubElement(made, W + "r")
        if letters is not None or backwards:
            look = etree.Element(W + "rPr") if letters is None else copy.deepcopy(letters)
            if backwards:
                _switch_on(look, "rtl", _AFTER_RTL)
            run.append(look)
        words = etree.SubElement(run, W + "t")
        words.text = line
        words.set(_SPACE, "preserve")
    return made


def _letters(paragraph: etree._Element | None) -> etree._Element | None:
    """Return the look of the letters: of its first run, else of the mark of the paragraph."""
    if paragraph is None:
        return None
    for path in (f"{W}r/{W}rPr", f"{W}pPr/{W}rPr"):
        found = paragraph.find(path)
        if found is not None and len(found):
            return _without(found, _HISTORY)
    return None


def _without(element: etree._Element | None, names: Iterable[str]) -> etree._Element | None:
    if element is None:
        return None
    kept = copy.deepcopy(element)
    kept.tail = None
    for found in list(kept.iter(*names)):
        parent = found.getparent()
        if parent is not None:
            parent.remove(found)
    return kept


def _switch_on(properties: etree._Element, name: str, after: Iterable[str]) -> None:
    for child in properties.findall(W + name):
        properties.remove(child)
    following = {W + one for one in after}
    place = next((at for at, child in enumerate(properties) if child.tag in following), len(properties))
    properties.insert(place, etree.Element(W + name))
