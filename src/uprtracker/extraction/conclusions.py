"""Finds the conclusions and the pledges section of a Working Group report.

    II. Conclusions and/or recommendations**        sessions 1-20, 34 (A/HRC/28/15)
    III. Voluntary pledges and commitments          where there is one
    Annex                                           composition of the delegation

A Word draft may hold nothing but the list (session 52): then one of its first
lines carries the first number, "6.1".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from uprtracker.documents.document import Document, Role
from uprtracker.extraction.flow import Flow, Placed, flow

_CONCLUSIONS = re.compile(
    r"\s*(?:[IVX]{1,4}\b\.?\s*)?conclusions?\s+and\s?/?\s?(?:or\s+)?recommendations?\s*[*\d†]{0,6}\s*$", re.I
)
_PLEDGES = re.compile(
    r"\s*(?:[IVX]{1,4}\b\.?\s*)?voluntary\s+(?:pledges?|commitments?)"
    r"(?:\s+(?:and|and/or|/)\s*(?:pledges?|commitments?))?"
    r"(?:\s+(?:of|by|made by|undertaken by)\s+the(?:\s+State(?:\s+under(?:\s+review)?)?)?)?"
    r"\s*[*\d†]{0,6}\s*$",
    re.I,
)
_ANNEX = re.compile(r"\s*Annex(?:es)?(?:\s+[IVX\d]{1,3})?\s*[*∗†]{0,3}\s*$", re.I)
_LIST = re.compile(r"\s*\d{1,3}\.1\.?\s+\S|\s*\d{1,3}\.1\.?$")
_FIRST_LINES = 5


@dataclass(frozen=True, slots=True)
class Sections:
    """The stretches of a report that matter. `heading` is False where only a list was found."""

    before: tuple[Placed, ...]
    conclusions: Flow
    pledges: Flow
    heading: bool


def find_sections(document: Document) -> Sections | None:
    """Return the sections of `document`; None when it has neither heading nor list."""
    body = [placed for placed in document.lines() if placed[2].role is Role.BODY]
    heading = _last(_CONCLUSIONS, body)
    begin = heading + 1 if heading >= 0 else _first_item(body)
    if begin < 0:
        return None
    end, pledges = _end(body, begin)
    return Sections(tuple(body[: max(heading, 0)]), flow(body[begin:end]), flow(pledges), heading >= 0)


def _last(pattern: re.Pattern[str], body: Sequence[Placed]) -> int:
    """Return the place of the last line that matches: the first ones stand in the table of contents."""
    for at in range(len(body) - 1, -1, -1):
        text = body[at][2].text
        if len(text) < 80 and pattern.match(text):
            return at
    return -1


def _first_item(body: Sequence[Placed]) -> int:
    for at, (_, _, line) in enumerate(body[:_FIRST_LINES]):
        if _LIST.match(f"{line.number} {line.text[:20]}"):
            return at
    return -1


def _end(body: Sequence[Placed], begin: int) -> tuple[int, Sequence[Placed]]:
    """Return where the conclusions end, and the lines of the pledges section."""
    pledges = -1
    for at in range(begin, len(body)):
        text = body[at][2].text
        if len(text) > 90:
            continue
        if pledges < 0 and _PLEDGES.match(text):
            pledges = at
        elif _ANNEX.match(text):
            return (pledges, body[pledges + 1 : at]) if pledges >= 0 else (at, ())
    return (pledges, body[pledges + 1 :]) if pledges >= 0 else (len(body), ())
