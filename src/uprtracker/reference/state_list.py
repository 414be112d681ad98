"""Read a list of States as it stands after a recommendation.

Seen in Working Group reports (A/HRC/8/19 to A/HRC/59/15), in our own wording:
`(Chile, Peru)`, `(Chile); (Peru)`, `(Chile) (Peru)`, `Bosnia and Herzegovina,
Trinidad and Tobago and the United Kingdom`, `Iran (Islamic Republic of)`,
`Chile Peru` with the comma lost, `Korea, Republic of`, `Egypt (on behalf of the
African Group)`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from uprtracker.reference.spelling import LONGEST_NAME, words
from uprtracker.reference.state import State

_TOGETHER = re.compile(
    r"\b(?:as\s+well\s+as|together\s+with|jointly\s+with|along\s+with|joined\s+by|supported\s+by)\b", re.I
)
_CLOSED_OPENED = re.compile(r"[)\]]\s{0,20}[(\[]")
_PIECES = re.compile(r"[;,/|\u2022]|\s[-\u2013\u2014]\s")
_BEHALF = re.compile(r"\b(?:(?:also\s+)?on\s+behalf\s+of|au\s+nom\s+d[eu']|en\s+nombre\s+de)\b", re.I)
_SYMBOL = re.compile(r"\b[AES]/[A-Z]{2,}")
_AND = re.compile(r"\s+(?:and|et|y|&)\s+|\s*&\s*|^(?:and|et|y)\s+|\s+(?:and|et|y)$", re.I)
_EDGES = " \t\r\n()[]"
_MOST_PARTS = 40
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class StateList:
    """States in order of mention, each once; pieces that name none; groups somebody spoke for."""

    states: tuple[State, ...] = ()
    unknown: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class Names(Protocol):
    """What a list needs of the States."""

    def resolve(self, text: str) -> State | None:
        """Return the State of the name, slips of the pen forgiven."""

    def resolve_exact(self, text: str) -> State | None:
        """Return the State of the name as written."""


def read_list(text: str, names: Names) -> StateList:
    """Return the States of the text. Reads any text in time linear in its length."""
    text = " ".join(text.split())
    states: dict[str, State] = {}
    unknown: list[str] = []
    groups: list[str] = []
    whole = names.resolve_exact(text)
    if whole is not None:
        return StateList((whole,))
    for chunk in _CLOSED_OPENED.sub(";", _TOGETHER.sub(",", text)).split(";"):
        if _SYMBOL.search(chunk):  # A/HRC/WG.6/8/LAO/1 names a document, not Laos
            unknown.append(chunk.strip(_EDGES))
            continue
        said, *spoken_for = _BEHALF.split(chunk)
        for segment, left in ((said, unknown), *((other, groups) for other in spoken_for)):
            for found in _read_pieces(_PIECES.split(segment), names):
                if isinstance(found, State):
                    states[found.iso3] = found
                else:
                    left.append(found.strip(_EDGES))
    return StateList(tuple(states.values()), tuple(unknown), tuple(groups))


def _read_pieces(pieces: list[str], names: Names) -> list[State | str]:
    """Read what stands between commas; a piece that says nothing alone may belong to the one before it."""
    found: list[State | str] = []
    before = ""
    for piece in pieces:
        if not words(piece):
            continue
        here = list(_read_piece(piece, names))
        if before and found and len(here) == 1 and isinstance(here[0], str):
            joined = names.resolve(f"{before}, {piece}")
            if joined is not None:
                found[-1] = joined
                before = ""
                continue
        found.extend(here)
        before = piece
    return found


def _read_piece(piece: str, names: Names) -> Iterator[State | str]:
    """Yield what one piece names: a State, several joined by `and`, or the unknown text itself."""
    whole = names.resolve(piece)
    if whole is not None:
        yield whole
        return
    parts = [part for part in _AND.split(piece) if words(part)]
    if len(parts) > _MOST_PARTS:
        yield piece
        return
    start = 0
    while start < len(parts):
        for end in range(min(len(parts), start + 4), start, -1):
            state = names.resolve(" and ".join(parts[start:end]))
            if state is not None:
                yield state
                break
        else:
            end = start + 1
            yield from _without_separators(parts[start], names)
        start = end


def _without_separators(part: str, names: Names) -> Iterator[State | str]:
    """Yield the States of a part that is nothing but names in a row, else the part as it stands."""
    tokens = part.split() if len(part) <= 3 * LONGEST_NAME else []
    best: list[tuple[State, ...] | None] = [()] + [None] * len(tokens)
    for start, before in enumerate(best):
        if before is None:
            continue
        for end in range(start + 1, min(len(tokens), start + _MOST_WORDS) + 1):
            state = names.resolve_exact(" ".join(tokens[start:end]))
            known = best[end]
            if state is not None and (known is None or len(before) + 1 < len(known)):
                best[end] = (*before, state)
    yield from best[-1] or (part,)
