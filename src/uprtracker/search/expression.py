"""What a search text means, as a tree, and how the tree is written.

    torture OR (detention NOT "house arrest")

The written form has every operator and bracket in it, so that people can be shown how
their text was read; reading it again gives the same tree.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed; of several words when it has hyphens, dots or apostrophes inside (`follow-up`).

    With `prefix` the last one stands for all words that begin so.
    """

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in quotes: these very words in this order, not their stems."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """`name:value`, for instance `state:Slovenia`."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """Records that `part` does not find."""

    part: "Expression"


@dataclass(frozen=True, slots=True)
class All:
    """Records that every part finds (AND)."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Records that at least one part finds (OR)."""

    parts: tuple["Expression", ...]


Leaf = Word | Phrase | Field
Expression = Word | Phrase | Field | Not | All | Either


def written(expression: Expression) -> str:
    """Return the tree as a search text with every operator and bracket."""
    match expression:
        case Word(words, prefix):
            return "-".join(words) + "*" * prefix
        case Phrase(words, prefix):
            return '"' + " ".join(words) + "*" * prefix + '"'
        case Field(name, value):
            return f'{name}:"{value}"'
        case Not(part):
            return f"NOT {_inside(part)}"
        case All(parts):
            return " AND ".join(_inside(part) for part in parts)
        case Either(parts):
            return " OR ".join(_inside(part) for part in parts)


def _inside(part: Expression) -> str:
    return f"({written(part)})" if isinstance(part, All | Either) else written(part)


def leaves(expression: Expression, *, denied: bool = False) -> list[Leaf]:
    """Return the words, phrases and fields of the tree; those under a NOT only with `denied`."""
    match expression:
        case Not(part):
            return leaves(part, denied=True) if denied else []
        case All(parts) | Either(parts):
            return [leaf for part in parts for leaf in leaves(part, denied=denied)]
        case _:
            return [expression]


def all_of(parts: list[Expression]) -> Expression:
    """Join parts with AND; parts that are such joints are merged."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, All) else (part,))]
    return flat[0] if len(flat) == 1 else All(tuple(flat))


def either_of(parts: list[Expression]) -> Expression:
    """Join parts with OR; parts that are such joints are merged."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Either) else (part,))]
    return flat[0] if len(flat) == 1 else Either(tuple(flat))


def negated(part: Expression) -> Expression:
    """Return NOT of a part; two of them cancel out."""
    return part.part if isinstance(part, Not) else Not(part)
