"""Does a recommendation name a law, body, plan or measure, or merely a theme?

    Repeal article 12 of the press law                     specific
    Continue its efforts in favour of women                not: nobody could say what is to be done

Wordings with weights: `data/specific.yml`; what counts and why: docs/coding.md.
"""

from functools import lru_cache
from math import exp

from uprtracker.coding.cue import Cues, Text, find, places_of, read_cues
from uprtracker.core.coded import Judgement

LABEL = "specific"
BASE = -0.3
"""Log odds of a text without any wording that counts."""


def judge(text: Text) -> Judgement:
    """Return how likely a reader calls `text` specific, and the wordings that name something."""
    hits = find(text, _cues().cues)
    odds = BASE + sum({hit.cue.name: hit.cue.weight for hit in hits}.values())
    places = places_of(hit for hit in hits if hit.cue.weight > 0)
    return Judgement(LABEL, round(1 / (1 + exp(-odds)), 3), places)


@lru_cache(maxsize=1)
def _cues() -> Cues:
    return read_cues("specific")
