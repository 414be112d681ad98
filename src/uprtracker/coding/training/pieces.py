"""More texts to learn from, made of the ones there are: the larger model says what they would be coded as.

Pieces need no sense, only the kind of words that stand together in recommendations: the beginning of one with
the end of another that shares a joint (`of`, `by`, `including` …), half of one, one with words left out.
"""

from collections.abc import Iterator, Sequence

import numpy as np

JOINTS = frozenset(
    "and of to in for on with by including through that as from against the".split()  # noqa: SIM905
)
_CUTS = frozenset(("and", "including", "in", "by", "with", "as", "to"))
_SHORTEST = 3
_LOST = 0.12


def pieces(texts: Sequence[str], seed: int) -> list[str]:
    """Return about three pieces for each text, in an order that `seed` decides."""
    random = np.random.default_rng(seed)
    words = [text.split() for text in texts]
    made = [" ".join(piece) for one in words for piece in _of(one, words, random) if len(piece) > _SHORTEST]
    return [made[place] for place in random.permutation(len(made))]


def _of(one: list[str], others: Sequence[list[str]], random: np.random.Generator) -> Iterator[list[str]]:
    for _ in range(6):
        grafted = _graft(one, others[int(random.integers(len(others)))], random)
        if grafted:
            yield grafted
            break
    yield [word for word in one if random.random() > _LOST]
    cuts = [place for place in range(4, len(one) - 3) if _ends_here(one[place])]
    if cuts:
        place = cuts[int(random.integers(len(cuts)))]
        yield one[:place] if random.random() < 0.6 else one[place + 1 :]


def _graft(one: list[str], other: list[str], random: np.random.Generator) -> list[str]:
    """Return the beginning of one with the end of the other, where a joint stands in both; else nothing."""
    joints = [place for place, word in enumerate(one) if place and word.lower().strip(",;") in JOINTS]
    if not joints:
        return []
    place = joints[int(random.integers(len(joints)))]
    same = [there for there, word in enumerate(other) if there and word.lower() == one[place].lower()]
    return one[:place] + other[same[int(random.integers(len(same)))] :] if same else []


def _ends_here(word: str) -> bool:
    return word.lower() in _CUTS or word.endswith((",", ";"))
