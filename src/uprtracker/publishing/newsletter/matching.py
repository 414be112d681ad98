"""Which blocks of an issue a subscriber wants, by the interests that they answer.

A block says whom it is `about`: `everybody`, `calls`, `news`, `states:EGY`, `regions:african`, `issues:…`.
Who wants everything gets all of it; others the blocks that answer one of their interests, with those for
everybody around them; and no letter where nothing does.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from uprtracker.publishing.newsletter.models import Block
from uprtracker.reference import load_reference

EVERYBODY = "everybody"


def wanted(blocks: Iterable[Block], interests: Mapping[str, Any]) -> frozenset[int]:
    """Return the keys of the blocks to send, none where nothing is of interest."""
    every = list(blocks)
    if interests.get("all", True):
        return frozenset(block.pk for block in every)
    own = tokens(interests)
    chosen = [block for block in every if own & set(block.about) or EVERYBODY in block.about]
    if all(block.kind == "opening" for block in chosen):
        return frozenset()
    return frozenset(block.pk for block in chosen)


def tokens(interests: Mapping[str, Any]) -> set[str]:
    """Return interests in the words of `Block.about`."""
    found = {name for name in ("calls", "news") if interests.get(name)}
    for name in ("regions", "states", "issues"):
        found |= {f"{name}:{value}" for value in interests.get(name, [])}
    return found


def of_states(states: Iterable[str]) -> tuple[str, ...]:
    """Return the interests that these States answer, with those of their regional groups."""
    by_iso3 = load_reference().states.by_iso3
    known = [by_iso3[iso3] for iso3 in states if iso3 in by_iso3]
    groups = {one.regional_group for one in known if one.regional_group}
    return (*sorted(f"states:{one.iso3}" for one in known), *sorted(f"regions:{one}" for one in groups))
