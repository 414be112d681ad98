"""The files of the text index of a segment, open for reading, and what each can be asked."""

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from uprtracker.search.columns import Mask
from uprtracker.search.languages import LANGUAGES, all_stems
from uprtracker.search.postings import Dictionary, Label, Lists, Piece, Sequences, mapped
from uprtracker.search.words import stem, stems


class TextFiles:
    """A text index that is open for reading; `matching` and `scoring` ask it."""

    def __init__(self, folder: Path) -> None:
        """Open the index. Raises OSError or ValueError when it is damaged."""
        self.texts = Sequences(folder, "words", folder / "tokens.npy", folder / "begins.npy")
        self.codes = Sequences(folder, "codes", folder / "codes.tokens.npy", folder / "codes.begins.npy")
        self.size = self.texts.size
        self.stems = Lists(folder, "stems", self.size)
        self.labelled = Lists(folder, "labels", self.size)
        self._weights = mapped(folder / "stems.weights.npy")
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
        allowed: Mask = np.isin(self._stem_of, self.stems_of(word)).max(axis=0)
        return Piece(allowed=allowed)

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

    def weights_of(self, term: int) -> NDArray[np.uint8]:
        """Return the weight of a stem in each record that has it, in their order."""
        found: NDArray[np.uint8] = self._weights[self.stems.starts[term] : self.stems.starts[term + 1]]
        return found

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
        return [number for number, label in enumerate(self.labels) if wanted in label.text]

    def labels_tagged(self, tags: Sequence[str]) -> list[int]:
        """Return the labels with these tags."""
        return [self._label[tag] for tag in tags if tag in self._label]
