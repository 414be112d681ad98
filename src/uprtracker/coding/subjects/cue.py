"""A cue: words that speak for a subject, written as data and found in one pass over the words of a text.

right* to adequate/decent housing     a star stands for any ending, a stroke for "or"
violence against .. child*            two dots for up to four words between
convention on [the] rights            square brackets: may be missing
OPCAT                                 capitals are compared as written, the rest in any case and number
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from uprtracker.coding.subjects.words import Word, folded

_LONGEST_GAP = 4
_GAP = ".."


@dataclass(frozen=True, slots=True)
class Element:
    """One word of a cue: what fits it, how many others may stand before it, may it be missing."""

    exact: frozenset[str]
    beginnings: tuple[str, ...]
    capitals: frozenset[str]
    gap: int = 0
    optional: bool = False

    def fits(self, word: Word) -> bool:
        """Whether a word of a text is this one."""
        return (
            word.folded in self.exact
            or word.written in self.capitals
            or (bool(self.beginnings) and word.folded.startswith(self.beginnings))
        )


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase and the concept it speaks for."""

    concept: str
    elements: tuple[Element, ...]

    def may_go_on(self, after: Word | None) -> bool:
        """Whether the word behind the first one leaves the cue possible."""
        if len(self.elements) == 1:
            return True
        second = self.elements[1]
        return second.optional or (after is not None and (second.gap > 0 or second.fits(after)))

    def end(self, words: Sequence[Word], at: int) -> int:
        """Return the place after the last word of the cue that begins at `at`, 0 where it does not stand."""
        for element in self.elements[1:]:
            here, last = at + 1, min(len(words), at + 2 + element.gap)
            while here < last and not element.fits(words[here]):
                here += 1
            if here < last:
                at = here
            elif not element.optional:
                return 0
        return at + 1


def read_cues(concept: str, phrases: str) -> list[Cue]:
    """Return the cues of a concept as the data has them: phrases joined by `|`."""
    return [Cue(concept, _elements(phrase.split())) for phrase in phrases.split("|")]


def _elements(parts: Iterable[str]) -> tuple[Element, ...]:
    found: list[Element] = []
    gap = 0
    for part in parts:
        if part == _GAP:
            gap = _LONGEST_GAP
        elif part != "s":  # of a genitive, which words do not keep
            found.append(_element(part.strip("[]"), gap, part.startswith("[")))
            gap = 0
    return tuple(found)


def _element(part: str, gap: int, optional: bool) -> Element:
    ways = part.split("/")
    return Element(
        exact=frozenset(folded(way) for way in ways if not way.isupper() and not way.endswith("*")),
        beginnings=tuple(way[:-1].casefold() for way in ways if way.endswith("*")),
        capitals=frozenset(way for way in ways if way.isupper()),
        gap=gap,
        optional=optional,
    )


class CueTable:
    """All cues by their first word."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._exact: dict[str, list[Cue]] = defaultdict(list)
        self._beginnings: dict[str, list[Cue]] = defaultdict(list)
        self._words: dict[str, tuple[Cue, ...]] = {}
        self._pairs: dict[tuple[str, str], tuple[Cue, ...]] = {}
        for cue in cues:
            first = cue.elements[0]
            for word in first.exact | first.capitals:
                self._exact[word].append(cue)
            for beginning in first.beginnings:
                self._beginnings[beginning].append(cue)
        self._lengths = sorted({len(beginning) for beginning in self._beginnings})

    def beginning_with(self, word: Word, after: Word | None) -> tuple[Cue, ...]:
        """Return the cues that may begin at `word` with `after` behind it (None: the text ends)."""
        pair = (word.written, after.written if after else "")
        known = self._pairs.get(pair)
        if known is None:
            cues = self._first(word)
            known = tuple(cue for cue in cues if cue.may_go_on(after)) if cues else ()
            if len(self._pairs) < _MOST_KNOWN:
                self._pairs[pair] = known
        return known

    def _first(self, word: Word) -> tuple[Cue, ...]:
        known = self._words.get(word.written)
        if known is None:
            cues = [*self._exact.get(word.folded, ()), *self._exact.get(word.written, ())]
            for length in self._lengths:
                cues += self._beginnings.get(word.folded[:length], ())
            known = tuple(dict.fromkeys(cues))
            if len(self._words) < _MOST_KNOWN:
                self._words[word.written] = known
        return known


# Words and pairs whose cues are remembered: 30,000 recommendations have some 15,000 words.
_MOST_KNOWN = 2**16
