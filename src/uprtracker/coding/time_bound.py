"""Does a recommendation say when: a date, a period, an event whose date is known?

    Ratify the Convention before the next review          time-bound ("before the next review")
    Ratify the Convention as soon as possible             not: nobody can say when that is over
    Carry out the National Action Plan 2012-2016          not: the years name the plan

Wordings: `data/time_bound.yml`; what counts and why: docs/coding.md.
"""

from functools import lru_cache

from uprtracker.coding.cue import Cues, Text, find, places_of, read_cues
from uprtracker.core.coded import Judgement

LABEL = "time-bound"
SILENT = 0.001
"""Share of recommendations without any of the wordings that a reader calls time-bound all the same."""


def judge(text: Text) -> Judgement:
    """Return how likely a reader calls `text` time-bound, and the wordings that say when.

    Where only vague wordings speak of time, they are the evidence and `note` says of what kind:
    `soon` (as soon as possible), `open-period` (in the coming years), `asks-for-date` (set a timetable).
    """
    cues = _cues()
    hits = find(text, cues.cues, cues.vetoes)
    if hits:
        return Judgement(LABEL, max(hit.cue.sure for hit in hits), places_of(hits))
    vague = find(text, cues.vague)
    if vague:
        last = vague[-1].cue  # the cues stand from the vaguest to the nearest to a date
        return Judgement(LABEL, last.sure, places_of(vague), last.note)
    return Judgement(LABEL, SILENT)


@lru_cache(maxsize=1)
def _cues() -> Cues:
    return read_cues("time_bound")
