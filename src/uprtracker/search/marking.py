"""Where in a text the words of a question stand, and which of them stand elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from uprtracker.search.expression import Expression, Field, Phrase, Word, leaves
from uprtracker.search.languages import LANGUAGES, all_stems, language_of, stems_in
from uprtracker.search.results import Fragment
from uprtracker.search.synonyms import other_names
from uprtracker.search.widening import widened
from uprtracker.search.words import spans, words


@dataclass(frozen=True, slots=True)
class Needle:
    """Words in a row, each with its alternatives: stems or folded words. The last may be a beginning."""

    words: tuple[frozenset[str], ...]
    stemmed: bool
    prefix: bool = False

    def where(self, read: "Read") -> list[int]:
        """Return the numbers of the words at which the needle begins."""
        text = read.stems if self.stemmed else read.plain
        first, *rest = self.words
        if self.prefix and not rest:
            begins = tuple(first)
            return [place for place, word in enumerate(text) if word.startswith(begins)]
        if first.isdisjoint(text):
            return []
        begin = [place for place, word in enumerate(text) if word in first]
        return [place for place in begin if self._goes_on(text, place)] if rest else begin

    def _goes_on(self, text: Sequence[str], place: int) -> bool:
        last = len(self.words) - 1
        if place + last >= len(text):
            return False
        inner = range(1, last if self.prefix else last + 1)
        return all(text[place + n] in self.words[n] for n in inner) and (
            not self.prefix or text[place + last].startswith(tuple(self.words[last]))
        )


class Read:
    """A text cut into words, with their stems in its language."""

    def __init__(self, text: str) -> None:
        """Read a text."""
        self.text = text
        self.plain = words(text)
        self.stems = stems_in(language_of(self.plain), self.plain)


@dataclass(slots=True)
class Marked:
    """A text in pieces, and the words and phrases looked for that do not stand in it."""

    fragments: tuple[Fragment, ...]
    missing: tuple[Word | Phrase, ...]


class Marker:
    """Marks the words of one question in texts."""

    def __init__(self, expression: Expression | None) -> None:
        """Take the question's tree; what stands under a NOT is not looked for."""
        self._typed = frozenset(leaves(expression) if expression is not None else ())
        wanted = leaves(widened(expression)) if expression is not None else []
        self._needles = {leaf: _needles(leaf) for leaf in wanted if not isinstance(leaf, Field)}

    def mark(self, text: str) -> Marked:
        """Return the text in pieces, marked where a word or phrase of the question stands."""
        if not self._needles:
            return Marked((Fragment(text, False),) if text else (), ())
        read = Read(text)
        marked: set[int] = set()
        missing = []
        for leaf, needles in self._needles.items():
            there = [(start, len(needle.words)) for needle in needles for start in needle.where(read)]
            if not there:
                missing.append(leaf)
            for start, length in there:
                marked.update(range(start, start + length))
        # Where all that was typed stands, other names of it need not.
        lacking = tuple(missing) if self._typed.intersection(missing) else ()
        return Marked(_fragments(read, marked), lacking)

    def has(self, leaf: Word | Phrase, name: str) -> bool:
        """Return whether a word or phrase of the question stands in the name of a label."""
        read = _read(name)
        return any(needle.where(read) for needle in self._needles[leaf])


@lru_cache(maxsize=4_000)
def _read(name: str) -> Read:
    return Read(name)


def _needles(leaf: Word | Phrase) -> list[Needle]:
    if isinstance(leaf, Phrase) or leaf.prefix:
        return [Needle(tuple(frozenset({word}) for word in leaf.words), False, leaf.prefix)]
    names = (leaf.words, *other_names(leaf.words))
    return [Needle(tuple(frozenset(all_stems(word, LANGUAGES)) for word in name), True) for name in names]


def _fragments(read: Read, marked: set[int]) -> tuple[Fragment, ...]:
    """Cut the text at the marked words; neighbours share one mark."""
    pieces: list[Fragment] = []
    text, done = read.text, 0
    for number, (start, end) in spans(text, marked).items():
        if number - 1 in marked and pieces:
            pieces[-1] = Fragment(pieces[-1].text + text[done:end], True)
        else:
            pieces.append(Fragment(text[done:start], False))
            pieces.append(Fragment(text[start:end], True))
        done = end
    pieces.append(Fragment(text[done:], False))
    return tuple(piece for piece in pieces if piece.text)
