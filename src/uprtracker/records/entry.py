"""An entry: what a reading says of one recommendation or pledge, as data that outlives its reader.

    {"number": "115.2", "text": …, "states": ["FRA"], "position": "noted", "span": [12, 3, 12, 5], …}

The number is the one under which a recommendation is cited. Pledges have neither
States nor position. Pure: names no model.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from uprtracker.core import Position, Recommendation, Span
from uprtracker.core.recommendation import Part, Pledge

Thing = Recommendation | Pledge

FIELDS = ("number", "text", "states", "position", "parts")
"""What a person can decide of an entry; the rest (place, chapeau) is where it stands."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One recommendation or pledge of a reading. `position` is empty where there is none."""

    number: str
    text: str
    span: Span
    states: tuple[str, ...] = ()
    position: str = ""
    parts: tuple[Part, ...] = ()
    chapeau: str = ""
    words: str = ""

    def value(self, field: str) -> object:
        """Return one of FIELDS for comparing: line breaks and double spaces make no difference."""
        if field == "text":
            return " ".join(self.text.split())
        if field == "parts":
            return tuple((" ".join(part.text.split()), part.states) for part in self.parts)
        return getattr(self, field)

    def same(self, other: "Entry", fields: tuple[str, ...] = FIELDS) -> bool:
        """Tell whether both say the same, as far as `fields` go."""
        return all(self.value(field) == other.value(field) for field in fields or FIELDS)

    def changed(self, other: "Entry") -> tuple[str, ...]:
        """Return the fields in which `other` says something else."""
        return tuple(field for field in FIELDS if self.value(field) != other.value(field))

    def as_json(self) -> dict[str, Any]:
        """Return plain values that `entry_from_json` takes."""
        span = self.span
        return {
            "number": self.number,
            "text": self.text,
            "states": list(self.states),
            "position": self.position,
            "parts": [{"text": part.text, "states": list(part.states)} for part in self.parts],
            "chapeau": self.chapeau,
            "words": self.words,
            "span": [span.page, span.line, span.end_page, span.end_line],
        }


def entry_from_json(values: Mapping[str, Any]) -> Entry:
    """Return the entry that `Entry.as_json` wrote."""
    return Entry(
        number=values["number"],
        text=values["text"],
        span=Span(*values["span"]),
        states=tuple(values["states"]),
        position=values["position"],
        parts=tuple(Part(part["text"], tuple(part["states"])) for part in values["parts"]),
        chapeau=values["chapeau"],
        words=values["words"],
    )


def entry_of(thing: Thing) -> Entry:
    """Return what a reading says of `thing`."""
    if isinstance(thing, Pledge):
        return Entry(thing.number, thing.text, thing.span)
    return Entry(
        number=thing.citation,
        text=thing.text,
        span=thing.span,
        states=thing.states,
        position=thing.position.value if thing.position else "",
        parts=thing.parts,
        chapeau=thing.chapeau,
        words=thing.words,
    )


def thing_of(entry: Entry, like: Thing | None, *, pledge: bool = False) -> Thing:
    """Return `entry` as a reader would give it, with all else that `like` says.

    Without `like` (the machine read nothing there) it is new: a recommendation of
    the conclusions, or a pledge.
    """
    if isinstance(like, Pledge) or (like is None and pledge):
        return Pledge(entry.number, entry.text, entry.span)
    values = {
        "number": entry.number,
        "text": entry.text,
        "states": entry.states,
        "position": Position(entry.position) if entry.position else None,
        "span": entry.span,
        "parts": entry.parts,
        "chapeau": entry.chapeau,
        "words": entry.words,
    }
    return replace(like, **values) if like else Recommendation(**values)  # type: ignore[arg-type]  # by name
