"""Recommendations of the last review that a document names: in its text, in headings, notes and tables.

    A. International obligations / Recommendations 1–5, 14–16       a heading, for what stands under it
    … thus implementing recommendation 43.                          a paragraph
    ² For relevant recommendations, see A/HRC/28/15, paras. 115.1 and 115.4–115.17.      a note
    115.23 | Supported | The law was adopted in 2030.               a table in an annex

The numbers are those of the report on the last review (`115.23`, or the running
number alone, `23`); which recommendation is meant is settled where both are at
hand (`settle`). A "general recommendation", or one of a committee, is none of them.
"""

import re
from collections.abc import Sequence

from uprtracker.core import Finding, Span
from uprtracker.core.note import Note, Reference
from uprtracker.documents.document import Paragraph
from uprtracker.extraction.ranges import Named, named

_REPORT = re.compile(r"\bA/HRC/\d{1,3}/\d{1,3}(?!/?\d)(?:/Add\.\d)?(?:/Corr\.\d)?")
# What makes figures numbers of recommendations: "recommendations 115.23", "A/HRC/28/15, paras. 115.1".
_LISTED = re.compile(
    r"(?:\brecommend(?:ation|acion|ación|ations|aciones)s?\b(?:\s+(?:nos?\.?|numbers?|in\s+paragraphs?|[A-Z]{2,5}))?"
    r"|\brecs?\.|\bA/HRC/\d{1,3}/\d{1,3}(?:/Add\.\d)?,?\s*(?:annex,?\s*)?(?:paras?\.?|paragraphs?|§))"
    r"\s*[:(]?\s*(\d{1,3})\s?\.\s?\d{1,3}\b(?!\s?%|\d)",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:general|the committee['’]s|council of europe|rec(?:ommendation)?\s*CM|ILO|article"
    r"|GRECO|GRETA|ECRI|CPT)\W+$",
    re.I,
)
_OF_OTHERS = re.compile(
    r"\s*\(?(?:of|by|from|made by|issued by|adopted by)\s+the\s+(?:[A-Z]\w+\s){0,4}"
    r"(?:Committee|Council of Europe|Rapporteur|Commission|ILO|OSCE|European|Ombudsm\w+"
    r"|CEDAW|CRC|CERD|CAT|CESCR|CRPD)\b"
    r"|\s*\((?:19|20)\d\d\)"
)
_TREATY_SYMBOL = re.compile(
    r"\b(?:CEDAW|CRC|CERD|CAT|CCPR|CRPD|CMW|CED|E)/C(?:/|\b)[\w./-]*\W+(?:\w+\W+){0,2}$"
)
_LEADING = re.compile(r"(\d{1,3})\.\d{1,3}\b")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])")


def heads_of(texts: Sequence[str]) -> frozenset[str]:
    """Return the figures before the point of recommendations that these texts name (`115`)."""
    return frozenset(found[1] for text in texts for found in _LISTED.finditer(text))


def read_earlier(
    paragraphs: Sequence[Paragraph], notes: Sequence[Note], *, bare: bool
) -> tuple[tuple[Reference, ...], tuple[Finding, ...]]:
    """Return the references of a document in reading order, and what is doubtful about them.

    With `bare`, "recommendation 43" counts too: a national report speaks of
    those to its State, the papers of the Secretariat of everybody's.
    """
    reader = _Reader(heads_of([*(one.text for one in paragraphs), *(one.text for one in notes)]), bare)
    for paragraph in paragraphs:
        leading = _LEADING.match(paragraph.number)
        if leading and leading[1] in reader.heads:  # a row of a table that begins with its number
            reader.add(paragraph.number, paragraph.number, paragraph.span)
        own = "" if paragraph.heading else paragraph.number
        reader.take(paragraph.text, own, paragraph.span)
    for note in notes:
        reader.take(note.text, next(iter(note.paragraphs), ""), note.span, note.mark)
    return tuple(reader.found), tuple(reader.doubts)


class _Reader:
    """Collects the references of one document."""

    def __init__(self, heads: frozenset[str], bare: bool) -> None:
        self.heads = heads
        self._bare = bare
        self._seen: set[Reference] = set()
        self.found: list[Reference] = []
        self.doubts: list[Finding] = []

    def take(self, text: str, paragraph: str, span: Span, note: str = "") -> None:
        """Read one text."""
        for sentence in _SENTENCE.split(text):
            for group in named(sentence, self.heads):
                if self._is_ours(sentence, group):
                    symbol = _symbol_before(sentence, group.start)
                    for number in group.numbers:
                        self.add(number, paragraph, span, symbol, note)
                    self.doubts += [_odd(one, span) for one in group.odd]

    def add(self, number: str, paragraph: str, span: Span, symbol: str = "", note: str = "") -> None:
        """Add one reference, unless the same place has named it before."""
        one = Reference(number, paragraph, span, symbol, note)
        if one not in self._seen:
            self._seen.add(one)
            self.found.append(one)

    def _is_ours(self, sentence: str, group: Named) -> bool:
        before, after = sentence[: group.start], sentence[group.end :]
        if _OTHERS.search(before) or _TREATY_SYMBOL.search(before) or _OF_OTHERS.match(after):
            return False
        dotted = any(number.partition(".")[0] in self.heads for number in group.numbers if "." in number)
        return dotted or (self._bare and bool(re.match(r"\W*rec", sentence[group.start :], re.I)))


def _symbol_before(sentence: str, at: int) -> str:
    """Return the symbol of the report that the numbers at `at` are of, "" when none is named before them."""
    found = [one for one in _REPORT.finditer(sentence) if one.start() <= at]
    return re.sub(r"/(?:Add|Corr)\.\d$", "", found[-1][0]) if found else ""


def _odd(numbers: str, span: Span) -> Finding:
    return Finding("odd-range", f"The range {numbers} cannot be meant; look which recommendations are.", span)
