"""Headings of a document and their levels; the form on its first page is none of its text.

I. Background                             level 1
A. Cross-cutting issues                   level 2
1. Equality and non-discrimination        level 3: a number out of the count, left of the text
Equality and non-discrimination           one below the last: short, between a heading and a paragraph
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from uprtracker.documents.document import Document, Paragraph

_ROMAN = re.compile(r"([IVX]{1,5})\b\.?\s")
_CAPITAL = re.compile(r"([A-Z])\.\s")
_FIGURE = re.compile(r"\d{1,2}\.?\s")
_SMALL = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})[.)]\s")
_ALONE = re.compile(r"introduction|background|conclusions?|notes|annex(?: [IVX]+)?|appendix", re.IGNORECASE)
_FORM = re.compile(
    r"\bDistr\b|General Assembly|United Nations|Human Rights Council|Nations Unies|Assemblée générale"
    r"|Naciones Unidas|Asamblea General|Организация Объединенных Наций|Генеральная Ассамблея"
    r"|联合国|الأمم المتحدة",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.;:,]$|\)(?<!\d\))$")
_LONGEST = 160
_LONG = 300
_OUTDENT = 8.0  # points: a heading stands so far left of the paragraphs at least
_SUMMARY = 150  # letters: the abstract of a first page is text, its form is not


def outlined(document: Document, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs with the levels of headings, without the form of the first page."""
    text = _told(document, _without_form(paragraphs))
    levels = _Levels()
    return tuple(replace(one, level=levels.of(one.text)) if one.heading else one for one in text)


def _without_form(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Drop what stands on the first page before the text begins; keep an abstract."""
    start = next(
        (
            at
            for at, one in enumerate(paragraphs)
            if one.number or one.span.page > 1 or _begins(one.text, one.heading)
        ),
        len(paragraphs),
    )
    printed_form = any(_FORM.search(one.text) for one in paragraphs[:start])
    if start == len(paragraphs) or not printed_form:  # a letter, a draft that begins with its list
        return list(paragraphs)
    abstract = [one for one in paragraphs[:start] if not one.heading and len(one.text) >= _SUMMARY]
    return [*abstract, *paragraphs[start:]]


def _begins(text: str, heading: bool) -> bool:
    return heading and bool(_ROMAN.match(text) or _ALONE.fullmatch(text))


def _told(document: Document, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with those made headings that are neither larger nor in capitals."""
    told: list[Paragraph] = []
    text_left = _text_left(document, paragraphs)
    last = ""
    for at, one in enumerate(paragraphs):
        after = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        if one.heading or len(one.text) > _LONGEST or _ENDS.search(one.text):
            told.append(one)
        elif one.number:
            opens = bool(told and told[-1].heading) and one.number != _due(last or "0")
            outside = (opens or not last) and _outside(document, one, text_left)
            told.append(_heading(one) if outside or _interrupts(document, paragraphs, at, last) else one)
        else:
            between = bool(told and (told[-1].heading or told[-1].number) and after and after.number)
            told.append(replace(one, heading=True) if between and one.text[:1].isupper() else one)
        last = told[-1].number or last
    return told


def _due(last: str) -> str:
    """Return the number after `last` in the count of paragraphs, "" after one with a point."""
    return str(int(last) + 1) if last.isdigit() else ""


def _text_left(document: Document, paragraphs: Sequence[Paragraph]) -> float | None:
    """Return where the numbers of long paragraphs stand, None when that cannot be said."""
    lefts = Counter(
        round(left)
        for one in paragraphs
        if one.number and len(one.text) > _LONG and (left := _left(document, one)) is not None
    )
    return lefts.most_common(1)[0][0] if lefts else None


def _outside(document: Document, one: Paragraph, text_left: float | None) -> bool:
    """Tell whether a number under a heading stands left of those of the text."""
    left = _left(document, one)
    return left is not None and text_left is not None and left < text_left - _OUTDENT


def _interrupts(document: Document, paragraphs: Sequence[Paragraph], at: int, last: str) -> bool:
    """Tell whether a number is no part of the count, which goes on behind it and further right."""
    one = paragraphs[at]
    after = next((other for other in paragraphs[at + 1 : at + 4] if other.number), None)
    due = _due(last or "0")
    if after is None or not one.number.isdigit() or one.number == due or after.number != due:
        return False
    return _left(document, one) is None or _outside(document, one, _left(document, after))


def _left(document: Document, one: Paragraph) -> float | None:
    line = document.pages[one.span.page - 1].lines[one.span.line - 1]
    return line.box.left if line.box else None


def _heading(one: Paragraph) -> Paragraph:
    return replace(
        one,
        number="",
        text=f"{one.number}. {one.text}",
        heading=True,
        marks=tuple((at + len(one.number) + 2, mark) for at, mark in one.marks),
    )


class _Levels:
    """Remembers the headings so far: "I." may be a Roman one or the letter behind H."""

    def __init__(self) -> None:
        self._letter = ""
        self._last = 0

    def of(self, text: str) -> int:
        """Return the level of the next heading, from 1."""
        roman, capital = _ROMAN.match(text), _CAPITAL.match(text)
        if capital and (not roman or (self._letter and ord(capital[1]) == ord(self._letter) + 1)):
            self._letter, self._last = capital[1], 2
        elif roman:
            self._letter, self._last = "", 1
        elif _FIGURE.match(text):
            self._last = 3
        elif _SMALL.match(text):
            self._last = 4
        elif _ALONE.fullmatch(text):
            self._letter, self._last = "", 1
        else:
            return max(self._last, 0) + 1
        return self._last
