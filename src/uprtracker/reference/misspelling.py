"""Forgive a slip of the pen in a long name: `Azerbeijan`, `New Zeeland`, `United Sates`.

Bounded on purpose. A name is accepted when each word is within one edit (two in
long words, two in all) of the same word of one State's English name, begins with
the same letter (or stands beside a word that settles it, `Costa Rcia`), and no
other State's name is nearly as close: `Nigera` may be
Niger or Nigeria and stays unknown. An edit is a letter added, lost, changed, or
two neighbours swapped. What only adds an ending is another word (`Nigerian`,
`Malian`), and what begins with a small letter is no name.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz.distance import OSA

from uprtracker.reference.spelling import words
from uprtracker.reference.state import State

_FORGIVEN_KINDS = frozenset({"un_short", "historical", "uprinfo", "spelling", "usage"})
_PEOPLE = frozenset(("n", "ns", "an", "ans", "i", "is"))
_FORMS = ("republic", "kingdom", "state", "states", "united", "federated")
_KINDS = ("democratic", "people", "peoples", "islamic", "arab", "islands", "saint", "san", "new")
_PLACES = ("north", "south", "central", "african", "guinea", "korea", "congo", "sudan")
_COMMON = frozenset(_FORMS + _KINDS + _PLACES)
_SHORTEST_NAME = 6
_SHORTEST_WORD = 5
_MOST_EDITS = 2
_LOOKED_AT = 3

Folded = tuple[str, ...]


class _Near(NamedTuple):
    edits: int
    refused: bool
    letters: int
    state: State


class Misspelling:
    """The names that may be misspelt, by their number of words."""

    def __init__(self, states: Iterable[State]) -> None:
        self._names: dict[int, dict[Folded, State]] = {}
        for state in states:
            for name in state.names:
                if name.language == "en" and name.kind in _FORGIVEN_KINDS:
                    folded = words(name.name)
                    self._names.setdefault(len(folded), {})[folded] = state

    def find(self, text: str, folded: Folded) -> State | None:
        """Return the State meant by the misspelt `text`, None where in doubt."""
        first = next((letter for letter in text if letter.isalpha()), "")
        # scanners read a capital I as a small l
        if not (first.isupper() or first == "l") or any(letter.isdigit() for letter in text):
            return None
        nearest: dict[str, _Near] = {}
        for near in sorted(self._near(folded), key=lambda near: near[:2]):
            nearest.setdefault(near.state.iso3, near)
        if not nearest:
            return None
        best, *others = nearest.values()
        margin = 1 if best.edits == 1 and best.letters > _SHORTEST_NAME else 2
        if best.refused or (others and others[0].edits < best.edits + margin):
            return None
        return best.state

    def _near(self, folded: Folded) -> Iterator[_Near]:
        written = len("".join(folded))
        for name, state in self._names.get(len(folded), {}).items():
            letters = len("".join(name))
            if abs(letters - written) > _LOOKED_AT:
                continue
            edits = [OSA.distance(*pair, score_cutoff=_LOOKED_AT) for pair in zip(folded, name, strict=True)]
            total = sum(edits)
            if total <= _LOOKED_AT:
                refused = total > _MOST_EDITS or letters < _SHORTEST_NAME
                yield _Near(total, refused or _any_refused(folded, name, edits), letters, state)


def _any_refused(folded: Folded, name: Folded, edits: list[int]) -> bool:
    certain = any(word not in _COMMON for word, edit in zip(name, edits, strict=True) if not edit)
    return any(
        edit and _refused(written, meant, edit, alone=len(name) == 1, certain=certain)
        for written, meant, edit in zip(folded, name, edits, strict=True)
    )


def _refused(written: str, meant: str, edits: int, *, alone: bool, certain: bool) -> bool:
    """Say whether one word is too far from the one it might mean.

    A name of one word (`alone`) is judged harder; `certain` says that another
    word of the name, one that few names share, stands there without a slip.
    """
    if written.startswith(meant) and (alone or written[len(meant) :] in _PEOPLE):
        return True
    if alone and meant.startswith(written) and len(meant) < 9:
        return True
    # scanners read a capital I as a small l
    same_beginning = written[0].replace("l", "i") == meant[0].replace("l", "i")
    if not (certain or same_beginning) or len(meant) < (_SHORTEST_WORD - 1 if certain else _SHORTEST_WORD):
        return True
    long = len(meant) >= (10 if alone else 8)
    return edits > (_MOST_EDITS if long else 1)
