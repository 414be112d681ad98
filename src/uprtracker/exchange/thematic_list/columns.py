"""Columns of a thematic list, known by their headings and never by their place.

Recommendation | Position | Full list of themes | Assessment/comments on level of implementation
Recommendation and recommending State | Position of the State under review
    | Human rights themes and groups of persons | Relevant SDGs
"""

import re
from collections.abc import Mapping
from enum import StrEnum


class Column(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    TEXT = "text"
    STATES = "states"
    POSITION = "position"
    THEMES = "themes"
    GROUPS = "groups"
    SDGS = "sdgs"
    SOURCE = "source"
    ASSESSMENT = "assessment"


# The first that fits names the column: narrower wordings stand before wider ones.
_HEADINGS = (
    (
        Column.ASSESSMENT,
        r"assessment|comments?\b|(?:level|status) of implementation|[ée]valuation|commentaires?|observations"
        r"|evaluaci[oó]n|comentarios",
    ),
    (Column.SOURCE, r"source|fuente"),
    (Column.POSITION, r"position|posici[oó]n|response|r[ée]ponse|respuesta|status\b"),
    (
        Column.SDGS,
        r"(?:relevant |related |linked )?(?:sdgs?|odd|ods|sustainable development)\b"
        r"|objectifs? de|objetivos? de",
    ),
    (
        Column.NUMBER,
        r"(?:rec(?:ommendation)?\.? )?(?:no|nr|number|num[ée]ro|n[uú]mero|paragraph|para)\b|n[o°º]|#",
    ),
    (Column.STATES, r"recommending|state|[ée]tat|estado"),
    (Column.TEXT, r"(?:full |text of |texte |texto )?(?:the |de la |des )?(?:upr |epu )?r[eé]com(?:m?[ae]n)"),
    (
        Column.THEMES,
        r"(?:full list of |list of |liste compl[èe]te des |lista completa de )?(?:human rights )?"
        r"(?:themes?|issues?|th[èe]mes?|temas?)\b",
    ),
    (Column.GROUPS, r"affected|groups? of|persons|personnes|groupes?|personas|grupos?"),
)
_PATTERNS = tuple((column, re.compile(pattern)) for column, pattern in _HEADINGS)
_LONGEST_HEADING = 120


def columns_of(cells: Mapping[int, str]) -> dict[int, Column]:
    """Return what each column holds when `cells` (text by place) are a row of headings, else nothing.

    A row is one of headings when it names recommendations and themes, all in
    few words; the same column named twice counts at its first place.
    """
    found: dict[int, Column] = {}
    for place, text in cells.items():
        column = _column(text)
        if column and column not in found.values():
            found[place] = column
    named = set(found.values())
    return found if {Column.TEXT, Column.THEMES} <= named else {}


def _column(text: str) -> Column | None:
    words = " ".join(text.casefold().split()).strip(" :*")
    if not words or len(words) > _LONGEST_HEADING:
        return None
    return next((column for column, pattern in _PATTERNS if pattern.match(words)), None)
