"""Finds where the request of a recommendation begins: behind adverbs, prefaces and the one who is asked.

    Recommends that, in line with its promise, the Government further improve …
                                                                      ^ here

The words stand in `reference/data/opening_words.csv`.
"""

import re
from collections.abc import Mapping, Sequence

from uprtracker.coding.verb_patterns import Match, VerbPatterns, Word

_ANY = frozenset({"base", "third", "ing", "noun"})
_BASE = frozenset({"base"})
_FINITE = frozenset({"base", "third"})
_NOUN = frozenset({"noun"})
_PAST = frozenset({"past"})
_MODALS = frozenset({"should", "shall", "must", "could", "would", "may"})
_SUBJECT = 14
_LONGEST_OPENING = 5
_LONGEST_SPEAKER = 6
_NUMBER = re.compile(r"[a-z]|[ivx]+")
_WHOSE = frozenset({"determiner", "subject"})
VERBS_IN_LY = frozenset({"apply", "comply", "supply", "reply", "rely"})


def opening_of(
    words: Sequence[Word], patterns: VerbPatterns, openings: Mapping[str, str]
) -> Match | int | None:
    """Return the first verb, the place of a first word nobody knows, or None where there is no request."""
    at = _spoken(words, openings)
    while at is not None and at < len(words):
        at = past_adverbs(words, at, openings)
        kind = openings.get(words[at].text) if at < len(words) else None
        if kind != "preface":
            return _request(words, at, patterns, openings)
        found = _after_preface(words, at, patterns, openings)
        if found is not None:
            return found
        return _first_marked(words, at, patterns, openings)
    return None


def _spoken(words: Sequence[Word], openings: Mapping[str, str]) -> int | None:
    """Return the first word behind `recommends`, `Norway recommends that`; 0 if nobody is said to speak."""
    if not words:
        return None
    if openings.get(words[0].text) == "speaker":
        return 1
    for at in range(2, min(_LONGEST_SPEAKER, len(words))):
        if openings.get(words[at - 1].text) == "speaker" and words[at].text == "that":
            return at
    return 0


def past_adverbs(words: Sequence[Word], at: int, openings: Mapping[str, str]) -> int:
    """Return the place of the first word from `at` on that is no adverb, `to`, `that` or number of a list."""
    while at < len(words):
        length = _skipped(words, at, openings)
        if not length:
            break
        at += length
    return at


def _skipped(words: Sequence[Word], at: int, openings: Mapping[str, str]) -> int:
    """Return how many words at `at` are to be skipped (`without further delay`: 3), 0 where it matters."""
    for length in range(min(_LONGEST_OPENING, len(words) - at), 0, -1):
        phrase = " ".join(word.text for word in words[at : at + length])
        if openings.get(phrase) == "skipped":
            return length
    word = words[at]
    numbers = _NUMBER.fullmatch(word.text) and word.after.startswith((")", "."))
    return int(bool(numbers) or (word.text.endswith("ly") and word.text not in VERBS_IN_LY))


def _request(
    words: Sequence[Word], at: int, patterns: VerbPatterns, openings: Mapping[str, str]
) -> Match | int | None:
    """Read `ratify …`, `the ratification …`, `the Government should ratify …` from the word `at`."""
    if at >= len(words):
        return None
    kind = openings.get(words[at].text)
    if kind not in _WHOSE | {"adjective"}:
        found = patterns.at(words, at, _ANY)
    else:  # "further improve" passes an adverb, "further its plan" a verb
        found = patterns.at(words, at - 1, _BASE) if at else None
    if found:
        return found
    noun = at
    while noun < len(words) and openings.get(words[noun].text) in _WHOSE | {"adjective", "skipped"}:
        noun += 1
    nominal = patterns.at(words, noun, _NOUN) if noun > at else None
    if nominal:
        return nominal
    named = kind in _WHOSE or (at > 0 and words[at - 1].text == "that")
    marked = _first_marked(words, at, patterns, openings, named)
    if marked is not None:
        return marked
    return None if kind else at


def _after_preface(
    words: Sequence[Word], at: int, patterns: VerbPatterns, openings: Mapping[str, str]
) -> Match | None:
    """Return the verb behind one of the commas of a preface: `In line with …, ratify`."""
    for index in range(at, len(words)):
        if "," not in words[index].after or words[index].ends_clause:
            continue
        start = past_adverbs(words, index + 1, openings)
        found = patterns.at(words, start, _BASE)
        if found:
            return found
        if start < len(words) and openings.get(words[start].text) in _WHOSE:
            return _first_marked(words, start, patterns, openings)
    return None


def _first_marked(
    words: Sequence[Word],
    at: int,
    patterns: VerbPatterns,
    openings: Mapping[str, str],
    named: bool = True,
) -> Match | None:
    """Return the verb behind `should`; if somebody is `named`, else that behind `to` or behind his name.

    Behind `that` the name comes before `to`: "that the court abide by the plan to …".
    """
    found = _behind(words, at, _MODALS, patterns, openings)
    if found is None and named:
        told = at > 0 and words[at - 1].text == "that"
        to = _behind(words, at, frozenset({"to"}), patterns, openings)
        verb = _finite(words, at, patterns, openings)
        found = (verb or to) if told else (to or verb)
    return found and _done(words, found, patterns, openings)


def _behind(
    words: Sequence[Word],
    at: int,
    marks: frozenset[str],
    patterns: VerbPatterns,
    openings: Mapping[str, str],
) -> Match | None:
    for index in range(at, min(at + _SUBJECT, len(words))):
        if words[index].text in marks:
            found = patterns.at(words, past_adverbs(words, index + 1, openings), _BASE)
            if found:
                return found
    return None


def _finite(
    words: Sequence[Word], at: int, patterns: VerbPatterns, openings: Mapping[str, str]
) -> Match | None:
    for index in range(at + 1, min(at + _SUBJECT, len(words))):
        found = patterns.at(words, index, _FINITE)
        if found and openings.get(words[index - 1].text) not in ("determiner", "adjective", "preface"):
            return found
    return None


def _done(words: Sequence[Word], found: Match, patterns: VerbPatterns, openings: Mapping[str, str]) -> Match:
    """Return the act of a passive: `abolish` in `should be abolished`."""
    if found.verb.verb != "be":
        return found
    return patterns.at(words, past_adverbs(words, found.end, openings), _PAST) or found
