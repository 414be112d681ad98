"""Which records of a segment a search text finds.

A word is looked for in the text and in the names of States, issues and other labels; a phrase in
both as it stands, unstemmed. NOT takes away every record that the same words would find,
by text or by label.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import cached_property

from uprtracker.search.expression import All, Either, Expression, Field, Not, Phrase, Word
from uprtracker.search.found import Found, all_of_them, either, others
from uprtracker.search.postings import Piece, Sequences
from uprtracker.search.synonyms import other_names
from uprtracker.search.text_files import TextFiles
from uprtracker.search.words import words

Tags = Callable[[Field], Sequence[str]]
"""Gives the tags that a field stands for; none when its value is unknown."""


@dataclass(frozen=True, eq=False)
class Hits:
    """What a word or phrase finds: records with it in the text, and with it in a label or code."""

    text: Found
    label: Found

    @cached_property
    def either(self) -> Found:
        """The records that have it in one or the other."""
        return either([self.text, self.label], self.text.size)


Lookup = Callable[[Word | Phrase], Hits]


def found(files: TextFiles, expression: Expression, tags: Tags, look: Lookup) -> Found:
    """Return the records that the tree finds; `look` answers for its words and phrases."""
    match expression:
        case Word() | Phrase():
            return look(expression).either
        case Field():
            return _field(files, expression, tags)
        case Not(part):
            return others(found(files, part, tags, look))
        case All(parts):
            return all_of_them([found(files, part, tags, look) for part in parts])
        case Either(parts):
            return either([found(files, part, tags, look) for part in parts], files.size)


def hits(files: TextFiles, leaf: Word | Phrase) -> Hits:
    """Return what a word or phrase finds."""
    if isinstance(leaf, Phrase) or leaf.prefix:
        return _exact(files, leaf.words, leaf.prefix)
    called = (leaf.words, *other_names(leaf.words))
    each = [_in_a_row(files, name) if len(name) > 1 else _word(files, *name) for name in called]
    if len(each) == 1:
        return each[0]
    return Hits(
        either([one.text for one in each], files.size), either([one.label for one in each], files.size)
    )


def _word(files: TextFiles, word: str) -> Hits:
    return Hits(files.stems.any_of(files.stems_of(word)), files.labelled.any_of(files.labels_with(word)))


def _exact(files: TextFiles, phrase: Sequence[str], prefix: bool) -> Hits:
    labels = files.labelled.any_of(files.labels_saying(phrase, prefix=prefix))
    codes = _sequence(files.codes, phrase, prefix)
    return Hits(_sequence(files.texts, phrase, prefix), either([labels, codes], files.size))


def _in_a_row(files: TextFiles, parts: Sequence[str]) -> Hits:
    """Return what a word of several parts finds (`follow-up`, `115.2`): any forms of them in a row."""
    exact = _exact(files, parts, prefix=False)
    labels = files.labelled.any_of(files.labels_with_row(parts))
    text = files.texts.find([files.with_stem(part) for part in parts])
    return Hits(text, either([exact.label, labels], files.size))


def _sequence(where: Sequences, phrase: Sequence[str], prefix: bool, *, whole: bool = False) -> Found:
    spans = [where.dictionary.span(word) for word in phrase]
    if prefix:
        spans[-1] = where.dictionary.beginning(phrase[-1])
    return where.find([Piece(span) for span in spans], whole=whole)


def _field(files: TextFiles, field: Field, tags: Tags) -> Found:
    if field.name == "number":
        return _sequence(files.codes, words(field.value), False, whole=True)
    return files.labelled.any_of(files.labels_tagged(tags(field)))
