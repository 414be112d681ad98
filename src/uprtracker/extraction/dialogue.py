"""Reads recommendations where they were spoken: in the paragraphs of the interactive dialogue.

    27. Utopia welcomed the progress made. It recommended that Ruritania: (a) do
    this; (b) do that. While it regretted delays, it recommended (c) that ...
    31. Freedonia asked about prisons and recommended that Ruritania open them.

Reports of sessions 1 to 7 cite such recommendations by their paragraph only
(A/HRC/11/25, para. 117). What is taken from here has the origin "dialogue".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from uprtracker.core import Span
from uprtracker.extraction.citations import Citation
from uprtracker.extraction.flow import Flow, Placed, flow, unwrap
from uprtracker.extraction.lettering import letters
from uprtracker.reference import Reference

_PARAGRAPH = re.compile(r"^[ \t]*(\d{1,3})\.[ \t]+(?=\S)", re.M)
_SENTENCE = re.compile(
    r"(?<=[\w)”’])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bNo)(?<!\be\.g)(?<!\b[A-Z])\.\s+(?=[A-Z“])"
)
_RECOMMENDED = re.compile(r"\brecommend(?:s|ed|ing)?\b[\s,:;]*(?:inter alia[\s,:;]*)?", re.I)
_OPENING = re.compile(
    r"^(?:and\s+)?(?:(?:strongly|further|also|finally|it|then)\s+){0,3}(?:recommend(?:s|ed|ing)?\b[\s,:;]*)?",
    re.I,
)
_SPEAKING = re.compile(
    r"\b((?:[A-Z][\w’'-]+\s+)(?:(?:of\s|and\s|the\s){0,2}[A-Z][\w’'-]+\s+){0,8})"
    r"(?:also\s+|further\s+)?(?:recommended|asked|inquired|enquired|remained|welcomed|noted|commended|"
    r"expressed|encouraged|called|urged|said|stated|thanked|appreciated|acknowledged)\b"
)
_ADDRESSEE = re.compile(
    r"(?:that\s+|to\s+)?(?:the\s+Government\s+of\s+)?(?:the\s+)?"
    r"(?:it|its Government|Government|authorities|country|State|"
    r"(?:[A-Z][\w’'-]+(?:\s+(?:of|and|the))*\s?){1,6}?)"
    r"[,:;]?\s+(?:should\s+|to\s+|that\s+)?(?=[a-z])"
)
_TAIL = re.compile(r"[\s;,.:]{0,5}(?:\b(?:and|also|finally|that|it|lastly|further)\b[\s,;:]{0,3}){0,4}$")
_LONGEST_NAME = 10


@dataclass(frozen=True, slots=True)
class Spoken:
    """A recommendation found in the dialogue with its speaker."""

    number: str
    text: str
    states: tuple[str, ...]
    span: Span


class Dialogue:
    """The paragraphs before the conclusions; cut only when one of them is asked for."""

    def __init__(self, lines: Sequence[Placed], reviewed: str | None, reference: Reference) -> None:
        self._lines = lines
        self._reviewed = reviewed
        self._reference = reference

    @cached_property
    def _paragraphs(self) -> dict[int, tuple[int, int]]:
        """Where the text of each numbered paragraph begins and ends."""
        starts: list[tuple[int, int, int]] = []
        due = 1
        for match in _PARAGRAPH.finditer(self._flow.text):
            number = int(match[1])
            if due <= number <= due + 2:
                starts.append((number, match.start(), match.end()))
                due = number + 1
        ends = [*(start for _, start, _ in starts[1:]), len(self._flow.text)]
        return {number: (begin, end) for (number, _, begin), end in zip(starts, ends, strict=False)}

    @cached_property
    def _flow(self) -> Flow:
        return flow(self._lines)

    def find(self, citation: Citation) -> tuple[Spoken, ...]:
        """Return the recommendations made at `citation`, none when the place is not found."""
        place = self._paragraphs.get(int(citation.number)) if citation.number.isdigit() else None
        if place is None:
            return ()
        begin, end = place
        text = self._flow.text[begin:end]
        found = _lettered(text, citation.letter) if citation.letter else _whole(text)
        pieces = [piece for piece in found if piece[0]]
        states = self._speaker(text)
        name = f"{citation.number}({citation.letter})" if citation.letter else citation.number
        return tuple(
            Spoken(
                name if len(pieces) == 1 else f"{name}-{count}",
                piece,
                states,
                self._flow.span(begin + start, begin + stop),
            )
            for count, (piece, start, stop) in enumerate(pieces, 1)
        )

    def _speaker(self, text: str) -> tuple[str, ...]:
        """Return the State that speaks: its name opens the paragraph or stands before "asked", "noted"."""
        opening = unwrap(text[:600])
        words = opening[:160].split(" ")
        for count in range(min(_LONGEST_NAME, len(words)), 0, -1):
            state = self._reference.states.resolve(" ".join(words[:count]).rstrip(",;:"))
            if state:
                return (state.iso3,)
        for match in _SPEAKING.finditer(opening):
            state = self._reference.states.resolve(match[1])
            if state and state.iso3 != self._reviewed:
                return (state.iso3,)
        return ()


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
