"""The tree of a search text as a question to the index: words by their stems, phrases as they stand."""

from collections.abc import Iterable

from tantivy import Occur, Query

from uprtracker.reference import load_reference
from uprtracker.search.expression import All, Either, Expression, Field, Not, Phrase, Word
from uprtracker.search.languages import LANGUAGES, all_stems, stem_in
from uprtracker.search.library.schema import schema
from uprtracker.search.synonyms import other_names
from uprtracker.search.widening import widened
from uprtracker.search.words import words

_TITLE = 2.5  # how much more it says to stand in the title


def as_query(expression: Expression | None) -> Query:
    """Return the question; all there is where no words are asked for."""
    return _query(widened(expression)) if expression is not None else Query.all_query()


def _query(expression: Expression) -> Query:
    match expression:
        case Word(found, prefix):
            return _word(found, prefix)
        case Phrase(found, prefix):
            return _phrase("words", found, prefix)
        case Field(name, value):
            return _field(name, value)
        case Not(part):
            return but_not(Query.all_query(), [_query(part)])
        case All(parts):
            return all_of(
                [_query(part) for part in parts if not isinstance(part, Not)],
                [_query(part.part) for part in parts if isinstance(part, Not)],
            )
        case Either(parts):
            return any_of([_query(part) for part in parts])


def all_of(wanted: list[Query], unwanted: Iterable[Query] = ()) -> Query:
    """Return what answers all of the first and none of the others."""
    parts = [(Occur.Must, one) for one in wanted or [Query.all_query()]]
    return Query.boolean_query([*parts, *((Occur.MustNot, one) for one in unwanted)])


def any_of(parts: list[Query]) -> Query:
    """Return what answers any of them."""
    return Query.boolean_query([(Occur.Should, one) for one in parts])


def but_not(wanted: Query, unwanted: Iterable[Query]) -> Query:
    """Return what answers the first and none of the others."""
    return all_of([wanted], unwanted)


def one_of(field: str, values: Iterable[str]) -> Query:
    """Return what has one of the values in a field."""
    return Query.const_score_query(Query.term_set_query(schema(), field, list(values)), 0.0)


def _word(found: tuple[str, ...], prefix: bool) -> Query:
    if prefix:
        return _phrase("words", found, prefix=True)
    names = (found, *other_names(found))
    return any_of([part for name in names for part in _forms(name)])


def _forms(name: tuple[str, ...]) -> list[Query]:
    """Return the questions for any forms of these words in a row, in the title above all."""
    if len(name) > 1:
        return [_phrase("words", name, prefix=False)] + [_row(field, name) for field in ("stems", "title")]
    stems = all_stems(name[0], LANGUAGES)
    plain = [Query.term_query(schema(), "stems", stem) for stem in stems]
    return [*plain, *(Query.boost_query(Query.term_query(schema(), "title", stem), _TITLE) for stem in stems)]


def _row(field: str, name: tuple[str, ...]) -> Query:
    """Return the question for the stems of several words in a row, in each language."""
    rows = {tuple(stem_in(language, word) for word in name) for language in LANGUAGES}
    return any_of([Query.phrase_query(schema(), field, list(row)) for row in sorted(rows)])


def _phrase(field: str, found: tuple[str, ...], prefix: bool) -> Query:
    if prefix and len(found) == 1:
        return Query.regex_query(schema(), field, f"{found[0]}.*")  # folded: nothing but letters and digits
    if prefix:
        return Query.phrase_prefix_query(schema(), field, list(found))
    if len(found) == 1:
        return Query.term_query(schema(), field, found[0])
    return Query.phrase_query(schema(), field, list(found))


def _field(name: str, value: str) -> Query:
    """Return the question for `state:Slovenia` and its like; of what the library has not, for the words."""
    if name in ("state", "by"):
        states = load_reference(demo=True).states
        found = states.by_iso3.get(value.upper()) or states.resolve(value)
        return one_of(name, [found.iso3] if found else ["-"])
    if name == "session":
        return one_of("session", [value])
    return _phrase("words", tuple(words(value)), prefix=False)
