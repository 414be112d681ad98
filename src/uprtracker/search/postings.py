"""Reading what `text_build` wrote: sorted dictionaries, and lists of records mapped from files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from django.utils.functional import cached_property
from numpy.typing import NDArray

from uprtracker.search.bits import Bits, Mask, Rows
from uprtracker.search.found import Found, either, nothing, of_rising
from uprtracker.search.pairs import Pairs
from uprtracker.search.words import stem

_HEADER = 128  # bytes before the entries of an .npy file
# Greater than any byte of a word in UTF-8, so that it ends the words with a beginning.
_AFTER = b"\xff"

Span = tuple[int, int]
"""The first place in a dictionary and the one after the last."""


def mapped(path: Path) -> NDArray[Any]:
    """Map one array, read-only; an array without entries cannot be mapped and is read."""
    empty = path.stat().st_size <= _HEADER
    found: NDArray[Any] = np.load(path, mmap_mode=None if empty else "r", allow_pickle=False)
    # A plain array of the same memory: every look into a memmap costs some microseconds more.
    return found.view(np.ndarray)


class Dictionary:
    """Words in the order of their bytes; the first is the empty one."""

    def __init__(self, folder: Path, name: str) -> None:
        """Open the dictionary `name`."""
        self._blob = (folder / f"{name}.terms").read_bytes()
        self._ends = np.load(folder / f"{name}.ends.npy").tolist()

    def __len__(self) -> int:
        """How many words there are, the empty one included."""
        return len(self._ends) - 1

    def __getitem__(self, place: int) -> bytes:
        """Return the word at a place."""
        return self._blob[self._ends[place] : self._ends[place + 1]]

    def span(self, word: str) -> Span:
        """Return the places of the word itself: one or none."""
        coded = word.encode()
        first = self._first_from(coded)
        return first, first + (first < len(self) and self[first] == coded)

    def beginning(self, start: str) -> Span:
        """Return the places of all words that begin so."""
        coded = start.encode()
        return self._first_from(coded), self._first_from(coded + _AFTER)

    def words(self) -> list[str]:
        """Return all words but the empty one."""
        return [self[place].decode() for place in range(1, len(self))]

    def _first_from(self, coded: bytes) -> int:
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self[middle] < coded:
                low = middle + 1
            else:
                high = middle
        return low


class Lists:
    """For each term the records that have it; for common terms also as bits."""

    def __init__(self, folder: Path, name: str, size: int) -> None:
        """Map the lists `name` of a segment of `size` records."""
        self.size = size
        self.starts = np.load(folder / f"{name}.starts.npy")
        self._rows = mapped(folder / f"{name}.rows.npy")
        self._bits = mapped(folder / f"{name}.bits.npy")
        common = np.load(folder / f"{name}.common.npy").tolist()
        self._common = {term: place for place, term in enumerate(common)}

    def rows(self, term: int) -> Rows:
        """Return the records that have the term, rising."""
        return self._rows[self.starts[term] : self.starts[term + 1]]

    def count(self, term: int) -> int:
        """Return how many records have the term."""
        return int(self.starts[term + 1] - self.starts[term])

    def found(self, term: int) -> Found:
        """Return the records that have the term."""
        if (place := self._common.get(term)) is not None:
            return Found(self.size, some=Bits(self._bits[place], self.size))
        return Found(self.size, numbers=self.rows(term))

    def any_of(self, terms: Sequence[int]) -> Found:
        """Return the records that have one of the terms."""
        return either([self.found(term) for term in terms], self.size)


@dataclass(frozen=True, slots=True)
class Piece:
    """What a place of a phrase may hold: the words of a span, or those that `allowed` marks."""

    span: Span = (0, 0)
    allowed: NDArray[np.bool_] | None = None

    @property
    def is_one_word(self) -> bool:
        """Whether the span is a single word."""
        return self.span[1] == self.span[0] + 1


class Sequences:
    """Words with their places: finds words one after the other."""

    def __init__(self, folder: Path, name: str) -> None:
        """Map the occurrences, the texts as numbers of words, where each begins, and common pairs."""
        self.dictionary = Dictionary(folder, name)
        self._starts = np.load(folder / f"{name}.starts.npy")
        self._rows = mapped(folder / f"{name}.rows.npy")
        self._spots = mapped(folder / f"{name}.spots.npy")
        self._tokens = mapped(folder / f"{name}.tokens.npy")
        self._begins = mapped(folder / f"{name}.begins.npy")
        self.size = len(self._begins) - 1
        pairs = np.load(folder / f"{name}.pairs.npy")
        self._pairs = Pairs(pairs, mapped(folder / f"{name}.pairs.bits.npy"), self.size)

    def find(self, pieces: Sequence[Piece], *, whole: bool = False) -> Found:
        """Return the records where the pieces stand in a row; `whole`: with nothing before and after."""
        if (known := self._pair(pieces)) is not None and not whole:
            return known
        often = [self._often(piece) for piece in pieces]
        if not all(often):
            return nothing(self.size)
        rarest = min(range(len(pieces)), key=often.__getitem__)
        where = self._where(pieces[rarest])
        rows = self._rows[where]
        if len(pieces) == 1 and not whole:
            return of_rising(rows, self.size) if isinstance(where, slice) else self._of_any(rows)
        places = self._begins[rows] + self._spots[where] - rarest
        for number in sorted(range(len(pieces)), key=often.__getitem__):
            if number != rarest:
                kept = self._stands(pieces[number], places + number)
                places, rows = places[kept], rows[kept]
        if whole:
            alone = (self._at(places - 1) == 0) & (self._at(places + len(pieces)) == 0)
            rows = rows[alone]
        return self._of_any(rows)

    def _pair(self, pieces: Sequence[Piece]) -> Found | None:
        """Return the records with two words side by side where that is kept."""
        words = [piece.span[0] for piece in pieces if piece.allowed is None and piece.is_one_word]
        return self._pairs.found(*words) if len(words) == len(pieces) == 2 else None

    @property
    def counts(self) -> NDArray[np.int64]:
        """How often each word occurs."""
        found: NDArray[np.int64] = np.diff(self._starts)
        return found

    def _often(self, piece: Piece) -> int:
        if piece.allowed is not None:
            return int(self.counts[piece.allowed].sum())
        return int(self._starts[piece.span[1]] - self._starts[piece.span[0]])

    def _where(self, piece: Piece) -> slice | NDArray[np.int64]:
        """Return where the occurrences of a piece are kept; rising by record where it is one word."""
        if piece.allowed is None:
            return slice(int(self._starts[piece.span[0]]), int(self._starts[piece.span[1]]))
        words = np.flatnonzero(piece.allowed)
        if len(words) == 1:
            return slice(int(self._starts[words[0]]), int(self._starts[words[0] + 1]))
        return np.concatenate([np.arange(self._starts[word], self._starts[word + 1]) for word in words])

    def _stands(self, piece: Piece, places: NDArray[np.int64]) -> Mask:
        tokens = self._at(places)
        if piece.allowed is not None:
            stands: Mask = piece.allowed[tokens]
            return stands
        first, last = piece.span
        return tokens == first if piece.is_one_word else (tokens >= first) & (tokens < last)

    def _at(self, places: NDArray[np.int64]) -> NDArray[np.integer]:
        # Both ends of all texts are zeros, so that what would lie outside is no word.
        found: NDArray[np.integer] = np.take(self._tokens, places, mode="clip")
        return found

    def _of_any(self, rows: Rows) -> Found:
        """Return the records of a list in any order, with repetitions."""
        if len(rows) < 2 or not (rows[1:] < rows[:-1]).any():
            return of_rising(rows, self.size)
        return of_rising(np.sort(rows), self.size)


@dataclass(frozen=True)
class Label:
    """A label of the segment: its tag, its folded names found by words, and those found by phrases only."""

    tag: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """All names with blanks around each word and a bar between names, for looking up phrases."""
        return "".join(f"| {name} " for name in (*self.words, *self.phrases))

    def has_row(self, wanted: Sequence[frozenset[str]]) -> bool:
        """Return whether words with these stems stand one after the other in a name."""
        for name in self.words:
            found = [stem(word) for word in name.split()]
            for start in range(len(found) - len(wanted) + 1):
                if all(found[start + n] in one for n, one in enumerate(wanted)):
                    return True
        return False
