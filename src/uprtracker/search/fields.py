"""`field:value` in a search text: which tags of the index it stands for.

state:Slovenia  by:"Sri Lanka"  session:20  issue:women  action:5  position:noted  number:122.17
theme:torture  group:children  sdg:5.1  instrument:CAT  mechanism:SPT  smart:specific  region:Asia
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.utils.translation import gettext as _

from uprtracker.reference import Reference, load_reference
from uprtracker.search.expression import Field
from uprtracker.search.filters import POSITIONS, SMART
from uprtracker.search.hierarchy import families
from uprtracker.search.names import tag
from uprtracker.search.words import stem, words

# The regional groups of the United Nations, and words that people ask for them by.
_REGIONS = {
    "african": "Africa African group",
    "asia-pacific": "Asia Asian Pacific group",
    "eeg": "Eastern Europe European group",
    "grulac": "Latin America American Caribbean group",
    "weog": "Western Europe European others group",
    "observer": "observers",
}
_ANSWERS = {"accepted": "supported", "partially": "partial", "unanswered": "none", "null": "none"}


@lru_cache(maxsize=1_000)
def tags(field: Field) -> tuple[str, ...]:
    """Return the tags that the field's value stands for, any of which will do; none when it is unknown.

    Numbers and codes have no tags in the index, which looks them up.
    """
    value = field.value.strip().lower()
    if field.name in ("state", "by"):
        return tuple(tag("sur" if field.name == "state" else "rs", iso3) for iso3 in _states(field.value))
    if field.name == "region":
        states, groups = load_reference(demo=True).states.all, _named(value, _REGIONS.items())
        return tuple(tag("sur", state.iso3) for state in states if state.regional_group in groups)
    if field.name == "position":
        answer = _ANSWERS.get(value, value)
        return (tag("position", answer),) if answer in POSITIONS else ()
    if field.name == "smart":
        return (tag("smart", value),) if value in SMART else ()
    if field.name in ("session", "cycle"):
        return (tag(field.name, str(int(value))),) if value.isascii() and value.isdigit() else ()
    if field.name == "number":
        return (tag("number", value),)
    return tuple(tag(field.name, key) for key in _named(value, _names(load_reference(), field.name)))


def _names(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    """Yield values of a scheme of labels with the names that they may be asked by."""
    if kind == "action":
        yield from ((str(number), one.name) for number, one in reference.action_categories.items())
    if kind == "issue":
        yield from ((slug, issue.name) for slug, issue in reference.issues.items())
    if kind == "mechanism":
        yield from ((slug, mechanism.name) for slug, mechanism in reference.mechanisms.items())
    if kind in ("theme", "group"):
        table = reference.themes if kind == "theme" else reference.groups
        yield from ((slug, one.name) for slug, one in table.by_slug.items())
    if kind == "instrument":
        yield from ((s, f"{one.short_name} {one.name}") for s, one in reference.instruments.items())
        yield from ((family, "") for family in families())
    if kind == "sdg":
        for goal in reference.sdgs.values():
            yield str(goal.number), goal.name
            yield from ((target.number, "") for target in goal.targets)


def unknown(field: Field) -> str:
    """Return the sentence that says that nothing is known under the field's value."""
    return _("%(name)s: nothing is known under “%(value)s”.") % {"name": field.name, "value": field.value}


def _states(value: str) -> list[str]:
    """Return the State of this code or name, else all whose name has every word of it (Korea, Congo)."""
    states = load_reference(demo=True).states
    if value.upper() in states.by_iso3:
        return [value.upper()]
    state = states.resolve(value)
    return [state.iso3] if state else _named(value, ((state.iso3, state.name) for state in states.all))


def _named(value: str, names: Iterable[tuple[str, str]]) -> list[str]:
    """Return the key equal to the value, else the keys whose name has every word of it."""
    pairs = list(names)
    if any(key == value for key, _name in pairs):
        return [value]
    wanted = {stem(word) for word in words(value)}
    return [key for key, name in pairs if wanted <= {stem(word) for word in words(name)}]
