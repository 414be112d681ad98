"""Values of a filter that gather others of the same filter: a goal its targets, a treaty its family.

A record with target 5.1 is found under 5 too, one that names OPCAT also under `cat-family`: the
Convention against Torture with its protocols and procedures, while `cat` alone stays the Convention
itself. Where the values above belong to another filter (session: cycle, State: regional group),
`Filter.above` names it.
"""

from collections.abc import Iterable
from functools import lru_cache

from uprtracker.reference import load_reference

FAMILY = "-family"
HIERARCHICAL = ("sdg", "instrument")


def above(name: str, value: str) -> str:
    """Return the value that gathers `value` of the filter `name`; empty where none does."""
    if name == "sdg":
        return value.partition(".")[0] if "." in value else ""
    return _families().get(value, "") if name == "instrument" else ""


def with_those_above(name: str, values: Iterable[str]) -> tuple[str, ...]:
    """Return the values and all that gather them, each once, sorted."""
    found = set(values)
    if name in HIERARCHICAL:
        found |= {above(name, value) for value in found} - {""}
    return tuple(sorted(found))


def families() -> frozenset[str]:
    """Return the values of `instrument` that stand for a treaty with all that belongs to it."""
    return frozenset(_families().values())


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    """Return for each instrument with relatives the value of its family."""
    instruments = load_reference().instruments
    members = {slug: one.parent for slug, one in instruments.items() if one.parent}
    heads = {parent: parent for parent in members.values()}
    return {slug: f"{head}{FAMILY}" for slug, head in {**heads, **members}.items()}
