"""The language of a text, told by its commonest words or its script, and the stemmers of other languages.

Records are English nearly always; pledges, evidence and documents need not be. The stem of an
English word stands for itself, any other carries its language (`fr:enfant`), so that one
dictionary holds all. Chinese has no stems.
"""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from itertools import chain

import numpy as np
import tantivy
from numpy.typing import NDArray

from uprtracker.search.words import stem, stems

ENGLISH = "en"
_STEMMERS = {"fr": "french", "es": "spanish", "ru": "russian", "ar": "arabic"}
_SCRIPTS = {"ru": re.compile(r"[\u0400-\u04ff]"), "ar": re.compile(r"[\u0600-\u06ff]")}
LANGUAGES = (ENGLISH, *_STEMMERS)


@lru_cache(maxsize=1)
def _small_words() -> dict[str, frozenset[str]]:
    """Return words that a text of the language can hardly do without, and others hardly have."""
    file = resources.files("uprtracker.search") / "data" / "small_words.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return {row["language"]: frozenset(row["words"].split()) for row in rows}


def speaks(language: str, word: str) -> bool:
    """Return whether a folded word speaks for the language."""
    script = _SCRIPTS.get(language)
    return bool(script.match(word)) if script else word in _small_words()[language]


def languages_of(
    tokens: NDArray[np.integer], begins: NDArray[np.integer], vocabulary: list[str]
) -> NDArray[np.uint8]:
    """Return the place in LANGUAGES of the language of each text.

    `tokens` are places in `vocabulary`; a text begins at each of `begins` and none is empty.
    In doubt it is English.
    """
    best = np.zeros(len(begins), dtype=np.uint8)
    most = np.zeros(len(begins), dtype=np.int64)
    for place, language in enumerate(LANGUAGES):
        speaking = np.fromiter((speaks(language, word) for word in vocabulary), np.bool_, len(vocabulary))
        if not speaking.any() or not len(begins):
            continue
        votes = np.add.reduceat(speaking[tokens], begins, dtype=np.int64)
        better = votes > most + (place > 0)
        best[better] = place
        most = np.maximum(most, votes)
    return best


def language_of(found: Sequence[str]) -> str:
    """Return the language of a text by its folded words; English in doubt."""
    if "".join(found).isascii() and _foreign_words().isdisjoint(found):
        return ENGLISH
    said = [languages for word in found if (languages := _speaks_for(word))]
    votes = Counter(chain.from_iterable(said))
    best = max(votes, key=lambda language: (votes[language], language == ENGLISH), default=ENGLISH)
    return best if votes[best] > votes[ENGLISH] + 1 else ENGLISH


@lru_cache(maxsize=1)
def _foreign_words() -> frozenset[str]:
    """Return the small words of all languages but English that have some."""
    return frozenset().union(*(own for language, own in _small_words().items() if language != ENGLISH))


@lru_cache(maxsize=50_000)
def _speaks_for(word: str) -> tuple[str, ...]:
    return tuple(language for language in LANGUAGES if speaks(language, word))


@lru_cache(maxsize=8)
def _analyser(language: str) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    return builder.filter(tantivy.Filter.stemmer(_STEMMERS[language])).build()


@lru_cache(maxsize=100_000)
def stem_in(language: str, word: str) -> str:
    """Return the stem of a folded word of a text in the language, as the index writes it."""
    if language == ENGLISH:
        return stem(word)
    return f"{language}:{''.join(_analyser(language).analyze(word))}"


def stems_in(language: str, found: Sequence[str]) -> list[str]:
    """Return the stems of the folded words of a text in the language."""
    return list(map(stem, found)) if language == ENGLISH else [stem_in(language, word) for word in found]


def all_stems(word: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the stems under which texts of these languages have a word."""
    foreign = (stem_in(language, word) for language in languages if language != ENGLISH)
    return (*stems(word), *foreign)
