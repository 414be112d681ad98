"""The files of the text index of a segment, open for reading, and what each can be asked."""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np
from django.utils.functional import cached_property
from numpy.typing import NDArray

from uprtracker.search.bits import Rows
from uprtracker.search.found import places
from uprtracker.search.languages import LANGUAGES, all_stems
from uprtracker.search.postings import Dictionary, Label, Lists, Piece, Sequences, mapped
from uprtracker.search.ranking import Weights
from uprtracker.search.words import stem, stems

# So many times fewer records are looked up one by one in a list.
_FEW = 16


class TextFiles:
    """A text index that is open for reading; `matching` and `scoring` ask it."""

    def __init__(self, folder: Path) -> None:
        """Open the index. Raises OSError or ValueError when it is damaged."""
        self.texts = Sequences(folder, "words")
        self.codes = Sequences(folder, "codes")
        self.size = self.texts.size
        self.stems = Lists(folder, "stems", self.size)
        self.labelled = Lists(folder, "labels", self.size)
        self._weights = mapped(folder / "stems.weights.npy")
        self._every = mapped(folder / "stems.every.npy")
        usual = np.load(folder / "stems.usual.npy").tolist()
        self._usual = {term: place for place, term in enumerate(usual)}
        self.once = mapped(folder / "once.npy")
        self._stems = Dictionary(folder, "stems")
        self._stem_of = mapped(folder / "stem_of.npy")
        known = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.labels = [Label(tag, tuple(words), tuple(phrases)) for tag, words, phrases in known]
        self._label = {label.tag: number for number, label in enumerate(self.labels)}
        if len(self.stems.starts) != len(self._stems) + 1 or self.codes.size != self.size:
            raise ValueError("parts of the text index do not belong together")

    def stems_of(self, word: str) -> list[int]:
        """Return the stems of a folded word, in any language of the texts, that some record has."""
        spans = (self._stems.span(found) for found in all_stems(word, self.languages))
        return [first for first, last in spans if last > first]

    def with_stem(self, word: str) -> Piece:
        """Return the piece of a phrase that stands for all forms of a folded word."""
        order, ends = self._words_by_stem
        forms = [place for found in self.stems_of(word) for place in order[ends[found] : ends[found + 1]]]
        if len(forms) == 1:
            return Piece((int(forms[0]), int(forms[0]) + 1))
        allowed = np.zeros(self._stem_of.shape[1], dtype=np.bool_)
        allowed[forms] = True
        return Piece(allowed=allowed)

    @cached_property
    def _words_by_stem(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The words in the order of their stems, and where those of each stem begin."""
        stems_of_words = self._stem_of.ravel()
        order = np.argsort(stems_of_words, kind="stable")
        ends = np.searchsorted(stems_of_words[order], np.arange(len(self._stems) + 1))
        return order % self._stem_of.shape[1], ends

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the texts, English first."""
        return tuple(
            language for number, language in enumerate(LANGUAGES) if not number or self._stem_of[number].any()
        )

    @cached_property
    def _label_stems(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, label in enumerate(self.labels):
            for term in {stem(word) for name in label.words for word in name.split()}:
                found[term].append(number)
        return found

    def weights_at(self, term: int, rows: Rows | None) -> Weights:
        """Return the weight of a stem in these records, or in all; zero in those that do not have it."""
        having = self.stems.rows(term)
        if (place := self._usual.get(term)) is not None:
            every: Weights = self._every[place]
        else:
            kept = self._weights[self.stems.starts[term] : self.stems.starts[term + 1]]
            if rows is not None and len(rows) * _FEW < len(having):
                at, there = places(having, rows)
                return np.take(kept, at) * there
            every = np.zeros(self.size, dtype=np.uint8)
            every[having] = kept
        return every if rows is None else np.take(every, rows)

    def labels_with(self, word: str) -> list[int]:
        """Return the labels with a form of a folded word in one of their names."""
        return sorted({number for found in stems(word) for number in self._label_stems.get(found, ())})

    def labels_with_row(self, parts: Sequence[str]) -> list[int]:
        """Return the labels with forms of these words one after the other in a name."""
        wanted = [frozenset(stems(part)) for part in parts]
        return [number for number in self.labels_with(parts[0]) if self.labels[number].has_row(wanted)]

    def labels_saying(self, phrase: Sequence[str], *, prefix: bool = False) -> list[int]:
        """Return the labels with these folded words one after the other in a name."""
        wanted = " " + " ".join(phrase) + " " * (not prefix)
        text, ends = self._label_texts
        found, place = [], text.find(wanted)
        while place >= 0:
            found.append(bisect_right(ends, place))
            place = text.find(wanted, ends[found[-1]])
        return found

    @cached_property
    def _label_texts(self) -> tuple[str, list[int]]:
        """The names of all labels, a line each, and where each line ends: one look finds what many would."""
        lines = [label.text + "\n" for label in self.labels]
        return "".join(lines), list(accumulate(map(len, lines)))

    def labels_tagged(self, tags: Sequence[str]) -> list[int]:
        """Return the labels with these tags."""
        return [self._label[tag] for tag in tags if tag in self._label]
