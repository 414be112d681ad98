"""What others recorded of an answer, against the answer in the State's own documents.

OHCHR has a word for "in part". UPR Info has none and notes what is accepted in
part or in principle, so its "noted" agrees with "partial".
"""

from uprtracker.records.models import Position
from uprtracker.records.standing import NOTED, OPEN, PARTIAL


def differs(own: str, recorded: str, stage: int) -> bool:
    """Whether the answer recorded at `stage` (OHCHR, UPRINFO) is another than the State's `own`.

    An answer that is still open differs from nothing.
    """
    if own in OPEN or recorded in OPEN or stage not in (Position.Stage.OHCHR, Position.Stage.UPRINFO):
        return False
    if stage == Position.Stage.UPRINFO and PARTIAL in (own, recorded):
        # A split recommendation (partial at UPR Info) was answered in parts.
        return {own, recorded} not in ({PARTIAL}, {PARTIAL, NOTED})
    return own != recorded
