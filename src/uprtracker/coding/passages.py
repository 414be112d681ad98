"""Which paragraphs of later documents bear on a recommendation? Ranked, each with its reasons.

    Passages([Passage("Slovenia ratified the Istanbul Convention.")], reference).rank([Ask("Ratify …")])
    [[Ranked(at=0, score=0.93, reasons=(Reason("instrument", ("istanbul-convention",), 1.0), ...))]]

A paragraph answers in words of its own, so words alone do not find it. Five things speak for it:
that it, a note of it or a title above it names the recommendation by its number; an instrument that
both name; subjects that both have (UPR Info's issues, OHCHR's themes and groups, as the shipped
coders see them); words, weighted by how rare they are in recommendations and among these passages;
words of the titles above. Each gives a share from 0 to 1 of what it could give, `WEIGHTS` add them
up. What the machine proposes waits for a person to accept or reject it.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from uprtracker.coding import groups, instruments, issues, themes
from uprtracker.coding.likeness import VERSION as LIKENESS
from uprtracker.coding.likeness import term
from uprtracker.coding.words import stem, words
from uprtracker.reference import Reference

VERSION = f"passages-1.{LIKENESS}"
NAMED, TITLED, INSTRUMENT, SUBJECT, WORDS, TITLE = (
    "named",
    "titled",
    "instrument",
    "subject",
    "words",
    "title",
)
WEIGHTS: Mapping[str, float] = {
    NAMED: 0.6,
    TITLED: 0.15,
    INSTRUMENT: 0.35,
    SUBJECT: 0.4,
    WORDS: 0.5,
    TITLE: 0.15,
}
ENOUGH = 0.4  # what scores less is not proposed
TELLING = 0.3  # words that weigh less ("the", "that", "take") are passed over
LONG = 0.3  # how far the length of a paragraph counts against the words it has
SHOWN = 5  # words and labels that a reason names
_CODERS = (("issue", issues.code), ("theme", themes.code), ("group", groups.code))
_EMPTY = frozenset(("general", "other", "cp-rights-general", "esc-rights-general"))


@dataclass(frozen=True, slots=True)
class Ask:
    """The text of a recommendation, and the places of passages that name it by its number.

    `named`: itself or by a note in it; `titled`: a title above it does, or the title's note.
    """

    text: str
    named: frozenset[int] = frozenset()
    titled: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a later document and the titles above it, outermost first."""

    text: str
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a passage is proposed: a kind (`WEIGHTS`), words or labels (`issue:minorities`), and the share."""

    kind: str
    about: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage by its place in the list given, with score from 0 to 1 and what speaks for it."""

    at: int
    score: float
    reasons: tuple[Reason, ...]


class Passages:
    """Passages made ready for any number of recommendations."""

    def __init__(self, passages: Sequence[Passage], reference: Reference) -> None:
        self._reference = reference
        texts = [one.text for one in passages]
        self._subjects = _subjects(texts, reference)
        self._instruments = _instruments(texts, reference)
        self._words = [Counter(_stems(text)) for text in texts]
        self._titles = [frozenset(_stems(" ".join(one.titles))) for one in passages]
        self._rare = _rarity([frozenset(own) for own in self._words])
        self._rare_subject = _rarity([frozenset(own) for own in self._subjects])
        sizes = [sum(own.values()) for own in self._words]
        mean = sum(sizes) / len(sizes) if sizes else 1.0
        self._lengths = [1 - LONG + LONG * size / (mean or 1.0) for size in sizes]

    def rank(self, asks: Sequence[Ask], enough: float = ENOUGH) -> list[list[Ranked]]:
        """Return for each of `asks` the passages that score `enough`, best first, then in their order."""
        texts = [one.text for one in asks]
        subjects = _subjects(texts, self._reference)
        named = _instruments(texts, self._reference)
        return [
            self._ranked(ask, subject, names, enough)
            for ask, subject, names in zip(asks, subjects, named, strict=True)
        ]

    def _ranked(
        self, ask: Ask, subjects: Mapping[str, float], names: frozenset[str], enough: float
    ) -> list[Ranked]:
        asked = {stem(word): word for word in reversed(words(ask.text))}
        weights = {one: _weight(one) * self._rare.get(one, 1.0) for one in asked if _weight(one) >= TELLING}
        found = []
        for at in range(len(self._lengths)):
            reasons = (
                Reason(NAMED, (), float(at in ask.named)),
                Reason(TITLED, (), float(at in ask.titled)),
                _shared_names(names, self._instruments[at]),
                self._shared_subjects(subjects, self._subjects[at]),
                self._shared_words(weights, asked, at),
                _in_titles(weights, asked, self._titles[at]),
            )
            score = round(min(1.0, sum(WEIGHTS[one.kind] * one.share for one in reasons)), 4)
            if score >= enough:
                found.append(Ranked(at, score, tuple(one for one in reasons if one.share)))
        return sorted(found, key=lambda one: (-one.score, one.at))

    def _shared_subjects(self, asked: Mapping[str, float], there: Mapping[str, float]) -> Reason:
        """Weigh the subjects of the recommendation that the passage has too; common ones count less."""
        worth = {label: sure * self._rare_subject.get(label, 1.0) for label, sure in asked.items()}
        both = {label: worth[label] * there[label] for label in asked if label in there}
        best = sorted(both, key=lambda label: (-both[label], label))
        whole = sum(worth.values())
        return Reason(
            SUBJECT, tuple(best[:SHOWN]), round(sum(both.values()) / whole, 4) if both and whole else 0.0
        )

    def _shared_words(self, weights: Mapping[str, float], asked: Mapping[str, str], at: int) -> Reason:
        """Weigh the words of the recommendation that the passage has too, more if it has them often."""
        there, length = self._words[at], self._lengths[at]
        both = {
            one: weight * (times * 1.5) / (times + 0.5 * length)
            for one, weight in weights.items()
            if (times := there[one]) and weight > 0
        }
        whole = sum(weights.values())
        share = min(1.0, sum(both.values()) / whole) if whole else 0.0
        return Reason(WORDS, _best(both, asked), round(share, 4))


def _in_titles(weights: Mapping[str, float], asked: Mapping[str, str], titles: frozenset[str]) -> Reason:
    both = {one: weight for one, weight in weights.items() if one in titles}
    whole = sum(weights.values())
    return Reason(TITLE, _best(both, asked), round(sum(both.values()) / whole, 4) if whole else 0.0)


def _best(both: Mapping[str, float], asked: Mapping[str, str]) -> tuple[str, ...]:
    """Return the words, as the recommendation has them, that weigh most."""
    return tuple(asked[one] for one in sorted(both, key=lambda one: (-both[one], one))[:SHOWN])


def _shared_names(asked: frozenset[str], there: frozenset[str]) -> Reason:
    both = sorted(asked & there)
    return Reason(INSTRUMENT, tuple(both[:SHOWN]), round(len(both) / len(asked), 4) if both else 0.0)


def _subjects(texts: Sequence[str], reference: Reference) -> list[dict[str, float]]:
    """Return the labels of each text with their confidence; those that say nothing are left out."""
    found: list[dict[str, float]] = [{} for _ in texts]
    for scheme, code in _CODERS:
        for own, coded in zip(found, code(texts, reference), strict=True):
            for one in coded.judgements:
                if one.label not in _EMPTY:
                    own[f"{scheme}:{one.label}"] = one.confidence
    return found


def _instruments(texts: Sequence[str], reference: Reference) -> list[frozenset[str]]:
    return [frozenset(coded.labels) for coded in instruments.code(texts, reference)]


def _stems(text: str) -> list[str]:
    """Return the stems of the words that say something, in order."""
    return [root for word in words(text) if _weight(root := stem(word)) >= TELLING]


def _weight(root: str) -> float:
    return term(root)[1]


def _rarity(sets: Sequence[frozenset[str]]) -> dict[str, float]:
    """Return how much each thing tells of `sets` apart: 1 where one has it, 0 where all do."""
    counts = Counter(one for own in sets for one in own)
    whole = math.log(1 + len(sets))
    return {one: math.log((1 + len(sets)) / (1 + count)) / whole for one, count in counts.items()}
