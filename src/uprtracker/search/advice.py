"""What may help when a question finds nothing: words that occur nowhere, filters that stand in the way."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from rapidfuzz import process
from rapidfuzz.distance import OSA

from uprtracker.search.answer import Answer
from uprtracker.search.expression import All, Expression, Word, all_of, leaves, written
from uprtracker.search.labels import filter_name
from uprtracker.search.query import Query
from uprtracker.search.snapshot import Snapshot
from uprtracker.search.words import places

_LONG_WORD = 6
_MOST = 3
_MOST_WORDS = 6

Suggestion = tuple[str, Query]


def spelling(snapshot: Snapshot, query: Query, expression: Expression) -> tuple[list[str], list[Suggestion]]:
    """Return a sentence for each word that no record has, and questions with words that are spelt alike."""
    messages: list[str] = []
    suggestions: list[Suggestion] = []
    for leaf in dict.fromkeys(leaves(expression)):
        if len(messages) == _MOST_WORDS:
            break
        if not isinstance(leaf, Word) or leaf.prefix or len(leaf.words) > 1 or snapshot.frequency(leaf):
            continue
        word = leaf.words[0]
        messages.append(_("No record has the word “%(word)s”.") % {"word": word})
        for other in _alike(snapshot, word):
            changed = replace(query, q=_replaced(query.q, word, other), page=1)
            suggestions.append((_("Search for “%(word)s” instead") % {"word": other}, changed))
    return messages, suggestions


def loosening(found: Answer) -> Iterator[Suggestion]:
    """Yield the question without one of its filters where that finds something."""
    query = found.query
    dated = ("date",) if query.date_from or query.date_to else ()
    for name in (*query.active(), *dated):
        if count := found.asked(query.without(name)).count:
            sentence = _("Without the filter “%(name)s”: %(count)d")
            yield sentence % {"name": filter_name(name), "count": count}, query.without(name)


def fewer_words(found: Answer, expression: Expression) -> Iterator[Suggestion]:
    """Yield the question without one of the words that must all be there, where that finds something."""
    if not isinstance(expression, All) or len(expression.parts) > _MOST_WORDS:
        return
    for place, part in enumerate(expression.parts):
        rest = all_of([other for n, other in enumerate(expression.parts) if n != place])
        if count := found.worded(rest).count:
            sentence = _("Without “%(word)s”: %(count)d") % {"word": written(part), "count": count}
            yield sentence, replace(found.query, q=written(rest), page=1)


def other_kind(found: Answer) -> Iterator[Suggestion]:
    """Yield the question for pledges when it asks for recommendations, and the other way round."""
    query = found.query
    if query.kind == "both":
        return
    kind = "pledge" if query.kind == "recommendation" else "recommendation"
    if count := found.pledges if kind == "pledge" else found.recommendations:
        sentence = _("Voluntary pledges: %(count)d") if kind == "pledge" else _("Recommendations: %(count)d")
        yield sentence % {"count": count}, replace(query, kind=kind, page=1)


def _alike(snapshot: Snapshot, word: str) -> list[str]:
    """Return up to three words of the texts within one slip of a short word or two of a long one."""
    slips = 2 if len(word) >= _LONG_WORD else 1
    if len(word) <= 2:
        return []
    vocabulary = snapshot.vocabulary
    found = process.extract(
        word, vocabulary.keys(), scorer=OSA.distance, score_cutoff=slips, limit=50, processor=None
    )
    ranked = sorted(found, key=lambda match: (match[1], -vocabulary[match[0]]))
    return [match[0] for match in ranked[:_MOST]]


def _replaced(text: str, word: str, other: str) -> str:
    for place in reversed(places(text)):
        if place.word == word:
            text = text[: place.start] + other + text[place.end :]
    return text
