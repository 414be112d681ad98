"""Words of a text as they are compared: no case, accents or punctuation, without their endings.

"Ratifying", "ratification" and "ratify" become one stem. English, as the reports are; words of other
languages lose little and are compared all the same. The endings lie in `data/word_endings.csv` with
examples, words that no ending explains in `data/word_stems.csv`.
"""

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

_POSSESSIVE = re.compile(r"['’]s\b|['’]")
_WORD = re.compile(r"[^\W_]+")


@cache
def endings() -> tuple[tuple[str, str, int], ...]:
    """Return ending, what it becomes, and how many letters must stand before it; in order of trial."""
    rows = _table("word_endings")
    return tuple((row["ending"], row["becomes"], int(row["shortest"])) for row in rows)


@cache
def _irregular() -> Mapping[str, str]:
    return {row["word"]: row["stem"] for row in _table("word_stems")}


def _table(name: str) -> list[dict[str, str]]:
    text = files("uprtracker.coding").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def words(text: str) -> list[str]:
    """Return the words of `text` in order, in small letters without accents."""
    bare = _POSSESSIVE.sub("", text).casefold()
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", bare)
        bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
    return _WORD.findall(bare)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return what is left of a word as `words` gives it when its endings are taken off, one by one."""
    known = _irregular().get(word)
    if known:
        return known
    bare = without_ending(word, plural=True)
    while (shorter := without_ending(bare)) != bare:
        bare = shorter
    if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "se":
        bare = bare[:-1]
    if len(bare) > 3:
        bare = bare.removesuffix("e")
    return bare[:-1] + "i" if bare.endswith("y") and len(bare) > 2 else bare


def without_ending(word: str, *, plural: bool = False) -> str:
    """Return the word without the first ending of the table that it has, once; else the word.

    Endings with an s at their end are looked at with `plural` only: once in a word.
    """
    for ending, becomes, shortest in endings():
        if (
            (plural or not ending.endswith("s"))
            and word.endswith(ending)
            and len(word) >= len(ending) + shortest
        ):
            return word[: len(word) - len(ending)] + becomes
    return word
