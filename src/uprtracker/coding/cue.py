"""Cues of wording: patterns kept as data beside the coders, with phrases of our own, fitting and not fitting.

    - name: year-end
      if: [year]
      sure: 0.9
      pattern: \\bby (?:the )?year end\\b
      fits: [Adopt the bill by year end]
      not: [Finish the school year in peace]

`if` names words of which a text must have one before the pattern is tried (`#` is any digit): most texts
have none, and that is what makes reading fast. Patterns repeat nothing without bound, so the time for a
text grows with its length and no faster.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from uprtracker.core.coded import Place

_WORD = re.compile(r"[a-z]{2,30}")
_DIGIT = re.compile(r"\d")
_NAME = re.compile(r"<(\w+)>")
_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
_ODD_BLANK = re.compile(r"\s\s|[^\S ]")
_BLANKS_OR_REST = re.compile(r"\s+|\S+")
_REACH = 80
"""Characters before a wording, and on either side of it, that may take its meaning away."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text made ready: one blank between words, the same in lower case, and the words it has.

    `places` gives the place in the original of each character, None where nothing has moved.
    """

    printed: str
    lower: str
    words: frozenset[str]
    places: tuple[int, ...] | None

    def place(self, start: int, end: int) -> Place:
        """Return the place in the original text of characters `start` to before `end`."""
        return (self.places[start], self.places[end - 1] + 1) if self.places else (start, end)


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern with words of which a text must have one, and phrases that it fits and does not fit.

    `capitals`: the pattern is read as printed, else in lower case. `sure` is how sure it makes us by
    itself (0 to 1), `weight` what it adds where several are weighed together, `note` a machine word.
    """

    name: str
    pattern: re.Pattern[str]
    words: frozenset[str]
    capitals: bool
    sure: float
    weight: float
    note: str
    fits: tuple[str, ...]
    misfits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Veto:
    """A surrounding that takes the meaning away from wordings of some cues.

    `before` must fit what stands right before the wording, `around` anything near it.
    """

    name: str
    cues: frozenset[str]
    before: re.Pattern[str] | None
    around: re.Pattern[str] | None
    fits: tuple[str, ...]
    misfits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one file: those that count, surroundings in which they do not, and weaker ones."""

    cues: tuple[Cue, ...]
    vetoes: tuple[Veto, ...] = ()
    vague: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording found: its cue and its place in the original text."""

    cue: Cue
    place: Place


def prepare(text: str) -> Text:
    """Return `text` ready for finding cues in it."""
    printed, places = _with_single_blanks(text) if _ODD_BLANK.search(text) else (text, None)
    lower = printed.lower()
    if len(lower) != len(printed):  # a few capitals, such as I with a dot, become two characters
        lower = printed.translate(_ASCII_LOWER)
    words = set(_WORD.findall(lower))
    if _DIGIT.search(lower):
        words.add("#")
    return Text(printed, lower, frozenset(words), places)


def _with_single_blanks(text: str) -> tuple[str, tuple[int, ...]]:
    kept: list[str] = []
    places: list[int] = []
    for match in _BLANKS_OR_REST.finditer(text):
        piece = " " if match[0].isspace() else match[0]
        kept.append(piece)
        places.extend(range(match.start(), match.start() + len(piece)))
    return "".join(kept), tuple(places)


def read_cues(name: str) -> Cues:
    """Return the cues of `data/<name>.yml`."""
    source = files("uprtracker.coding").joinpath("data", f"{name}.yml").read_text(encoding="utf-8")
    data = yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    words: dict[str, str] = {}
    for word, pattern in data.get("words", {}).items():
        words[word] = _filled(pattern, words)
    return Cues(
        tuple(_cue(fields, words) for fields in data["cues"]),
        tuple(_veto(fields, words) for fields in data.get("vetoes", ())),
        tuple(_cue(fields, words) for fields in data.get("vague", ())),
    )


def find(text: Text, cues: Iterable[Cue], vetoes: Iterable[Veto] = ()) -> list[Hit]:
    """Return the wordings of `cues` in `text`, in the order of the cues, that no veto takes away."""
    return [
        Hit(cue, text.place(*match.span()))
        for cue in cues
        if not cue.words.isdisjoint(text.words)
        for match in cue.pattern.finditer(text.printed if cue.capitals else text.lower)
        if not any(_takes_away(veto, cue, text.lower, match.span()) for veto in vetoes)
    ]


def _takes_away(veto: Veto, cue: Cue, lower: str, place: Place) -> bool:
    if cue.name not in veto.cues:
        return False
    start, end = place
    if veto.before and not veto.before.search(lower[max(0, start - _REACH) : start]):
        return False
    return not veto.around or bool(veto.around.search(lower[max(0, start - _REACH) : end + _REACH]))


def _cue(fields: Mapping[str, Any], words: Mapping[str, str]) -> Cue:
    return Cue(
        name=fields["name"],
        pattern=re.compile(_filled(fields["pattern"], words)),
        words=frozenset(fields["if"]),
        capitals=fields.get("capitals", False),
        sure=fields.get("sure", 0.0),
        weight=fields.get("weight", 0.0),
        note=fields.get("note", ""),
        fits=tuple(fields["fits"]),
        misfits=tuple(fields["not"]),
    )


def _veto(fields: Mapping[str, Any], words: Mapping[str, str]) -> Veto:
    before, around = (fields.get(part) for part in ("before", "around"))
    return Veto(
        name=fields["name"],
        cues=frozenset(fields["cues"]),
        before=re.compile(_filled(before, words)) if before else None,
        around=re.compile(_filled(around, words)) if around else None,
        fits=tuple(fields["fits"]),
        misfits=tuple(fields["not"]),
    )


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    return _NAME.sub(lambda match: words[match[1]], pattern.strip())


def places_of(hits: Iterable[Hit]) -> tuple[Place, ...]:
    """Return the places of `hits` in order, those that overlap joined."""
    joined: list[Place] = []
    for start, end in sorted(hit.place for hit in hits):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
