"""Where in a text the words of a question stand, and which of them stand elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from uprtracker.search.expression import Expression, Field, Phrase, Word, leaves
from uprtracker.search.results import Fragment
from uprtracker.search.synonyms import other_names
from uprtracker.search.words import Place, places, stem, stems, words


@dataclass(frozen=True, slots=True)
class Needle:
    """Words in a row, each with its alternatives: stems or folded words. The last may be a beginning."""

    words: tuple[frozenset[str], ...]
    stemmed: bool
    prefix: bool = False

    def found(self, place: int, plain: Sequence[str], stemmed: Sequence[str]) -> bool:
        """Return whether the needle stands at this place of a text."""
        text = stemmed if self.stemmed else plain
        if place + len(self.words) > len(text):
            return False
        last = len(self.words) - 1
        return all(
            any(text[place + n].startswith(begin) for begin in wanted)
            if self.prefix and n == last
            else text[place + n] in wanted
            for n, wanted in enumerate(self.words)
        )


class Marker:
    """Marks the words of one question in texts."""

    def __init__(self, expression: Expression | None) -> None:
        """Take the question's tree; what stands under a NOT is not looked for."""
        wanted = leaves(expression) if expression is not None else []
        self._needles = {leaf: _needles(leaf) for leaf in wanted if not isinstance(leaf, Field)}

    def mark(self, text: str) -> tuple[Fragment, ...]:
        """Return the text in pieces, marked where a word or phrase of the question stands."""
        found = places(text)
        marked: set[int] = set()
        for needles in self._needles.values():
            for start, length in _occurrences(needles, found):
                marked.update(range(start, start + length))
        return _fragments(text, found, marked)

    def missing(self, text: str) -> list[Word | Phrase]:
        """Return the words and phrases of the question that do not stand in the text."""
        found = places(text)
        return [leaf for leaf, needles in self._needles.items() if not _occurrences(needles, found)]

    def has(self, leaf: Word | Phrase, text: str) -> bool:
        """Return whether a word or phrase of the question stands in a text."""
        return bool(_occurrences(self._needles[leaf], places(text)))


def _needles(leaf: Word | Phrase) -> list[Needle]:
    if isinstance(leaf, Phrase) or leaf.prefix:
        return [Needle(tuple(frozenset({word}) for word in leaf.words), False, leaf.prefix)]
    names = [leaf.words, *(words(name) for name in other_names(leaf.words))]
    return [Needle(tuple(frozenset(stems(word)) for word in name), True) for name in names]


def _occurrences(needles: list[Needle], found: list[Place]) -> list[tuple[int, int]]:
    plain = [place.word for place in found]
    stemmed = [stem(word) for word in plain]
    return [
        (start, len(needle.words))
        for needle in needles
        for start in range(len(found))
        if needle.found(start, plain, stemmed)
    ]


def _fragments(text: str, found: list[Place], marked: set[int]) -> tuple[Fragment, ...]:
    """Cut the text at the marked words; neighbours share one mark."""
    pieces: list[Fragment] = []
    done = 0
    for number in sorted(marked):
        if number - 1 in marked and pieces:
            pieces[-1] = Fragment(pieces[-1].text + text[done : found[number].end], True)
        else:
            pieces.append(Fragment(text[done : found[number].start], False))
            pieces.append(Fragment(text[found[number].start : found[number].end], True))
        done = found[number].end
    pieces.append(Fragment(text[done:], False))
    return tuple(piece for piece in pieces if piece.text)
