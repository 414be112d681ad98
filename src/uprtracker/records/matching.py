"""Which numbered recommendation does a row of an export speak of?

UPR Info writes a row per recommending State, sometimes shortened, sometimes one
of several texts under a number. So many rows may belong to one recommendation,
and a row to one of its parts. Pure: the same texts give the same answer in any
order of arrival.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from uprtracker.records.wording import folded

# On a scale of 100. A State makes two or three recommendations to another, so when it agrees
# a rough likeness is enough; without that only the same text is.
SAME_STATE = 75.0
UNKNOWN_STATE = 88.0
OTHER_STATE = 95.0
# A short text is found inside almost anything.
SHORTEST_INSIDE = 25
# In a text this short the name of an instrument is most of the wish: it must be among the target's.
# In a longer one it is enough that the two share an instrument.
SHORT = 60
_INSTRUMENT = re.compile(r"\b(?:cedaw|cerd|icescr|iccpr|crc|crpd|cat|icrmw|ced|op|icc)\b")
# Two wishes of one State that are this close in likeness: the one not yet spoken for wins.
CLOSE = 5.0


@dataclass(frozen=True, slots=True)
class Target:
    """A recommendation, or one part of it, that a row may speak of. `words` are `plain`."""

    name: int
    words: str
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class Saying:
    """One text of one State in the rows of a review. `words` are `plain`; `state` may be empty."""

    words: str
    state: str


def match(targets: Sequence[Target], sayings: Iterable[Saying]) -> dict[Saying, int]:
    """Return for each saying that could be placed the `name` of its target.

    Earlier targets win ties. Sayings that nothing resembles enough are left out.
    """
    ordered = sorted(set(sayings), key=lambda saying: (saying.words, saying.state))
    found = _exact(targets, ordered)
    rest = [saying for saying in ordered if saying not in found]
    wishes = sorted(_wishes(targets, rest), key=lambda wish: (-wish[0], wish[1], wish[2]))
    spoken_for = {(name, saying.state) for saying, name in found.items()}
    best: dict[int, float] = {}
    for score, which, place in wishes:
        best.setdefault(which, score)
        saying, target = rest[which], targets[place]
        free = (target.name, saying.state) not in spoken_for
        if saying not in found and free and score >= best[which] - CLOSE:
            found[saying] = target.name
            spoken_for.add((target.name, saying.state))
    for _, which, place in wishes:
        found.setdefault(rest[which], targets[place].name)
    return found


def _exact(targets: Sequence[Target], sayings: Iterable[Saying]) -> dict[Saying, int]:
    places: dict[tuple[str, str], int] = {}
    for target in targets:
        for state in target.states:
            places.setdefault((folded(target.words), state), target.name)
    keys = ((saying, (folded(saying.words), saying.state)) for saying in sayings)
    return {saying: places[key] for saying, key in keys if key in places}


def _wishes(targets: Sequence[Target], sayings: Sequence[Saying]) -> Iterator[tuple[float, int, int]]:
    """Yield score, saying and target (as positions) for every pair that is alike enough."""
    by_state: dict[str, list[int]] = defaultdict(list)
    for place, target in enumerate(targets):
        for state in target.states or ("",):
            by_state[state].append(place)
    texts = [folded(target.words) for target in targets]
    for which, saying in enumerate(sayings):
        words = folded(saying.words)
        same = by_state.get(saying.state, []) if saying.state else []
        unknown = by_state.get("", []) if saying.state else range(len(targets))
        scores = [(likeness(words, texts[place]), which, place, SAME_STATE) for place in same]
        scores += [(likeness(words, texts[place]), which, place, UNKNOWN_STATE) for place in unknown]
        wishes = [(score, which, place) for score, which, place, floor in scores if score >= floor]
        if not wishes and saying.state:
            near = process.extract(words, texts, scorer=fuzz.ratio, score_cutoff=OTHER_STATE, limit=1)
            wishes = [(score - OTHER_STATE, which, place) for _, score, place in near]
        yield from wishes


def likeness(saying: str, target: str) -> float:
    """Return 0 to 100: how alike two folded texts are, or how well the first is found in the second."""
    if _other_instrument(saying, target):
        return 0.0
    score = fuzz.ratio(saying, target)
    if len(saying) >= SHORTEST_INSIDE and len(target) >= 0.8 * len(saying):
        inside = fuzz.partial_ratio(saying, target, score_cutoff=max(score, SAME_STATE))
        score = max(score, inside)
    return score


def _other_instrument(saying: str, target: str) -> bool:
    """Tell whether the two speak of different treaties or courts."""
    ours, theirs = set(_INSTRUMENT.findall(saying)), set(_INSTRUMENT.findall(target))
    if len(saying) < SHORT:
        return not ours <= theirs
    return bool(ours and theirs) and ours.isdisjoint(theirs)
