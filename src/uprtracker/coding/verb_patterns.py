"""Finds known verbs and phrases in a row of words: `take all necessary steps`, `ratifying`, `ratification`.

The verbs stand in `reference/data/action_verbs.csv`; regular forms follow the rules of English spelling,
odd ones stand in the table. Where several phrases fit, the one with more words of its own wins:
`adopt urgent measures` is `adopt * measures`, not `adopt`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from uprtracker.core.coded import Place
from uprtracker.reference.action_verb import ActionVerb, ActionVerbs

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_STOP = re.compile(r"[.;:!?]\s|[.;:!?]$|\n")
_TIGHT = frozenset(
    ["of", "on", "to", "by", "for", "in", "that", "which", "with", "from", "through", "at", "as", "into"]
)
_DESCRIBING = 8
_CLAUSE = 25


@dataclass(frozen=True, slots=True)
class Word:
    """A word in small letters, where it stands, and the signs between it and the next."""

    text: str
    place: Place
    after: str

    @property
    def ends_clause(self) -> bool:
        """Whether a full stop, semicolon or colon follows."""
        return bool(_STOP.search(self.after))


@dataclass(frozen=True, slots=True)
class Match:
    """A verb found at a word: its form (`base`, `ing`, `third`, `past` or `noun`) and the word after it."""

    verb: ActionVerb
    form: str
    place: Place
    end: int


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text; numbers and signs belong to what stands between."""
    found = list(_WORD.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)] * bool(found)
    return tuple(
        Word(match[0].lower().replace("’", "'"), match.span(), text[match.end() : end])
        for match, end in zip(found, ends, strict=True)
    )


class VerbPatterns:
    """The table of verbs made ready to be found."""

    def __init__(self, verbs: ActionVerbs) -> None:
        """Work out all forms of all verbs."""
        self._by_first: dict[str, list[tuple[str, tuple[str, ...], ActionVerb]]] = {}
        ordered = sorted(verbs.verbs.values(), key=lambda verb: (-len(verb.plain.split()), verb.verb))
        for verb in ordered:
            head, *rest = verb.verb.split()
            for form, written in _forms(head, verb):
                self._by_first.setdefault(written, []).append((form, tuple(rest), verb))

    def at(self, words: Sequence[Word], start: int, forms: frozenset[str]) -> Match | None:
        """Return the verb that begins at the word `start` in one of the forms, None where there is none."""
        if start >= len(words):
            return None
        for form, rest, verb in self._by_first.get(words[start].text, ()):
            end = _after(words, start, rest) if form in forms else None
            if end is not None:
                last = start if "**" in rest else end - 1
                return Match(verb, form, (words[start].place[0], words[last].place[1]), end)
        return None


@cache
def patterns_of(verbs: ActionVerbs) -> VerbPatterns:
    """Return the patterns of a table, worked out once."""
    return VerbPatterns(verbs)


def _after(words: Sequence[Word], start: int, rest: tuple[str, ...]) -> int | None:
    """Return the place behind the phrase whose first word stands at `start`, None where it does not."""
    at = start
    gap = ""
    for part in rest:
        if part.startswith("*"):
            gap = part
            continue
        found = _next(words, at, part, gap)
        if found is None:
            return None
        at, gap = found, ""
    return at + 1


def _next(words: Sequence[Word], at: int, part: str, gap: str) -> int | None:
    limit = {"": 1, "*": 1 + _DESCRIBING, "**": 1 + _CLAUSE}[gap]
    for index in range(at + 1, min(at + 1 + limit, len(words))):
        if words[index - 1].ends_clause:
            return None
        if words[index].text == part:
            return index
        if gap == "*" and words[index].text in _TIGHT:
            return None
    return None


def _forms(head: str, verb: ActionVerb) -> Iterator[tuple[str, str]]:
    """Yield the forms of a verb's first word, British and American, with the name of the form."""
    odd = dict.fromkeys(verb.forms)
    for stem in dict.fromkeys((head, _other_spelling(head))):
        yield "base", stem
        yield "third", _third(stem)
        yield "ing", (stem[:-1] if stem.endswith("e") and not stem.endswith("ee") else stem) + "ing"
        yield "past", _past(stem)
    for form in odd:
        yield _kind(form), form
    for noun in verb.nouns:
        yield "noun", noun
        if noun != _other_spelling(noun):
            yield "noun", _other_spelling(noun)


def _kind(form: str) -> str:
    if form.endswith("ing"):
        return "ing"
    if form.endswith("ed"):
        return "past"
    return "third" if form.endswith("s") else "base"


def _other_spelling(word: str) -> str:
    return re.sub(r"iz(?=e|ation)", "is", word) if re.search(r"[^s]iz(?:e$|ation)", word) else word


def _third(stem: str) -> str:
    if stem.endswith("y") and stem[-2] not in "aeou":
        return stem[:-1] + "ies"
    return stem + ("es" if stem.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _past(stem: str) -> str:
    if stem.endswith("y") and stem[-2] not in "aeou":
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")
