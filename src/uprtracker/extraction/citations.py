"""Reads which recommendations a paragraph of the conclusions speaks of.

    The recommendations noted in paragraphs 21 (b) and (d), 33, 38 (a, d) above
    did not enjoy the support of Utopia.                       (A/HRC/11/25, 11/29)
    Utopia considers that recommendations Nos. 2, 7 and 84.5 above ...

The first names paragraphs of the dialogue, the second items of the list.
"""

import re
from dataclasses import dataclass, replace

_WHERE = re.compile(
    r"\brecommendations?\b[^.;:]{0,60}?\b(?:paragraphs?|paras?\.|Nos?\.)|\brecommendations?(?:\sabove,?)?(?=\s\d)",
    re.I,
)
_NUMBERED = re.compile(r"\bparagraph (\d{1,3}), No\. ?(\d{1,3})\b")
_STOP = re.compile(
    r"\b(?:did|do|does|will|enjoys?|cannot|can|could|have|has|is|was|were|are|because|indicated)\b", re.I
)
_TOKEN = re.compile(
    r"(?P<dotted>\d{1,3}\.\s?\d{1,3})|(?P<number>\d{1,3})"
    r"|(?P<range>\bto\b|[-–](?=\s?\(?[a-z]\)|\s?\d{1,3}\.\s?\d))"
    r"|\((?P<roman>i{1,3}|iv|vi{0,3})\)"
    r"|(?<![a-z(])\(?\b(?P<letter>[a-z])\b\)?(?!\w)"
)


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """Number `number` with sub-paragraph `letter` and its point `roman` ("" for all of it).

    `paragraph` tells a paragraph of the report from a running number of the list ("Nos.").
    """

    number: str
    letter: str = ""
    paragraph: bool = True
    roman: str = ""

    @property
    def name(self) -> str:
        """The place as people cite it: `21(b)`, `43(a)(ii)`."""
        letter = f"({self.letter})" if self.letter else ""
        return f"{self.number}{letter}({self.roman})" if self.roman else f"{self.number}{letter}"


def cited(words: str) -> tuple[Citation, ...]:
    """Return what `words` cite, in order, each once; nothing when they cite nothing."""
    found: dict[Citation, None] = {}
    words = _NUMBERED.sub(r"No. \1.\2", words)
    for where in _WHERE.finditer(words):
        stop = _STOP.search(words, where.end())
        stretch = words[where.end() : stop.start() if stop else where.end() + 1500]
        paragraph = "para" in where.group().lower()
        for citation in _read(stretch if paragraph else stretch.partition(" paragraph")[0], paragraph):
            found[citation] = None
    return tuple(found)


def _read(stretch: str, paragraph: bool) -> list[Citation]:
    found: list[Citation] = []
    number = ""
    through = False
    end = 0
    for token in _TOKEN.finditer(stretch):
        if token["range"]:
            through = True
            continue
        adjoining = not stretch[end : token.start()].strip()
        end = token.end()
        if token["roman"] and _is_roman(found, token["roman"], adjoining=adjoining and not through):
            _add_roman(found, token["roman"])
        elif token["roman"] or token["letter"]:
            if number and paragraph:
                _add_letter(found, number, token["letter"] or token["roman"][0], through=through)
        else:
            before, number = number, re.sub(r"\s", "", token["dotted"] or token["number"])
            if through:
                found.extend(Citation(between, paragraph=False) for between in _between(before, number))
            found.append(Citation(number, paragraph=paragraph and not token["dotted"]))
        through = False
    return found


def _between(first: str, last: str) -> list[str]:
    """Return the numbers between "136.1" and "136.3", nothing where these are no range."""
    head, _, begin = first.rpartition(".")
    other, _, end = last.rpartition(".")
    if not head or head != other:
        return []
    return [f"{head}.{number}" for number in range(int(begin) + 1, int(end))]


def _is_roman(found: list[Citation], roman: str, *, adjoining: bool) -> bool:
    """Whether "(i)" is a point of the letter before it: "(b) (i)", not "(h), (i)"."""
    last = found[-1] if found else Citation("")
    return bool(last.letter) and (len(roman) > 1 or bool(last.roman) or adjoining)


def _add_roman(found: list[Citation], roman: str) -> None:
    """Add a point; the first point of a letter replaces the whole letter."""
    last = found[-1]
    if not last.roman:
        found.pop()
    found.append(replace(last, roman=roman))


def _add_letter(found: list[Citation], number: str, letter: str, *, through: bool) -> None:
    """Add a letter; the first letter of a paragraph replaces the whole paragraph."""
    last = found[-1]
    first = letter
    if last.number == number and not last.letter:
        found.pop()
    elif through and last.letter < letter:
        first = chr(ord(last.letter) + 1)
    found.extend(Citation(number, chr(code)) for code in range(ord(first), ord(letter) + 1))
