"""Words of a text as search sees them: folded, cut, stemmed, and joined with their families.

    Côte d’Ivoire: women's rights, follow-up  ->  cote d ivoire women rights follow up

Accents, capital letters and the possessive fall away; hyphens, dots and apostrophes part
words. Stems are those of the English Snowball stemmer. What a stemmer cannot know
(woman and women, ratify and ratification, labour and labor) stands in `data/families.csv`.
"""

import csv
import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from importlib import resources
from itertools import islice
from typing import NamedTuple

import tantivy

# Chinese and Japanese characters, which no blanks part: each is a word, and several are words in a row.
_LONE = r"\u3021-\u3029\u3038-\u30ff\u3190-\u319f\u31f0-\u9fff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
# Letters and digits of any other script, with the marks on them (Latin accents, Arabic vowels).
_WORD = re.compile(rf"[^\W_{_LONE}](?:[^\W_{_LONE}]|[\u0300-\u036f\u064b-\u065f\u0670])*|(?![\W_])[{_LONE}]")
# Signs of old Japanese print that stand for two characters each: left out.
_TWO_IN_ONE = frozenset("\u309f\u30ff")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_POSSESSIVE = re.compile(r"(?<=[^\W_])['’ʼ`´]s\b", re.IGNORECASE)
_LETTERS_OF_THEIR_OWN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ʼ": ""})
_OTHER_SPELLING = re.compile(r"i([sz])(e|es|ed|er|ers|ing|ation|ations|ational)$")

# Too common to narrow a search by; they count inside quotes, and when they stand alone.
COMMON = frozenset(
    {"a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in", "into", "is", "it"}
    | {"its", "not", "of", "on", "or", "that", "the", "their", "this", "to", "with"}
)


class Place(NamedTuple):
    """A word of a text: where it begins and ends there, and its folded form."""

    start: int
    end: int
    word: str


def places(text: str) -> list[Place]:
    """Return the words of `text` in order, with their places in it."""
    lost = {match.start() + 1 for match in _POSSESSIVE.finditer(text)}
    return [
        Place(match.start(), match.end(), word)
        for match in _WORD.finditer(text)
        if match.start() not in lost and (word := fold(match.group()))
    ]


def spans(text: str, wanted: Collection[int]) -> dict[int, tuple[int, int]]:
    """Return where some words of `text` begin and end, by their numbers among its words."""
    if text.isascii() and "'" not in text and "`" not in text:
        found = enumerate(islice(_ASCII_WORD.finditer(text.lower()), max(wanted, default=-1) + 1))
        return {number: match.span() for number, match in found if number in wanted}
    return {number: place[:2] for number, place in enumerate(places(text)) if number in wanted}


def words(text: str) -> list[str]:
    """Return the folded words of `text` in order."""
    if text.isascii():
        plain = text.lower()
        return _ASCII_WORD.findall(_POSSESSIVE.sub(" ", plain) if "'" in plain or "`" in plain else plain)
    return [folded for word in _WORD.findall(_POSSESSIVE.sub(" ", text)) if (folded := fold(word))]


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """Return the words of a name or label with blanks between; the same ones come again and again."""
    return " ".join(words(name))


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return one word without accents and capitals; empty when nothing but marks is left."""
    if word in _TWO_IN_ONE:
        return ""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    letters = "".join(c for c in plain if c.isalnum() and not unicodedata.combining(c))
    return letters.translate(_LETTERS_OF_THEIR_OWN)


@lru_cache(maxsize=1)
def stemmer() -> tantivy.TextAnalyzer:
    """Return the analyser of stemmed fields: words parted by blanks, each stemmed."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    return builder.filter(tantivy.Filter.stemmer("english")).build()


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of a folded word."""
    return "".join(stemmer().analyze(word))


@lru_cache(maxsize=10_000)
def stems(word: str) -> tuple[str, ...]:
    """Return the stems under which a folded word is found: its own, its family's, its other spelling's."""
    own = stem(word)
    spelling = _OTHER_SPELLING.sub(lambda m: f"i{'z' if m[1] == 's' else 's'}{m[2]}", word)
    return tuple(dict.fromkeys((own, stem(spelling), *_families().get(own, ()))))


@lru_cache(maxsize=1)
def _families() -> dict[str, tuple[str, ...]]:
    """Return each stem of a family with the stems of the whole family."""
    file = resources.files("uprtracker.search") / "data" / "families.csv"
    found: dict[str, tuple[str, ...]] = {}
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        family = tuple(dict.fromkeys(stem(fold(form)) for form in (row["word"], *row["forms"].split())))
        found.update(dict.fromkeys(family, family))
    return found
