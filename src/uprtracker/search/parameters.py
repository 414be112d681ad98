"""What a question may have, described for programs: made from the filters there are.

The API's document, the tools of assistants and the command take it from here, so that a new
filter comes there by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from django.utils.translation import override

from uprtracker.search.filters import (
    CODERS,
    DOCUMENTS,
    FILTERS,
    KINDS,
    LINEAGES,
    MODES,
    POSITIONS,
    SIZES,
    SMART,
    SORTS,
)
from uprtracker.search.labels import filter_name
from uprtracker.search.query import Query

_CHOICES: dict[str, tuple[str, ...]] = {
    "kind": KINDS,
    "sort": SORTS,
    "size": tuple(str(size) for size in SIZES),
    "coded_by": CODERS,
    "lineage": LINEAGES,
    "document": DOCUMENTS,
    "smart": SMART,
    **dict.fromkeys(("position", "first_position", "ever_position"), POSITIONS),
}
_WORDS = {
    "q": 'Words, "phrases", AND, OR, NOT, brackets, prefix*, field:value.',
    "kind": "What is listed.",
    "sort": "Order; by relevance when there are words, else newest first.",
    "size": "Records a page; 20 if you do not say.",
    "date_from": "First day of the review: 2024, 2024-05 or 2024-05-06.",
    "date_to": "Last day of the review.",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A name with a sentence about it; `many` values, each one of `choices` where there are few."""

    name: str
    words: str
    many: bool
    choices: tuple[str, ...]


def names() -> tuple[str, ...]:
    """Return the names that a question may have, but for the page: text, filters, modes, order, size."""
    return tuple(one.name for one in fields(Query) if one.compare and one.name != "page")


def described() -> Iterator[Parameter]:
    """Yield every parameter with its words, in English."""
    with override("en"):
        for name in names():
            if name in FILTERS:
                words = f"{filter_name(name)}. Of several values any counts, unless {name}_mode says more."
                yield Parameter(name, words, True, _CHOICES.get(name, ()))
            elif name.endswith("_mode"):
                words = f"Any, all or none of the values of {name.removesuffix('_mode')}."
                yield Parameter(name, words, False, MODES)
            else:
                yield Parameter(name, _WORDS[name], False, _CHOICES.get(name, ()))
