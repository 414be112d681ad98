"""The numbers that Word gives to paragraphs by itself, which stand nowhere in the text.

    numbering.xml:  list 14 → definition 8: level 2 "6.%3", decimal, from 1
    paragraphs:     list 14, level 2 three times → "6.1", "6.2", "6.3"   (A/HRC/63/6, draft)

Lists of the same definition count on together, unless a list says that it
starts anew. A level starts again after a level above it. "%1.%2" takes the
counts of both levels, each in its own form.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from uprtracker.documents.word import W, int_of, value_of

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: form of its number, text around it, where it starts.

    `restart` is the level (from 1) whose use starts this one again: 0 never,
    None after any level above it.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class WordList:
    """A list: the definition it counts with, its levels, and the levels that it starts anew."""

    definition: str
    levels: tuple[Level, ...]
    anew: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """Counts paragraphs of all lists of one document, in their order."""

    lists: Mapping[str, WordList]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def next_number(self, list_id: str, level: int) -> str:
        """Return the number of the next paragraph of a list ("122.", "(a)"), "" for an unknown list."""
        word_list = self.lists.get(list_id)
        if word_list is None or not 0 <= level < len(word_list.levels):
            return ""
        counts = self._counts.setdefault(word_list.definition, [None] * _LEVELS)
        current = counts[level]
        if level in word_list.anew and (list_id, level) not in self._started:
            self._started.add((list_id, level))
            counts[level] = word_list.anew[level]
        else:
            counts[level] = word_list.levels[level].start if current is None else current + 1
        for deeper in range(level + 1, len(word_list.levels)):
            restart = word_list.levels[deeper].restart
            if restart is None or level < restart:
                counts[deeper] = None
        return _printed(word_list.levels, counts, level)

    def level_of_style(self, list_id: str, style: str) -> int:
        """Return the level that a list reserves for a paragraph style, 0 when it names none."""
        levels = self.lists[list_id].levels if list_id in self.lists else ()
        return next((at for at, level in enumerate(levels) if level.style and level.style == style), 0)


def _printed(levels: tuple[Level, ...], counts: list[int | None], at: int) -> str:
    own = levels[at]
    if own.form == "none":
        return own.text if "%" not in own.text else ""
    if own.form == "bullet":
        return "•" if own.text and not own.text[0].isascii() else own.text

    def place(found: re.Match[str]) -> str:
        which = int(found[1]) - 1
        if which >= len(levels):
            return ""
        count = counts[which] if counts[which] is not None else levels[which].start
        return in_form(count or 0, "decimal" if own.legal else levels[which].form)

    return _PLACE.sub(place, own.text).strip()


def in_form(count: int, form: str) -> str:
    """Return `count` in a number form of Word; forms that we do not know come out as decimals."""
    if form == "decimalZero":
        return f"{count:02}"
    if form in ("lowerLetter", "upperLetter") and 0 < count <= 26 * _LEVELS:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return str(count)


def _roman(count: int) -> str:
    made = ""
    for worth, letters in _ROMAN:
        made += letters * (count // worth)
        count %= worth
    return made


def read_numbering(root: etree._Element | None, list_of_style: Mapping[str, str]) -> Numbering:
    """Return the lists of numbering.xml; `list_of_style` gives the list of a numbering style."""
    if root is None:
        return Numbering({})
    definitions = {
        element.get(W + "abstractNumId", ""): element for element in root.iterfind(W + "abstractNum")
    }
    definition_of = {
        element.get(W + "numId", ""): value_of(element, "abstractNumId")
        for element in root.iterfind(W + "num")
    }
    lists = {}
    for element in root.iterfind(W + "num"):
        list_id = element.get(W + "numId", "")
        definition = definition_of[list_id]
        found = definitions.get(definition)
        if found is not None and (linked := value_of(found, "numStyleLink")):
            definition = definition_of.get(list_of_style.get(linked, ""), definition)
            found = definitions.get(definition)
        if found is not None:
            lists[list_id] = _word_list(definition, found, element)
    return Numbering(lists)


def _word_list(definition: str, abstract: etree._Element, num: etree._Element) -> WordList:
    levels = [Level()] * _LEVELS
    for element in abstract.iterfind(W + "lvl"):
        _put(levels, element)
    anew = {}
    for override in num.iterfind(W + "lvlOverride"):
        at = int_of(override.get(W + "ilvl"), 0)
        if not 0 <= at < _LEVELS:
            continue
        if (own := override.find(W + "lvl")) is not None:
            _put(levels, own)
        if start := value_of(override, "startOverride"):
            anew[at] = int_of(start, 1)
            levels[at] = replace(levels[at], start=anew[at])
    return WordList(definition, tuple(levels), anew)


def _put(levels: list[Level], element: etree._Element) -> None:
    at = int_of(element.get(W + "ilvl"), 0)
    if 0 <= at < _LEVELS:
        restart = value_of(element, "lvlRestart")
        levels[at] = Level(
            start=int_of(value_of(element, "start"), 0),
            form=value_of(element, "numFmt") or "decimal",
            text=value_of(element, "lvlText"),
            restart=int_of(restart, 0) if restart else None,
            legal=element.find(W + "isLgl") is not None,
            style=value_of(element, "pStyle"),
        )
