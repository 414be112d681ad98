"""Reads the brackets in which an item names the States that made it.

    Do this (Utopia, Ruritania) and that (Freedonia);
    Sign (Utopia)/ratify (Ruritania) the treaty;
    Do this (Utopia (Federated States of)) (Ruritania);

A bracket counts as one of States when at least half of the names in it are
States. Brackets that follow each other without words between them are one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from uprtracker.core.recommendation import Part
from uprtracker.extraction.broken_brackets import last_states
from uprtracker.extraction.clauses import requests
from uprtracker.extraction.flow import unwrap
from uprtracker.extraction.reported import comment_of, unreported
from uprtracker.extraction.states import States

_BRACKET = re.compile(r"\(((?:[^()]|\((?:[^()]|\([^()]{0,80}\)){0,200}\)){1,1500})\)")
_MARKS = re.compile(r"\d{1,3}|[*∗†]")
_LONGEST_LIST = 1500
_ROUND = str.maketrans("[]", "()")
# What may stand after the last bracket and says nothing: signs, the mark of a footnote, the "and" of a list.
_NOTHING = re.compile(r"[\s;.,/*:∗†]*(?:\d{1,2}|and|or)?[\s;.,/*:∗†]*", re.I)
_BETWEEN = re.compile(r"[\s;,./&]*(?:and|as well as)?[\s;,./&]*", re.I)


@dataclass(frozen=True, slots=True)
class Attributed:
    """A text without its closing bracket, the States of all its brackets, and its parts.

    `tail` is text after the last States, `comment` what the State under Review says there.
    """

    text: str
    states: tuple[str, ...]
    parts: tuple[Part, ...]
    unknown: tuple[str, ...]
    tail: str
    comment: str = ""


Reader = Callable[[str], States]
"""Reads the inside of a bracket."""


def attribute(raw: str, read: Reader) -> Attributed:
    """Return the text of an item with its States and parts. `raw` is one line."""
    groups = _groups(raw, read)
    if not groups:
        return Attributed(_trim(raw), (), (), (), "")
    last = groups[-1]
    comment = comment_of(raw, raw[last.end :])
    tail = "" if comment else _tail(raw[last.end :])
    parts = _parts(raw, groups)
    text = unreported(_trim(raw if tail else raw[: last.start]))
    states = tuple(dict.fromkeys(code for group in groups for code in group.states.codes))
    unknown = tuple(name for group in groups for name in group.states.unknown)
    if tail and parts:
        parts[-1] = Part(f"{parts[-1].text} {tail}", parts[-1].states)
    return Attributed(text, states, tuple(parts) if len(parts) > 1 else (), unknown, tail, comment)


def _tail(after: str) -> str:
    """Return the words after the last States, "" when there are none."""
    return "" if _NOTHING.fullmatch(after) else after.strip(" ;.,/*:")


def _parts(raw: str, groups: "list[_Group]") -> list[Part]:
    """Return the texts before each group of States; before a single one, its requests."""
    parts: list[Part] = []
    at = 0
    for group in groups:
        piece = raw[at : group.start]
        texts = (unreported(_trim(text)) for text in (requests(piece) if len(groups) == 1 else [piece]))
        parts.extend(Part(text, group.states.codes) for text in texts if text)
        at = group.end
    return parts


@dataclass(frozen=True, slots=True)
class _Group:
    start: int
    end: int
    states: States


def _groups(raw: str, read: Reader) -> list[_Group]:
    """Return the groups of States of `raw`; square brackets count where no round one names a State."""
    groups = _round_groups(raw, read)
    if not groups and "[" in raw:
        groups = _round_groups(raw.translate(_ROUND), read)
    return groups


def _round_groups(raw: str, read: Reader) -> list[_Group]:
    groups: list[_Group] = []
    for match in _BRACKET.finditer(raw):
        states = read(match.group(1))
        if not states.codes or len(states.unknown) > len(states.codes):
            continue
        if groups and _BETWEEN.fullmatch(raw, groups[-1].end, match.start()):
            before = groups.pop()
            states = States(before.states.codes + states.codes, before.states.unknown + states.unknown)
            groups.append(_Group(before.start, match.end(), states))
        else:
            groups.append(_Group(match.start(), match.end(), states))
    if not groups or _tail(raw[groups[-1].end :]):
        broken = last_states(raw, read)
        if broken:
            groups.append(_Group(broken[0], len(raw), broken[1]))
    return groups


def _trim(text: str) -> str:
    return unwrap(text).lstrip(" ;,/.:").rstrip(" ;,/").removesuffix(".").rstrip()


def inside(text: str) -> str:
    """Return the inside of a bracket without footnote marks, on one line."""
    return _MARKS.sub("", unwrap(text[:_LONGEST_LIST]))
