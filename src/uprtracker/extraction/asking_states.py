"""The States that ask: headings of a list of advance questions.

GERMANY · Questions from Germany: · PORTUGAL on behalf of a group of States ·
AUSTRIA AND SWITZERLAND · Norway: What has been done?
"""

import re
from dataclasses import dataclass

from uprtracker.reference import Reference

_BEFORE = re.compile(
    r"(?:(?:advance )?questions? (?:submitted |posed |asked |put |received )?(?:in advance )?(?:by|from)\s+)?"
    r"(?:the )?(?:(?:government|delegation|permanent mission) of )?(?:the )?",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*(?:\(?(?:cont(?:inued|d|\.)?|suite)\)?)?[\s:.*–-]*$", re.IGNORECASE)
_INLINE = re.compile(r"([^:?]{3,120}):\s+(?=\S)")
_LONGEST = 200
_LONGEST_SHOUT = 80


@dataclass(frozen=True, slots=True)
class Asking:
    """ISO3 codes of the States of a heading; `rest` is text that follows on the same line.

    `unknown` is the heading itself where it stands like a name and names no State.
    """

    states: tuple[str, ...]
    rest: str = ""
    unknown: str = ""


def asking(text: str, reference: Reference) -> Asking | None:
    """Return who asks when `text` is a heading of that kind, else None."""
    if len(text) <= _LONGEST and (states := _states(text, reference)):
        return Asking(states)
    inline = _INLINE.match(text)
    if inline and (states := _states(inline[1], reference)):
        return Asking(states, rest=text[inline.end() :])
    if len(text) <= _LONGEST_SHOUT and text.isupper() and not re.search(r"[?.;:]\s*$|\d", text):
        return Asking((), unknown=text)
    return None


def _states(text: str, reference: Reference) -> tuple[str, ...]:
    """Return the States when `text` names nothing else."""
    if "?" in text:
        return ()
    name = _AFTER.sub("", text)
    for said in (name, _BEFORE.sub("", name, count=1)):
        listed = reference.states.resolve_list(said)
        if listed.states and not listed.unknown:
            return tuple(state.iso3 for state in listed.states)
    return ()
