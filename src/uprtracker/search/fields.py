"""`field:value` in a search text: which tags of the index it stands for.

state:Slovenia  by:"Sri Lanka"  session:20  issue:women  action:5  position:noted  number:122.17
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from uprtracker.reference import load_reference
from uprtracker.search.expression import Field
from uprtracker.search.filters import POSITIONS
from uprtracker.search.names import tag
from uprtracker.search.words import stem, words

_ANSWERS = {"accepted": "supported", "partially": "partial", "unanswered": "none", "null": "none"}


def tags(field: Field) -> tuple[str, ...]:
    """Return the tags that the field's value stands for, any of which will do; none when it is unknown.

    Numbers and codes have no tags: the text index looks them up.
    """
    value = field.value.strip().lower()
    if field.name in ("state", "by"):
        prefix = "sur" if field.name == "state" else "rs"
        return tuple(f"{prefix}:{iso3}" for iso3 in _states(field.value))
    if field.name == "issue":
        names = ((slug, issue.name) for slug, issue in load_reference().issues.items())
        return tuple(f"issue:{slug}" for slug in _named(value, names))
    if field.name == "action":
        categories = ((str(number), c.name) for number, c in load_reference().action_categories.items())
        return tuple(f"action:{number}" for number in _named(value, categories))
    if field.name == "position":
        answer = _ANSWERS.get(value, value)
        return (f"position:{answer}",) if answer in POSITIONS else ()
    if field.name in ("session", "cycle"):
        return (f"{field.name}:{int(value)}",) if value.isascii() and value.isdigit() else ()
    return (tag(field.name, value),)


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
