"""Finds phrases of a table in a text, in one pass over its words.

    "Ratify the Convention on the Rights of the Child" -> words ratify, convention, right, child

Words lose case, accents and the `s` of the plural; joining words are passed over within a phrase. From
each word the longest phrase is taken, and reading goes on behind it. A phrase has at most `_LONGEST`
words, so that time grows with the length of the text and with nothing else.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from uprtracker.core.coded import Place
from uprtracker.reference.phrase import JOINING, Phrases, Spellings, fold

BREAK = ";"
_LONGEST = 40
_WORD = re.compile(r"[^\W_]+|[;,(]|(?<!\b[A-Za-z])(?<!No)(?<!Nos)(?<!Art)(?<!art)\.(?=\s+[A-Z]|\s*\Z)")
_LISTING = frozenset(("and", "or"))

Node = dict[str, "Node | str"]
_VALUE = "="


class Word(NamedTuple):
    """A word of a text as written, folded, and where it stands."""

    written: str
    folded: str
    start: int
    end: int
    after_comma: bool


class Hit(NamedTuple):
    """A phrase found: what it stands for, and its first word and the one after its last, as numbers."""

    value: str
    first: int
    end: int


class Lexicon:
    """The phrases of a table as a tree of words."""

    def __init__(self, phrases: Phrases, misprints: Mapping[str, str]) -> None:
        self._misprints = misprints
        self._root: Node = {}
        for phrase in phrases.rows:
            for spelling in phrase.spellings():
                self._add(spelling, phrase.value)

    def words(self, text: str) -> list[Word]:
        """Return the words of the text and the breaks between its sentences and clauses."""
        misprints = self._misprints
        found: list[Word] = []
        after_comma = False
        for match in _WORD.finditer(text):
            written = match.group()
            if written in ",(":
                after_comma = True
                continue
            if written == ".":
                written = BREAK
            folded = fold(written)
            start, end = match.span()
            found.append(Word(written, misprints.get(folded, folded), start, end, after_comma))
            after_comma = False
        return found

    def hits(self, words: list[Word]) -> list[Hit]:
        """Return the phrases that the words hold, in order, none within another."""
        root, found, at = self._root, [], 0
        while at < len(words):
            word = words[at]
            if (word.folded in root or word.written in root) and (hit := self._longest(words, at)):
                found.append(hit)
                at = hit.end
            else:
                at += 1
        return found

    def _longest(self, words: list[Word], first: int) -> Hit | None:
        """Return the longest phrase that begins at the word."""
        best = None
        # Two branches at most live at a word: as written in capitals, and folded.
        branches = [(self._root, False)]
        for at in range(first, min(len(words), first + _LONGEST)):
            word = words[at]
            if word.after_comma and at > first and words[at - 1].written.isupper():
                break
            following: list[tuple[Node, bool]] = []
            for node, listed in branches:
                if isinstance(down := node.get(word.folded), dict):
                    following.append((down, False))
                if (
                    word.written != word.folded
                    and not listed
                    and isinstance(down := node.get(word.written), dict)
                ):
                    following.append((down, False))
            for node, _ in following:
                if isinstance(value := node.get(_VALUE), str):
                    best = Hit(value, first, at + 1)
            if not following and word.folded in JOINING and at > first:
                following = [(node, listed or word.folded in _LISTING) for node, listed in branches]
            if not following:
                break
            branches = following
        return best

    def _add(self, spelling: tuple[str, ...], value: str) -> None:
        node = self._root
        for word in spelling:
            down = node.setdefault(self._misprints.get(word, word), {})
            if isinstance(down, dict):
                node = down
        if node is not self._root:
            node.setdefault(_VALUE, value)


def place(words: list[Word], hit: Hit) -> Place:
    """Return the characters of the text that the hit covers."""
    return words[hit.first].start, words[hit.end - 1].end


@cache
def lexicon(phrases: Phrases, spellings: Spellings) -> Lexicon:
    """Return the lexicon of the phrases, built once; `spellings` are words written otherwise."""
    return Lexicon(phrases, spellings.read_as)
