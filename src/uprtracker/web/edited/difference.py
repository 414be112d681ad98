"""What changed between two versions of a thing, word by word, for people."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from uprtracker.records.edit_history import plain
from uprtracker.records.models.edited import Edited

_WORD = re.compile(r"\s+|[^\s\w]|\w+")
_LONGEST = 20_000  # words; beyond, comparing takes seconds


@dataclass(frozen=True)
class Difference:
    """A field of which two versions differ: both as text, and the pieces of the one that became the other."""

    name: str
    label: str
    before: str
    after: str

    @property
    def pieces(self) -> list[tuple[str, str]]:
        """Return pairs of `same`, `gone` or `new` and the words."""
        return pieces(self.before, self.after)


def differences(thing: Edited, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Return the fields of `after` whose values differ from those of `before`."""
    return [
        Difference(name, label_of(thing, name), _words(before.get(name)), _words(value))
        for name, value in after.items()
        if _words(before.get(name)) != _words(value)
    ]


def label_of(thing: Edited, name: str) -> str:
    """Return what a field is called on screen."""
    known = {"slug": _("Address"), "language": _("Language of the original"), "office": _("Office")}
    if name in known:
        return known[name]
    try:
        return str(getattr(thing._meta.get_field(name), "verbose_name", name)).capitalize()
    except FieldDoesNotExist:  # of an older version of the program
        return name.replace("_", " ")


def pieces(before: str, after: str) -> list[tuple[str, str]]:
    """Return how one text becomes another: `same`, `gone` and `new` words in the order they stand."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) + len(new) > _LONGEST:
        return [("gone", before), ("new", after)]
    found: list[tuple[str, str]] = []
    for what, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(("same", "".join(old[first:last])))
            continue
        if last > first:
            found.append(("gone", "".join(old[first:last])))
        if end > start:
            found.append(("new", "".join(new[start:end])))
    return found


def _words(value: Any) -> str:
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return "\n".join(_words(one) for one in value)
    if isinstance(value, dict):
        return "\n".join(f"{name}: {_words(one)}" for name, one in value.items())
    return str(value)
