"""What changed between two moments: from which band to which, of what was assessed at both."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from uprtracker.followup.assessments.index import Band
from uprtracker.followup.assessments.outcomes import Outcome

_HEIGHT = {Band.NOT: 0, Band.PARTIALLY: 1, Band.FULLY: 2}


@dataclass(frozen=True, slots=True)
class Change:
    """Recommendations and pledges with a band at both moments, by band before and after.

    `forward` and `back` are the codes that moved to a higher or a lower band. What is not assessed at
    one of them moves neither way.
    """

    both: int
    moves: Mapping[tuple[Band, Band], int]
    forward: tuple[str, ...]
    back: tuple[str, ...]


def compare(codes: Iterable[str], before: Mapping[str, Outcome], after: Mapping[str, Outcome]) -> Change:
    """Return what changed from `before` to `after`, in the order of `codes`."""
    moved = [
        (code, was, now)
        for code in codes
        if code in before
        and code in after
        and (was := before[code].band) is not None
        and (now := after[code].band) is not None
    ]
    steps = [
        (code, _HEIGHT[now] - _HEIGHT[was]) for code, was, now in moved if was in _HEIGHT and now in _HEIGHT
    ]
    return Change(
        both=len(moved),
        moves=Counter((was, now) for _, was, now in moved),
        forward=tuple(code for code, step in steps if step > 0),
        back=tuple(code for code, step in steps if step < 0),
    )
