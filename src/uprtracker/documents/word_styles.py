"""Paragraph styles of a Word file, as far as they number paragraphs or make headings.

HChG "_ H _Ch_G"  based on Normal, 14 points     heading of a chapter in UN templates
SingleTxtG        list 3, level 0                numbered text
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from uprtracker.documents.word import W, int_of, value_of

_DEEPEST = 20  # styles based on styles; Word allows 11


@dataclass(frozen=True, slots=True)
class Style:
    """One style by itself; empty where it leaves a matter to the style it is based on."""

    based_on: str = ""
    list_id: str = ""
    level: int | None = None
    heading: bool | None = None
    points: float = 0.0


class Styles:
    """Styles with what they inherit."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default = ""
        for element in root.iterfind(W + "style") if root is not None else ():
            name = element.get(W + "styleId", "")
            self._styles[name] = _style(element)
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true"):
                self.default = name

    def resolved(self, name: str) -> Style:
        """Return the style with everything that it inherits."""
        style = self._styles.get(name, Style())
        above = self._styles.get(style.based_on)
        steps = 0
        while above is not None and steps < _DEEPEST:
            style = Style(
                "",
                style.list_id or above.list_id,
                above.level if style.level is None else style.level,
                above.heading if style.heading is None else style.heading,
                style.points or above.points,
            )
            above = self._styles.get(above.based_on)
            steps += 1
        return style

    def lists(self) -> Mapping[str, str]:
        """Return the list of each style that names one."""
        return {name: style.list_id for name, style in self._styles.items() if style.list_id}


def _style(element: etree._Element) -> Style:
    properties = element.find(W + "pPr")
    numbers = None if properties is None else properties.find(W + "numPr")
    outline = "" if properties is None else value_of(properties, "outlineLvl")
    name = value_of(element, "name").lower()
    heading = True if name.startswith(("heading", "_ h", "title")) or (outline and outline != "9") else None
    characters = element.find(W + "rPr")
    return Style(
        based_on=value_of(element, "basedOn"),
        list_id="" if numbers is None else value_of(numbers, "numId"),
        level=None if numbers is None else int_of(value_of(numbers, "ilvl"), -1),
        heading=heading,
        points=0.0 if characters is None else int_of(value_of(characters, "sz"), 0) / 2,
    )
