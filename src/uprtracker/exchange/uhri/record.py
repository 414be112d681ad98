"""What a record of the export says, and how its cells are read.

Themes            - Right to education          several values, each on a line that begins with "- "
                  - Children: definition
Sdgs              - 4 - QUALITY EDUCATION
Document Publication Date   43525 or 2019-03-01
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import lxml.etree
import lxml.html

from uprtracker.exchange.thematic_list.cells import goals
from uprtracker.reference import Reference
from uprtracker.reference.tag import Tags, split_code

_MARKUP = re.compile(r"</?[a-zA-Z!]")
_BULLET = re.compile(r"[-–—•]\s+")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
_SERIAL = re.compile(r"\d{1,5}(?:\.\d+)?$")
_SESSION = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_NO_WORD = re.compile(r"[\W_]+")
# Day 0 of spreadsheets is 30 December 1899, since they take 1900 for a leap year.
_DAY_0 = date(1899, 12, 30)
_DAY_0_1904 = date(1904, 1, 1)
LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class UhriRecord:
    """One recommendation or observation of a UN mechanism.

    `place` is its row in the spreadsheet (the header is row 1) or its number in the JSON file. `body` is the
    mechanism as printed ("Universal Periodic Review", "CEDAW"), `session` the UPR session. `themes` and
    `groups` are slugs of the reference in the newest vocabulary, or of the label's own words where the
    reference does not know it; `sdgs` goals and targets (`5`, `5.1`).
    """

    place: int
    identifier: str
    text: str
    symbol: str
    body: str
    countries: tuple[str, ...]
    states: tuple[str, ...]
    session: int | None
    position: str
    themes: tuple[str, ...]
    groups: tuple[str, ...]
    sdgs: tuple[str, ...]
    published: date | None


def values(cell: str) -> tuple[str, ...]:
    """Return the values of a cell; a line that does not begin with a dash goes on with the value before."""
    found: list[str] = []
    for line in cell.splitlines():
        words = " ".join(line.split())
        bullet = _BULLET.match(words)
        if words in ("", "-"):
            continue
        if bullet or not found:
            found.append(words[bullet.end() :] if bullet else words)
        else:
            found[-1] += f" {words}"
    return tuple(found)


def plain(text: str) -> str:
    """Return the text without markup, in one line."""
    if _MARKUP.search(text):
        text = _without_markup(text)
    elif "&" in text:
        text = html.unescape(text)
    return " ".join(text.split())


def _without_markup(text: str) -> str:
    try:
        tree = lxml.html.document_fromstring(text)
    except (lxml.etree.ParserError, ValueError):  # nothing but markup, or characters that XML has not
        return ""
    lxml.etree.strip_elements(tree, "script", "style", lxml.etree.Comment, with_tail=False)
    return " ".join(str(part) for part in tree.itertext())


def day(cell: str, since_1904: bool = False) -> date | None:
    """Return the date of a cell: ISO, day first, or a spreadsheet's number of days; None where it is none."""
    cell = cell.strip()
    try:
        if found := _ISO.match(cell):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_FIRST.match(cell):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if _SERIAL.match(cell):
            return (_DAY_0_1904 if since_1904 else _DAY_0) + timedelta(days=int(float(cell)))
    except ValueError:
        pass
    return None


def session(cell: str) -> int | None:
    """Return the UPR session that a cell names ("34", "Session 34 - November 2019")."""
    found = _SESSION.search(cell)
    return int(found[0]) if found else None


def slugs(labels: Iterable[str], known: Tags) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the newest slugs of the labels, each once, and the labels that the reference does not know."""
    found: dict[str, None] = {}
    unknown = []
    for label in labels:
        tag = known.find(label)
        slug = known.newest(tag.slug) if tag else slug_of(label)
        if not tag:
            unknown.append(label)
        if slug:
            found[slug] = None
    return tuple(found), tuple(unknown)


def slug_of(label: str) -> str:
    """Return a slug of the words of a label."""
    return _NO_WORD.sub("-", split_code(label)[1].casefold()).strip("-")[:LONGEST_SLUG].rstrip("-")


def goals_of(labels: Iterable[str], reference: Reference) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return goals and targets, the goal of every target included, and the labels that name none."""
    numbers, unknown = goals(labels, reference)
    whole = dict.fromkeys(part for number in numbers for part in (number.partition(".")[0], number))
    return tuple(whole), unknown
