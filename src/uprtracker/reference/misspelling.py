"""Forgive a slip of the pen in a long name: `Azerbeijan`, `New Zeeland`, `United Sates`.

Bounded on purpose. A name is accepted when each word is within one edit (two in
long words, two in all) of the same word of exactly one State's English name,
begins with the same letter, and no other State's name is nearly as close:
`Nigera` may be Niger or Nigeria and stays unknown. An edit is a letter added,
lost, changed, or two neighbours swapped. What only adds an ending is another
word (`Nigerian`, `Malian`), not a slip.
"""

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from uprtracker.reference.spelling import words
from uprtracker.reference.state import State

_FORGIVEN_KINDS = frozenset({"un_short", "historical", "uprinfo", "spelling", "usage"})
_SHORTEST = 6
_LONG = 10
_TOO_FAR = 4

Folded = tuple[str, ...]


class Misspelling:
    """The names that may be misspelt, by their number of words."""

    def __init__(self, states: Iterable[State]) -> None:
        self._names: dict[int, set[tuple[Folded, State]]] = {}
        for state in states:
            for name in state.names:
                if name.language == "en" and name.kind in _FORGIVEN_KINDS:
                    folded = words(name.name)
                    self._names.setdefault(len(folded), set()).add((folded, state))

    def find(self, text: str, folded: Folded) -> State | None:
        """Return the State meant by the misspelt `text`, None where in doubt."""
        first = next((letter for letter in text if letter.isalpha()), "")
        if not first.isupper() or any(letter.isdigit() for letter in text):
            return None
        return self._nearest(folded)

    def _nearest(self, folded: Folded) -> State | None:
        best: dict[str, tuple[int, bool, State]] = {}
        for distance, allowed, state in self._near(folded):
            known = best.get(state.iso3)
            if known is None or (distance, not allowed) < (known[0], not known[1]):
                best[state.iso3] = (distance, allowed, state)
        ranked = sorted(best.values(), key=lambda entry: entry[0])
        if not ranked or not ranked[0][1]:
            return None
        distance, _, state = ranked[0]
        margin = distance + (1 if distance == 1 else 2)
        return state if len(ranked) == 1 or ranked[1][0] >= margin else None

    def _near(self, folded: Folded) -> Iterator[tuple[int, bool, State]]:
        for name, state in self._names.get(len(folded), ()):
            distances = [OSA.distance(a, b, score_cutoff=_TOO_FAR) for a, b in zip(folded, name, strict=True)]
            total = sum(distances)
            if total < _TOO_FAR:
                yield total, _allowed(folded, name, distances), state


def _allowed(folded: Folded, name: Folded, distances: list[int]) -> bool:
    if sum(distances) > 2:
        return False
    alone = len(name) == 1
    return all(
        not distance or _word_allowed(written, meant, distance, alone=alone)
        for written, meant, distance in zip(folded, name, distances, strict=True)
    )


def _word_allowed(written: str, meant: str, distance: int, *, alone: bool) -> bool:
    if written[0] != meant[0] or len(meant) < (_SHORTEST if alone else _SHORTEST - 1):
        return False
    if alone and (written.startswith(meant) or (meant.startswith(written) and len(meant) < _LONG - 1)):
        return False
    return distance <= (2 if len(meant) >= _LONG - 2 * (not alone) else 1)
