"""What one Word paragraph says as printed: text, marks of notes, page breaks, text boxes.

Insertions stay, deletions and hidden text go. Fields give their last result,
not their instruction. Of alternative contents only the first choice is read,
as the second repeats it for older programs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from uprtracker.documents.word import W, is_on

_DROPPED = frozenset(
    W + name for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "delInstrText")
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": ""}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


@dataclass(slots=True)
class ParagraphText:
    """`notes` are (offset in `text`, kind, id, own mark or ""); `breaks` tells the pages that end in it.

    `breaks_before` of them stand before its first letter. `boxes` are contents
    of text boxes anchored in it.
    """

    text: str = ""
    notes: list[tuple[int, str, str, bool]] = field(default_factory=list)
    breaks: int = 0
    breaks_before: int = 0
    boxes: list[etree._Element] = field(default_factory=list)


def text_of(paragraph: etree._Element, rendered: bool) -> ParagraphText:
    """Return what `paragraph` says; `rendered` takes the page breaks that Word noted when it laid it out."""
    found = ParagraphText()
    parts: list[str] = []
    length = 0
    for element in _printed(paragraph, found.boxes):
        piece = _piece(element)
        if piece is not None:
            parts.append(piece)
            length += len(piece)
        elif element.tag in _NOTES:
            own = element.get(W + "customMarkFollows", "0") in ("1", "true", "on")
            found.notes.append((length, _NOTES[element.tag], element.get(W + "id", ""), own))
        elif _ends_page(element, rendered):
            found.breaks += 1
            found.breaks_before += not "".join(parts).strip()
    return _spaced("".join(parts), found)


def _printed(element: etree._Element, boxes: list[etree._Element]) -> Iterator[etree._Element]:
    for child in element:
        if child.tag in _DROPPED or child.tag == _FALLBACK:
            continue
        if child.tag == W + "txbxContent":
            boxes.append(child)
        elif child.tag == W + "r" and is_on(child.find(W + "rPr"), "vanish"):
            continue
        else:
            yield child
            yield from _printed(child, boxes)


def _piece(element: etree._Element) -> str | None:
    """Return what an element prints, None when it prints nothing by itself."""
    if element.tag == W + "t":
        return element.text or ""
    if element.tag == W + "br":
        return "\n" if element.get(W + "type") not in ("page", "column") else None
    if element.tag == W + "sym":
        return "•" if element.get(W + "char", "").upper().startswith("F") else ""
    return _TEXT.get(element.tag)


def _ends_page(element: etree._Element, rendered: bool) -> bool:
    if rendered:
        return element.tag == W + "lastRenderedPageBreak"
    return element.tag == W + "br" and element.get(W + "type") == "page"


def _spaced(text: str, found: ParagraphText) -> ParagraphText:
    """Set the text with single spaces and move the offsets of notes along."""
    found.notes = [
        (len(" ".join(text[:at].replace("\xad", "").split())), kind, note_id, own)
        for at, kind, note_id, own in found.notes
    ]
    found.text = " ".join(text.replace("\xad", "").split())
    return found
