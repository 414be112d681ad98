"""The text side of a segment: which records a search text finds, and how well each answers.

    text = TextIndex(folder)
    rows = text.match(expression, tags)        # rising numbers of records
    scores = text.scores(expression, rows)     # of those that pass the filters
    best_first(scores, rows, 25)               # see `ranking`

No list of hits ever becomes Python objects.
"""

from collections import OrderedDict
from pathlib import Path
from typing import Self

from uprtracker.search.bits import Rows
from uprtracker.search.expression import Expression, Phrase, Word
from uprtracker.search.found import Found
from uprtracker.search.matching import Hits, Tags, found, hits
from uprtracker.search.ranking import Scores, rarity
from uprtracker.search.scoring import Rarity, scores
from uprtracker.search.text_files import TextFiles
from uprtracker.search.widening import widened

_REMEMBERED = 16


class TextIndex:
    """A text index that is open for reading."""

    def __init__(self, folder: Path) -> None:
        """Open the index. Raises OSError or ValueError when it is damaged."""
        self._files = TextFiles(folder)
        self._remembered: OrderedDict[Word | Phrase, Hits] = OrderedDict()

    @property
    def size(self) -> int:
        """How many records the index holds."""
        return self._files.size

    def match(self, expression: Expression, tagged: Tags) -> Rows:
        """Return the records that the tree finds, rising; `tagged` gives the tags a field stands for."""
        return self.found(expression, tagged).rows

    def found(self, expression: Expression, tagged: Tags) -> Found:
        """Return the same as a set, which has its numbers or its bits at hand."""
        return found(self._files, widened(expression), tagged, self._look)

    def scores(self, expression: Expression, rows: Rows, like: Self | None = None) -> Scores:
        """Return how well each of these records (rising) answers.

        With `like`, words are as rare as in that index: the segments of one snapshot
        measure by the largest of them.
        """
        return scores(self._files, widened(expression), rows, self._look, (like or self).rarity)

    def rarity(self, leaf: Word | Phrase) -> Rarity:
        """Return how much it says to find a word or phrase."""
        there = self._look(leaf)
        return Rarity(rarity(there.text.count, self.size), rarity(there.label.count, self.size))

    def frequency(self, leaf: Word | Phrase) -> int:
        """Return how many records have a word or phrase in their text or in a label."""
        return self._look(leaf).either.count

    def vocabulary(self) -> dict[str, int]:
        """Return all folded words of the texts and how often they occur."""
        counts = self._files.texts.counts[1:].tolist()
        return dict(zip(self._files.texts.dictionary.words(), counts, strict=True))

    def forget(self) -> None:
        """Drop what is remembered of earlier questions."""
        self._remembered.clear()

    def _look(self, leaf: Word | Phrase) -> Hits:
        # Ranking asks again what matching asked, and so does the next page.
        if (known := self._remembered.get(leaf)) is None:
            known = self._remembered[leaf] = hits(self._files, leaf)
            while len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        return known
