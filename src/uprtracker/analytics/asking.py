"""The question of a program for shares and averages, read strictly: one reading for API and assistant.

    asked_shares({"by": "session", "basis": "uprinfo_rows", "from": "16", "to": "18", "coded": "people"})

A page passes over what it does not understand; a program gets an error instead, in English.
"""

from collections.abc import Mapping
from typing import Any

from uprtracker.analytics.basis import By
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.scope import Scope
from uprtracker.analytics.shares import CUTS, shares
from uprtracker.core.errors import QueryError
from uprtracker.reference import load_reference

WORDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "by": ("What the rows are.", tuple(one.value for one in CUTS)),
    "basis": ("What is counted; recommendations if you do not say.", tuple(one.value for one in Basis)),
    "from": ("First session.", ()),
    "to": ("Last session.", ()),
    "sur": ("State under Review, ISO 3166 (alpha 3).", ()),
    "rs": ("Recommending State, ISO 3166 (alpha 3).", ()),
    "coded": ("`people`: only what people coded, nothing of the machine's alone.", ("people",)),
}
"""The parameters: what each says, and its values where they are few."""

_LAST = 200


def asked_shares(given: Mapping[str, object]) -> dict[str, Any]:
    """Return the figures asked for. Raises QueryError for a name or a value that is not known."""
    said = {name: _text(name, value) for name, value in given.items()}
    if "by" not in said:
        raise QueryError("Say what the rows are: `by`.", remedy=f"Known are: {', '.join(WORDS['by'][1])}.")
    first, last = _session(said, "from", 1), _session(said, "to", _LAST)
    if first > last:
        raise QueryError("`from` is after `to`.", remedy="Give the lower session as `from`.")
    narrowed = "from" in said or "to" in said
    scope = Scope(
        sessions=frozenset(range(first, last + 1)) if narrowed else frozenset(),
        states=_state(said, "sur"),
        recommending=_state(said, "rs"),
        people=said.get("coded") == "people",
    )
    return shares(Basis(said.get("basis", Basis.RECOMMENDATIONS)), By(said["by"]), scope)


def _text(name: str, value: object) -> str:
    if name not in WORDS:
        raise QueryError(f"There is no parameter “{name[:60]}”.", remedy=f"Known are: {', '.join(WORDS)}.")
    choices = WORDS[name][1]
    text = str(value) if isinstance(value, str | int) else ""
    if not text or (choices and text not in choices):
        known = f"Known are: {', '.join(choices)}." if choices else "Give one value."
        raise QueryError(f"{name}: “{str(value)[:40]}” is not known.", remedy=known)
    return text


def _session(said: Mapping[str, str], name: str, usual: int) -> int:
    text = said.get(name, str(usual))
    if text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= _LAST:
        return int(text)
    raise QueryError(f"{name}: “{text[:40]}” is no session.", remedy=f"Give a number from 1 to {_LAST}.")


def _state(said: Mapping[str, str], name: str) -> frozenset[str]:
    code = said.get(name, "").upper()
    if code and code not in load_reference(demo=True).states.by_iso3:
        raise QueryError(f"{name}: “{code[:40]}” is no State.", remedy="Give its ISO 3166 code: SVN.")
    return frozenset({code} if code else ())
