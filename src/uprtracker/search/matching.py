"""From the tree of a search text to a Tantivy query.

A word is looked for in the text and in the names of States and issues; a phrase in both as
it stands, unstemmed. Everything is a filter as well as a score, so that NOT takes away every
record that the same words would find, by text or by label.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from tantivy import Occur, Query

from uprtracker.reference import load_reference
from uprtracker.search.expression import All, Either, Expression, Field, Not, Phrase, Word
from uprtracker.search.text_index import schema
from uprtracker.search.words import stem, stems, words

_NAME_WEIGHT = 0.5

Tags = Callable[[Field], Sequence[str]]
"""Gives the tags that a field stands for; none when its value is unknown."""


def compiled(expression: Expression, tags: Tags) -> Query:
    """Return the query that finds what the tree means."""
    match expression:
        case Word():
            return _any([_word(expression), *_treaty(expression)])
        case Phrase(found, prefix):
            return _any([_sequence(name, found, prefix) for name in ("exact", "label_exact")])
        case Field():
            return _any([Query.term_query(schema(), "tag", tag) for tag in tags(expression)])
        case Not(part):
            return Query.boolean_query(
                [(Occur.Must, Query.all_query()), (Occur.MustNot, compiled(part, tags))]
            )
        case All(parts):
            return Query.boolean_query([(Occur.Must, compiled(part, tags)) for part in parts])
        case Either(parts):
            return _any([compiled(part, tags) for part in parts])


def _any(queries: Sequence[Query]) -> Query:
    if not queries:
        return Query.empty_query()
    return (
        queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])
    )


def _word(word: Word) -> Query:
    if word.prefix:
        return _any([_sequence(name, word.words, True) for name in ("exact", "label_exact")])
    if len(word.words) > 1:
        stemmed = [stem(part) for part in word.words]
        return _any(
            [*(_sequence(name, stemmed) for name in ("text", "label")), _sequence("label_exact", word.words)]
        )
    found = stems(word.words[0])
    text = _any([Query.term_query(schema(), "text", term) for term in found])
    label = _any([Query.term_query(schema(), "label", term) for term in found])
    return _any([text, Query.boost_query(label, _NAME_WEIGHT)])


def _sequence(name: str, found: Sequence[str], prefix: bool = False) -> Query:
    """Return the query for words one after the other; with `prefix` the last is a beginning."""
    if prefix:
        begins = [re.escape(word) for word in found[:-1]] + [re.escape(found[-1]) + ".*"]
        if len(begins) == 1:
            return Query.regex_query(schema(), name, begins[0])
        return Query.regex_phrase_query(schema(), name, list(begins))
    if len(found) == 1:
        return Query.term_query(schema(), name, found[0])
    return Query.phrase_query(schema(), name, list(found))


def _treaty(word: Word) -> list[Query]:
    """Return queries for the names of a treaty by its acronym: CAT finds "Convention against Torture"."""
    names = treaty_names().get("".join(word.words), ()) if not word.prefix else ()
    return [_sequence("text", [stem(part) for part in words(name)]) for name in names]


@lru_cache(maxsize=1)
def treaty_names() -> dict[str, tuple[str, ...]]:
    """Return acronyms, folded and without hyphens, with the names by which texts call the treaty."""
    found = {}
    for treaty in load_reference().treaties.values():
        short = re.split(r",| and Other ", treaty.name)[0]
        names = tuple(dict.fromkeys((treaty.name, short)))
        for acronym in (treaty.acronym, *treaty.other_acronyms):
            found["".join(words(acronym))] = names
    return found
