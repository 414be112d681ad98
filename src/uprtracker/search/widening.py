"""Words beside each other that name a thing find its other names: `death penalty` also "capital punishment".

The tree that is looked up is wider than the one that was read; what people are shown is what they typed.
"""

from functools import lru_cache

from uprtracker.search.expression import All, Either, Expression, Not, Word, all_of, either_of
from uprtracker.search.synonyms import names_of_words
from uprtracker.search.words import stem

_LONGEST = 8


@lru_cache(maxsize=256)
def widened(expression: Expression) -> Expression:
    """Return the tree with other names beside words in a row that name one thing."""
    match expression:
        case All(parts):
            return _widened_row(tuple(map(widened, parts)))
        case Either(parts):
            return either_of(list(map(widened, parts)))
        case Not(part):
            return Not(widened(part))
        case _:
            return expression


def _widened_row(parts: tuple[Expression, ...]) -> Expression:
    found: list[Expression] = []
    place = 0
    while place < len(parts):
        length, others = _named_from(parts, place)
        found.append(either_of([all_of(list(parts[place : place + length])), *others]))
        place += length
    return All(tuple(found)) if len(found) > 1 else found[0]


def _named_from(parts: tuple[Expression, ...], place: int) -> tuple[int, list[Expression]]:
    """Return how many parts from here on name a thing, the most there are, and its other names."""
    stems: list[str] = []
    best: tuple[int, list[Expression]] = (1, [])
    for length, part in enumerate(parts[place : place + _LONGEST], start=1):
        if not isinstance(part, Word) or part.prefix:
            break
        stems += map(stem, part.words)
        if length > 1 and (others := names_of_words(tuple(stems))):
            best = (length, [Word(name) for name in others])
    return best
