"""Words of a question that no record has, and those that may have been meant; offered, never applied."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _
from rapidfuzz import process
from rapidfuzz.distance import OSA

from uprtracker.search.expression import Expression, Field, Leaf, Word, leaves
from uprtracker.search.query import Query
from uprtracker.search.snapshot import Snapshot
from uprtracker.search.words import places

# Words of this length and longer may have two slips, shorter ones one, the shortest none.
_LONG_WORD = 6
_SHORT_WORD = 3
_MOST = 3
_MOST_WORDS = 6
_SPLIT = 3
# A word that few records have is doubted when one spelt alike stands in very many.
_RARE, _USUAL = 3, 300

Suggestion = tuple[str, Query]


def spelling(snapshot: Snapshot, query: Query, expression: Expression) -> tuple[list[str], list[Suggestion]]:
    """Return a sentence for each word that no record has, and questions with words that are spelt alike."""
    messages: list[str] = []
    suggestions: list[Suggestion] = []
    for word in dict.fromkeys(word for leaf in leaves(expression) for word in _whole_words(snapshot, leaf)):
        if len(messages) == _MOST_WORDS:
            break
        there = snapshot.frequency(Word((word,)))
        if there:
            others = _doubted(snapshot.vocabulary, word) if there <= _RARE else []
        else:
            messages.append(_("No record has the word “%(word)s”.") % {"word": word})
            others = _alike(snapshot.vocabulary, word)
        for other in others:
            changed = replace(query, q=_replaced(query.q, word, other), page=1)
            suggestions.append((_("Search for “%(word)s” instead") % {"word": other}, changed))
    return messages, suggestions


def _whole_words(snapshot: Snapshot, leaf: Leaf) -> tuple[str, ...]:
    """Return the words to look up: no beginnings, no numbers, none in a row that is found as it is."""
    if isinstance(leaf, Field) or (len(leaf.words) > 1 and snapshot.frequency(leaf)):
        return ()
    found = leaf.words[:-1] if leaf.prefix else leaf.words
    return tuple(word for word in found if not word.isdigit())


def _alike(vocabulary: Mapping[str, int], word: str) -> list[str]:
    """Return up to three words of the texts within one slip of a short word or two of a long one.

    Two words written as one are parted where both are known.
    """
    slips = 2 if len(word) >= _LONG_WORD else 1
    if len(word) < _SHORT_WORD:
        return []
    found = process.extract(
        word, vocabulary.keys(), scorer=OSA.distance, score_cutoff=slips, limit=50, processor=None
    )
    ranked = sorted(found, key=lambda match: (match[1], -vocabulary[match[0]]))
    return [match[0] for match in ranked[:_MOST]] or _parted(vocabulary, word)


def _parted(vocabulary: Mapping[str, int], word: str) -> list[str]:
    halves = [(word[:n], word[n:]) for n in range(_SPLIT, len(word) - _SPLIT + 1)]
    known = [(a, b) for a, b in halves if a in vocabulary and b in vocabulary]
    best = max(known, key=lambda two: min(vocabulary[two[0]], vocabulary[two[1]]), default=None)
    return [" ".join(best)] if best else []


def _doubted(vocabulary: Mapping[str, int], word: str) -> list[str]:
    """Return a very much commoner word with one letter more, less or other than a rare one."""
    if len(word) < _LONG_WORD:
        return []
    found = process.extract(
        word, vocabulary.keys(), scorer=OSA.distance, score_cutoff=1, limit=5, processor=None
    )
    usual = [other for other, _slips, _place in found if vocabulary[other] > _USUAL]
    return sorted(usual, key=lambda other: -vocabulary[other])[:1]


def _replaced(text: str, word: str, other: str) -> str:
    for place in reversed(places(text)):
        if place.word == word:
            text = text[: place.start] + other + text[place.end :]
    return text
