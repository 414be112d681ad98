"""Words become numbers: 0 is nothing, then `BUCKETS` for words never seen, then the words known.

A word that training never saw, or saw too rarely, goes by its beginning and its end, so that
`criminalise` and `criminalisation` of an unseen stem still look alike; a number by its length and
century, so that no year is learnt by heart.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from zlib import crc32

BUCKETS = 1024
RAREST = 3
_HEAD, _TAIL = 4, 3


class Vocabulary:
    """The words the network knows, in alphabetical order."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        self._ids = {word: 1 + BUCKETS + place for place, word in enumerate(self.words)}

    def __len__(self) -> int:
        """Return how many numbers there are, nothing and buckets included."""
        return 1 + BUCKETS + len(self.words)

    def ids(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of the words."""
        ids = self._ids
        return [ids.get(word) or bucket(word) for word in words]


def bucket(word: str) -> int:
    """Return the number of a word that is not known."""
    if word.isdigit():
        shape = f"#{min(len(word), 5)}{word[:2] if len(word) == 4 and word[:2] in ('19', '20') else ''}"
    else:
        shape = f"{word[:_HEAD]}~{word[-_TAIL:]}"
    return 1 + crc32(shape.encode("utf-8", "surrogatepass")) % BUCKETS


def learn(texts: Iterable[Sequence[str]], rarest: int = RAREST) -> Vocabulary:
    """Return the vocabulary of texts (lists of words): what occurs at least `rarest` times.

    Numbers are never known by heart, whatever their count.
    """
    seen = Counter(word for words in texts for word in words)
    return Vocabulary(sorted(word for word, count in seen.items() if count >= rarest and not word.isdigit()))
