"""Whether an acronym that a treaty shares with its committee means the committee.

    implement the recommendations of CEDAW       the committee
    implement CEDAW                              the treaty

It is the committee where words of its work follow or lead: recommendations, observations, a report to it.
In a list ("recommendations of CERD, CAT and CRC") what holds for the first holds for all.
"""

from uprtracker.coding.lexicon import BREAK, Word
from uprtracker.reference.committee_word import CommitteeWords

COMMITTEE = "committee:"
"""Leads the value of a phrase that is an acronym shared with a treaty."""

_FAR = 6
_LIST = 40
"""Words beyond which a list of committees is not followed."""


def is_committee(words: list[Word], first: int, end: int, cues: CommitteeWords) -> bool:
    """Tell whether the acronym from word `first` to before `end` means the committee."""
    for at in range(end, min(len(words), end + _FAR)):
        word = words[at]
        if word.folded in cues.behind:
            return True
        if word.folded not in ("s", "and", "or", "the", "general") and not _acronym(word):
            break
    far = 0
    for at in range(first - 1, max(-1, first - _LIST), -1):
        word = words[at]
        if word.folded in cues.before:
            return True
        if word.written == BREAK or word.folded in cues.treaty:
            return False
        if _acronym(word):
            continue
        far += 1
        if word.folded not in cues.between or far > _FAR:
            return False
    return False


def _acronym(word: Word) -> bool:
    return len(word.written) > 2 and word.written.isupper()
