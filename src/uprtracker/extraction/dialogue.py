"""Reads recommendations where they were spoken: in the paragraphs of the interactive dialogue.

    27. Utopia welcomed the progress made. It recommended that Ruritania: (a) do
    this; (b) do that. While it regretted delays, it recommended (c) that ...
    31. Freedonia asked about prisons and recommended that Ruritania open them.

Reports of sessions 1 to 7 cite such recommendations by their paragraph only
(A/HRC/11/25, para. 117). What is taken from here has the origin "dialogue".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from uprtracker.core import Span
from uprtracker.extraction.citations import Citation
from uprtracker.extraction.flow import unwrap
from uprtracker.extraction.lettering import letters
from uprtracker.extraction.report_paragraphs import ReportParagraphs
from uprtracker.extraction.speakers import Speakers
from uprtracker.reference import Reference

_SENTENCE = re.compile(
    r"(?<=[\w)”’])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bNo)(?<!\be\.g)(?<!\b[A-Z])\.\s+(?=[A-Z“])"
)
_RECOMMENDED = re.compile(r"\brecommend(?:s|ed|ing)?\b[\s,:;]*(?:inter alia[\s,:;]*)?", re.I)
_OPENING = re.compile(
    r"^(?:and\s+)?(?:(?:strongly|further|also|finally|it|then)\s+){0,3}(?:recommend(?:s|ed|ing)?\b[\s,:;]*)?",
    re.I,
)
_ADDRESSEE = re.compile(
    r"(?:that\s+|to\s+)?(?:the\s+Government\s+of\s+)?(?:the\s+)?"
    r"(?:it|its Government|Government|authorities|country|State|"
    r"(?:[A-Z][\w’'-]+(?:\s+(?:of|and|the))*\s?){1,6}?)"
    r"[,:;]?\s+(?:should\s+|to\s+|that\s+)?(?=[a-z])"
)
_TAIL = re.compile(r"[\s;,.:]{0,5}(?:\b(?:and|also|finally|that|it|lastly|further)\b[\s,;:]{0,3}){0,4}$")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A recommendation found in the dialogue with its speaker."""

    number: str
    text: str
    states: tuple[str, ...]
    span: Span


class Dialogue:
    """Recommendations in the paragraphs before the conclusions, found when one of them is asked for."""

    def __init__(self, paragraphs: ReportParagraphs, reviewed: str | None, reference: Reference) -> None:
        self._paragraphs = paragraphs
        self._speakers = Speakers(reviewed, reference)

    @cached_property
    def _places(self) -> dict[int, tuple[int, int]]:
        """Where the text of each numbered paragraph begins and ends."""
        return {one.number: (one.begin, one.end) for one in self._paragraphs.all}

    def find(self, citation: Citation) -> tuple[Spoken, ...]:
        """Return the recommendations made at `citation`, none when the place is not found."""
        place = self._places.get(int(citation.number)) if citation.number.isdigit() else None
        if place is None:
            return ()
        begin, end = place
        text = self._paragraphs.flow.text[begin:end]
        found = _lettered(text, citation.letter) if citation.letter else _whole(text)
        pieces = [piece for piece in found if piece[0]]
        states = self._speakers.of(unwrap(text)).states
        name = f"{citation.number}({citation.letter})" if citation.letter else citation.number
        return tuple(
            Spoken(
                name if len(pieces) == 1 else f"{name}-{count}",
                piece,
                states,
                self._paragraphs.flow.span(begin + start, begin + stop),
            )
            for count, (piece, start, stop) in enumerate(pieces, 1)
        )


def _lettered(text: str, letter: str) -> Iterator[tuple[str, int, int]]:
    place = letters(text).get(letter)
    if place is None:
        return
    begin, end = place
    stop = _SENTENCE.search(text, begin, end)
    end = stop.start() if stop else end
    yield _clean(text[begin:end]), begin, end


def _whole(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each recommendation of a paragraph: its letters, or its sentences that recommend."""
    parts = letters(text)
    if len(parts) > 1:
        for letter in parts:
            yield from _lettered(text, letter)
        return
    at = 0
    for stop in [*(match.start() for match in _SENTENCE.finditer(text)), len(text)]:
        said = _RECOMMENDED.search(text, at, stop)
        if said:
            yield _clean(text[said.end() : stop]), said.start(), stop
        at = stop


def _clean(text: str) -> str:
    """Return what was recommended without the words that address the State and without joints."""
    line = unwrap(text)
    line = _OPENING.sub("", line, count=1)
    addressed = _ADDRESSEE.match(line)
    line = line[addressed.end() :] if addressed else re.sub(r"^(?:to|that)\s+", "", line)
    line = _TAIL.sub("", line)
    return line[:1].upper() + line[1:]
