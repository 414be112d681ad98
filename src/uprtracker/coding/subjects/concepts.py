"""The concepts of a text: what its cues speak for, and where.

>>> [found.concept for found in find_concepts("Ban corporal punishment at home")]
['child-rights', 'child-violence']

`concepts.csv` holds cues, labels and an example of each concept; `together.csv` the labels of concepts that
stand in one text (`discrimination+roma`). Labels carry a strength from `a` (nearly always) to `d` (seldom).
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, zip_longest
from typing import NamedTuple
from zlib import crc32

from uprtracker.coding.subjects.cue import CueTable, read_cues
from uprtracker.coding.subjects.words import Word, words_of
from uprtracker.core.coded import Place

SCHEMES = {"theme": "themes", "group": "groups", "sdg": "sdgs"}
"""The column of each scheme."""

Span = tuple[int, int, str]
"""Places of the first word of a cue and after its last, and its concept."""

Labels = Mapping[str, str]
"""Label to strength."""


class Found(NamedTuple):
    """A concept and the place of its cue in the text."""

    concept: str
    place: Place


@dataclass(frozen=True, slots=True)
class Rule:
    """Concepts that must stand in a text, others that must not, and the labels they speak for by scheme."""

    concepts: frozenset[str]
    without: frozenset[str]
    labels: Mapping[str, Labels]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The data, ready for use. `whole` are concepts whose cues hide what stands within them.

    `version` changes with the data, so that what was coded by other cues is coded again.
    """

    version: str
    cues: CueTable
    whole: frozenset[str]
    rules: tuple[Rule, ...]


@cache
def knowledge() -> Knowledge:
    """Return the cues and rules of the package, read once."""
    rows = read_rows("concepts")
    cues = [cue for row in rows for cue in read_cues(row["concept"], row["phrases"])]
    content = "".join(_written(name) for name in ("concepts", "together", "theme_order"))
    return Knowledge(
        f"{crc32(content.encode()):08x}",
        CueTable(cues),
        frozenset(row["concept"] for row in rows if row["whole"]),
        tuple(_rule(row) for row in (*rows, *read_rows("together"))),
    )


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table beside this module: `concepts`, `together` or `theme_order`."""
    return list(csv.DictReader(_written(name).splitlines()))


def _written(name: str) -> str:
    return files("uprtracker.coding.subjects").joinpath(f"{name}.csv").read_text(encoding="utf-8")


def _rule(row: Mapping[str, str]) -> Rule:
    """Return the rule of a row: `women+!violence` is about women where no violence is."""
    parts = row["concept"].split("+")
    without = frozenset(part[1:] for part in parts if part.startswith("!"))
    return Rule(frozenset(part for part in parts if not part.startswith("!")), without, _labels(row))


def _labels(row: Mapping[str, str]) -> Mapping[str, Labels]:
    return {
        scheme: dict(label.rsplit(":", 1) for label in row[column].split())
        for scheme, column in SCHEMES.items()
    }


# More than `code` gives each coder at a time, so that the three schemes read each text once.
@lru_cache(maxsize=2**12)
def find_concepts(text: str) -> tuple[Found, ...]:
    """Return the concepts of a text with their places, in order of the text."""
    known = knowledge()
    words = list(words_of(text))
    spans = [
        (at, end, cue.concept)
        for at, (word, after) in enumerate(zip_longest(words, words[1:]))
        for cue in known.cues.beginning_with(word, after)
        if (end := cue.end(words, at))
    ]
    ends = _hidden_until(words, (span for span in spans if span[2] in known.whole))
    return tuple(dict.fromkeys(_found(words, span) for span in spans if span[1] >= ends[span[0]]))


def _hidden_until(words: Sequence[Word], whole: Iterable[Span]) -> list[int]:
    """Return for each word the place before which cues that begin there lie within a longer name."""
    ends = [0] * (len(words) + 1)
    for at, end, _concept in whole:
        ends[at] = max(ends[at], end)
        ends[at + 1] = max(ends[at + 1], end + 1)
    return list(accumulate(ends, max))[: len(words)]


def _found(words: Sequence[Word], span: Span) -> Found:
    return Found(span[2], (words[span[0]].start, words[span[1] - 1].end))


@lru_cache(maxsize=2**14)
def labels_of(concepts: frozenset[str], scheme: str) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """Return label, strength and the concepts that speak for it, strongest first."""
    strongest: dict[str, str] = {}
    speaking: dict[str, frozenset[str]] = {}
    for rule in knowledge().rules:
        if rule.concepts <= concepts and not rule.without & concepts:
            for label, strength in rule.labels[scheme].items():
                strongest[label] = min(strength, strongest.get(label, strength))
                speaking[label] = speaking.get(label, frozenset()) | rule.concepts
    ordered = sorted(strongest, key=lambda label: (strongest[label], label))
    return tuple((label, strongest[label], speaking[label]) for label in ordered)
