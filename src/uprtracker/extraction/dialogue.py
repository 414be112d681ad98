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
from uprtracker.core.recommendation import Part
from uprtracker.extraction.citations import Citation
from uprtracker.extraction.clauses import requests
from uprtracker.extraction.flow import unwrap
from uprtracker.extraction.lettering import letters, points
from uprtracker.extraction.report_paragraphs import ReportParagraphs
from uprtracker.extraction.sentences import SENTENCE_END
from uprtracker.extraction.speakers import Speakers
from uprtracker.reference import Reference

_RECOMMENDED = re.compile(r"\brecommend(?:s|ed|ing)?\b[\s,:;]*(?:inter alia[\s,:;]*)?", re.I)
# A paragraph that is cited and recommends nothing in so many words.
_INVITED = re.compile(
    r"\b(?:invit|encourag|urg|request|suggest|propos|call(?=\w* (?:on|upon|for)))(?:es|s|ed|ing)?\b"
    r"(?:\s+(?:on|upon|for))?\s+",
    re.I,
)
_OPENING = re.compile(
    r"^(?:and\s+)?(?:(?:(?:strongly|further|also|finally|it|then)\s+){0,3}recommend(?:s|ed|ing)?\b[\s,:;]*)?",
    re.I,
)
_ADDRESSEE = re.compile(
    r"(?:that\s+|to\s+)?(?:the\s+Government\s+of\s+)?(?:the\s+)?"
    r"(?P<name>it|its Government|Government|authorities|country|State|"
    r"(?:[A-Z][\w’'-]+(?:\s+(?:of|and|the))*\s?){1,6}?)"
    r"[,:;]?\s+(?:should\s+|to\s+|that\s+)?(?=[a-z(])"
)
_PLAIN_ADDRESSEES = ("it", "its Government", "Government", "authorities", "country", "State")
_TAIL = re.compile(
    r"(?:(?:[;,.:]\s{0,3}|\s(?=and\b))(?:\b(?:and|also|finally|that|it|lastly|further)\b[\s,;:]{0,3}){0,4})?[\s;,.:]{0,5}$"
)
# What cannot be understood without the words before it.
_POINTS_BACK = re.compile(
    r"^(?:it|they)\s+be\b|\b(?:this|these|those|such|thereto|do\s+so|aforementioned|above-mentioned)\b", re.I
)
_LONGEST_POINTER = 160


@dataclass(frozen=True, slots=True)
class Spoken:
    """A recommendation found in the dialogue with its speaker; `parts` are its requests, where several."""

    number: str
    text: str
    states: tuple[str, ...]
    span: Span
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a paragraph, from `begin` to `end`, and what it recommends."""

    text: str
    begin: int
    end: int


class Dialogue:
    """Recommendations in the paragraphs before the conclusions, found when one of them is asked for."""

    def __init__(self, paragraphs: ReportParagraphs, reviewed: str | None, reference: Reference) -> None:
        self._paragraphs = paragraphs
        self._speakers = Speakers(reviewed, reference)
        self._resolve = reference.states.resolve

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
        found = self._lettered(text, citation) if citation.letter else self._whole(text)
        pieces = [piece for piece in found if piece.text]
        states = self._speakers.of(unwrap(text)).states
        return tuple(
            Spoken(
                citation.name if len(pieces) == 1 else f"{citation.name}-{count}",
                piece.text,
                states,
                self._paragraphs.flow.span(begin + piece.begin, begin + piece.end),
                _parts(piece.text, states),
            )
            for count, piece in enumerate(pieces, 1)
        )

    def _lettered(self, text: str, citation: Citation) -> Iterator[_Piece]:
        place = letters(text).get(citation.letter)
        if place is None:
            return
        begin, end = place
        stop = SENTENCE_END.search(text, begin, end)
        end = stop.start() if stop else end
        clean = self._clean(text[begin:end])
        if not citation.roman:
            yield _Piece(clean, begin, end)
            return
        point = points(clean).get(citation.roman)
        if point:
            yield _Piece(_point(clean, *point), begin, end)

    def _whole(self, text: str) -> Iterator[_Piece]:
        """Yield each recommendation of a paragraph: its letters, or its sentences that recommend."""
        found = letters(text)
        if len(found) > 1:
            for letter in found:
                yield from self._lettered(text, Citation("", letter))
            return
        asking = _RECOMMENDED if _RECOMMENDED.search(text) else _INVITED
        at = 0
        for sentence in [*SENTENCE_END.finditer(text), None]:
            stop = sentence.start() if sentence else len(text)
            said = asking.search(text, at, stop)
            if said:
                clean = self._clean(text[said.end() : stop])
                if len(clean) < _LONGEST_POINTER and _POINTS_BACK.search(clean):
                    yield _Piece(_TAIL.sub("", unwrap(text[at:stop])), at, stop)
                else:
                    yield _Piece(clean, said.start(), stop)
            at = sentence.end() if sentence else stop

    def _clean(self, text: str) -> str:
        """Return what was recommended without the words that address the State and without joints."""
        line = unwrap(text)
        line = _OPENING.sub("", line, count=1)
        addressed = _ADDRESSEE.match(line)
        name = addressed["name"].strip() if addressed else ""
        if addressed and (name in _PLAIN_ADDRESSEES or self._resolve(name)):
            line = line[addressed.end() :]
        line = _TAIL.sub("", re.sub(r"^(?:to|that)\s+", "", line))
        return line[:1].upper() + line[1:]


def _point(text: str, begin: int, end: int) -> str:
    """A point with what stands before the first: "Ratify […] that" of "Ratify (i) this (ii) that"."""
    lead = text[: text.index("(")].strip()
    piece = _TAIL.sub("", text[begin:end])
    between = " " if text[:begin].count("(") == 1 else " […] "
    return f"{lead}{between}{piece}" if lead else piece[:1].upper() + piece[1:]


def _parts(text: str, states: tuple[str, ...]) -> tuple[Part, ...]:
    """Return the requests of a text as parts of the same States, none where it is one request."""
    found = points(text)
    if found and text.startswith("("):
        texts = [_TAIL.sub("", text[begin:end]) for begin, end in found.values()]
    else:
        texts = [_TAIL.sub("", piece) for piece in requests(text)]
    return tuple(Part(piece, states) for piece in texts) if len(texts) > 1 and all(texts) else ()
