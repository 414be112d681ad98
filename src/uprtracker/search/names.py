"""The names under which labels are found: States, issues, themes, goals, instruments and the like.

A label is written as a tag, `kind:value` (`sur:SVN`, `issue:womens-rights`, `sdg:5`). There are
few of them, so the text index holds the words of each once and a list of its records.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from uprtracker.reference import Reference, State, load_reference
from uprtracker.search.hierarchy import with_those_above
from uprtracker.search.words import folded

# Names of issues that say nothing: found as phrases and as `issue:general`, never by the bare word.
_EMPTY = frozenset({"General", "Other"})


@dataclass(frozen=True, slots=True)
class Names:
    """Folded names of a label: those found by words and phrases, and those found by phrases only."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


def tag(kind: str, value: str) -> str:
    """Return the tag of a label."""
    return f"{kind}:{value}"


@lru_cache(maxsize=50_000)
def tags_of(kind: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tags of the labels of a record, and of those that gather them."""
    return tuple(tag(kind, value) for value in with_those_above(kind, values))


@lru_cache(maxsize=4_000)
def names_of(label: str) -> Names:
    """Return the names of the label with this tag; none for labels that are found by `field:value` only."""
    kind, _, value = label.partition(":")
    by_words, by_phrases = _names(load_reference(demo=True), kind, value)
    return Names(tuple(dict.fromkeys(map(folded, by_words))), tuple(dict.fromkeys(map(folded, by_phrases))))


def _names(reference: Reference, kind: str, value: str) -> tuple[Sequence[str], Sequence[str]]:
    """Return the names that are found by their words, and those found as phrases only.

    Words of categories, of treaties in full and of the sentences of targets stand under so many
    records that they would find nothing in particular.
    """
    if kind in ("sur", "rs"):
        state = reference.states.by_iso3.get(value)
        return (state_names(state), ()) if state else ((), ())
    if kind == "action":
        category = reference.action_categories.get(int(value)) if value.isdigit() else None
        return (), ([category.name] if category else ())
    if kind == "sdg":
        return _goal(reference, value)
    if kind == "instrument":
        instrument = reference.instruments.get(value)
        short, name = (instrument.short_name, instrument.name) if instrument else ("", "")
        return ([short] if short else ()), ([name] if name else ())
    name = _table_name(reference, kind, value)
    return ((), [name]) if name in _EMPTY else ([name] if name else (), ())


def _table_name(reference: Reference, kind: str, value: str) -> str:
    """Return the name of an issue, mechanism, theme or group; empty when it is none."""
    if kind == "issue" and value in reference.issues:
        return reference.issues[value].name
    if kind == "mechanism" and value in reference.mechanisms:
        return reference.mechanisms[value].name
    if kind in ("theme", "group"):
        known = (reference.themes if kind == "theme" else reference.groups).by_slug.get(value)
        return known.name if known else ""
    return ""


def _goal(reference: Reference, value: str) -> tuple[Sequence[str], Sequence[str]]:
    """Return the names of a goal (`5`) or of a target (`5.1`)."""
    number = value.partition(".")[0]
    goal = reference.sdgs.get(int(number)) if number.isdigit() else None
    if goal is None:
        return (), ()
    if value == number:
        return [f"SDG {value}", goal.name], [f"Goal {value}"]
    sentences = [target.name for target in goal.targets if target.number == value]
    return [f"SDG {value}"], [f"Target {value}", *sentences]


def state_names(state: State) -> tuple[str, ...]:
    """Return the names under which people look for a State: its UN name, short former and everyday ones."""
    others = [
        name.name
        for name in state.names
        if name.language == "en"
        and name.kind in ("usage", "spelling", "uprinfo", "historical", "cldr", "acronym")
        and len(name.name.split()) <= 3
    ]
    # Names that differ in capitals or accents only are one name to search.
    return tuple({folded(name): name for name in (*others, state.name)}.values())
