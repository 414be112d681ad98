"""Whether an acronym that a treaty shares with its committee means the committee.

    implement the recommendations of CEDAW       the committee
    implement CEDAW                              the treaty

It is the committee where words of its work follow or lead: recommendations, observations, a report to it.
In a list ("recommendations of CERD, CAT and CRC") what holds for the first holds for all.
"""

from uprtracker.coding.lexicon import BREAK, Word

COMMITTEE = "committee:"
"""Leads the value of a phrase that is an acronym shared with a treaty."""

_FOLLOWING = frozenset(
    [
        "committee",
        "recommendation",
        "concluding",
        "observation",
        "comment",
        "concern",
        "jurisprudence",
        "review",
        "expert",
        "pointed",
        "recommended",
        "urged",
        "noted",
        "member",
    ]
)
_LEADING = frozenset(
    [
        "recommendation",
        "observation",
        "comment",
        "concern",
        "recommended",
        "requested",
        "urged",
        "expressed",
        "noted",
        "highlighted",
        "raised",
        "suggested",
        "view",
        "conclusion",
        "suggestion",
        "committee",
        "dialogue",
        "report",
        "question",
        "finding",
        "request",
        "reply",
        "called",
        "identified",
        "encouraged",
        "advised",
        "presentation",
        "appearance",
        "session",
        "invited",
        "advice",
        "body",
        "judgment",
        "judgement",
        "ruling",
        "decision",
        "case",
    ]
)
_UNDER = frozenset(["under", "on", "implementation", "implementing"])
_PASSED = frozenset(
    [
        "the",
        "of",
        "by",
        "to",
        "from",
        "and",
        "or",
        "made",
        "issued",
        "put",
        "forward",
        "in",
        "un",
        "as",
        "both",
        "before",
        "with",
        "expressed",
        "including",
        "adopted",
        "also",
        "inter",
        "alia",
        "such",
        "like",
        "particularly",
        "particular",
    ]
)
_FAR = 6
_LIST = 40
"""Words beyond which a list of committees is not followed."""


def is_committee(words: list[Word], first: int, end: int) -> bool:
    """Tell whether the acronym from word `first` to before `end` means the committee."""
    for at in range(end, min(len(words), end + _FAR)):
        word = words[at]
        if word.folded in _FOLLOWING:
            return True
        if word.folded not in ("s", "and", "or", "the", "general") and not _acronym(word):
            break
    far = 0
    for at in range(first - 1, max(-1, first - _LIST), -1):
        word = words[at]
        if word.folded in _LEADING:
            return True
        if word.written == BREAK or word.folded in _UNDER:
            return False
        if _acronym(word):
            continue
        far += 1
        if word.folded not in _PASSED or far > _FAR:
            return False
    return False


def _acronym(word: Word) -> bool:
    return len(word.written) > 2 and word.written.isupper()
