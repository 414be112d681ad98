"""Does a recommendation name a result that can be counted: a figure, share, number, indicator?

    Reserve 30 per cent of the seats for women             measurable
    Protect children under 18 from hazardous work          not: the figure says who, not how much
    Ratify the Convention                                  not, but one sees without a figure when it is done

Wordings: `data/measurable.yml`; what counts and why: docs/coding.md.
"""

from functools import lru_cache

from uprtracker.coding.cue import Cues, Text, find, places_of, read_cues
from uprtracker.core.coded import Judgement

LABEL = "measurable"
SILENT = 0.02
"""Share of recommendations without any of the wordings that a reader called measurable all the same."""


def judge(text: Text) -> Judgement:
    """Return how likely a reader calls `text` measurable, and the wordings that say how much.

    Without such a wording, `note` is `act` where the text asks for something that is either done or not.
    """
    cues = _cues()
    hits = find(text, cues.cues, cues.vetoes)
    if hits:
        places = places_of(hits)
        return Judgement(LABEL, max(hit.cue.sure for hit in hits), places)
    acts = find(text, cues.vague)
    return Judgement(LABEL, SILENT, places_of(acts), "act" if acts else "")


@lru_cache(maxsize=1)
def _cues() -> Cues:
    return read_cues("measurable")
