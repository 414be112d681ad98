"""Phrases by which texts name a thing, written as patterns of words.

    convention elimination (all (forms)?)? discrimination against women
    OP CAT

Small words are lower case and match in any case, singular or plural; words in capitals match capitals
only, so that `CAT` is no cat. `(a|b c)` chooses, `?` after a word or bracket makes it optional. Joining
words (`the`, `of`, `on` …) count for nothing: patterns and texts are read without them.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from uprtracker.core import UprTrackerError
from uprtracker.reference.table import read_table

JOINING = frozenset(
    [
        "the",
        "of",
        "on",
        "for",
        "to",
        "against",
        "from",
        "in",
        "and",
        "or",
        "a",
        "an",
        "by",
        "with",
        "its",
        "at",
        "s",
        "regarding",
    ]
)
_NO_PLURAL = ("ss", "us", "is")
_SIGN = re.compile(r"[()|?]|[^\s()|?]+")

Spelling = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern, what it stands for, and a text of our wording that holds it."""

    value: str
    pattern: str
    example: str

    def spellings(self) -> frozenset[Spelling]:
        """Return the sequences of words that the pattern stands for, folded, without joining words.

        Raises UprTrackerError where its brackets do not fit.
        """
        signs = _SIGN.findall(self.pattern)
        found = _choices(iter([*signs, ")"]))
        if signs.count("(") != signs.count(")"):
            raise UprTrackerError(f"The brackets of the phrase “{self.pattern}” do not fit.")
        return found


@dataclass(frozen=True, eq=False, slots=True)
class Phrases:
    """The phrases of one table; compared by identity, so that what is built from them can be kept."""

    rows: tuple[Phrase, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Spellings:
    """Words that are read as others: misprints, and one of two ways to write a word."""

    read_as: Mapping[str, str]


def read_phrase_spellings() -> Spellings:
    """Return the words written otherwise in texts than in phrases."""
    rows = read_table("phrase_spellings")
    return Spellings(MappingProxyType({row["written"]: row["read_as"] for row in rows}))


def read_phrases(name: str) -> Phrases:
    """Return the phrases of the table `data/<name>.csv` with the columns value, pattern and example."""
    return Phrases(tuple(Phrase(row["value"], row["pattern"], row["example"]) for row in read_table(name)))


def _choices(signs: Iterator[str]) -> frozenset[Spelling]:
    """Read up to the closing bracket: the spellings of all its alternatives."""
    done: set[Spelling] = set()
    before: set[Spelling] = {()}
    last: frozenset[Spelling] = frozenset({()})
    for sign in signs:
        if sign == "?":
            last |= {()}
            continue
        before = {(*one, *two) for one in before for two in last}
        last = frozenset({()})
        if sign == ")":
            break
        if sign == "|":
            done |= before
            before = {()}
        elif sign == "(":
            last = _choices(signs)
        elif sign not in JOINING:
            last = frozenset({(fold(sign) if sign == sign.lower() else sign,)})
    return frozenset(done | before)


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """Return the word without case, accents and the `s` of the plural."""
    word = word.lower()
    if not word.isascii():
        letters = unicodedata.normalize("NFKD", word)
        word = "".join(letter for letter in letters if not unicodedata.combining(letter))
    if len(word) > 3 and word[-1] == "s" and not word.endswith(_NO_PLURAL):
        return word[:-1]
    return word
