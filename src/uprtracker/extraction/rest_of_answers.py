"""What a sentence says of all recommendations, of all others, or of all of one list.

Malta accepts all recommendations except 5 and 6.        about the rest
The remaining recommendations are noted.                 about the rest
It supports all those in paragraph 121                   about the rest of list 121
Of all recommendations, most were about schools          about none
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from uprtracker.extraction.answer_words import Said, said_in
from uprtracker.extraction.clauses_of_answers import EXCEPT_WORD

OTHERS = re.compile(
    r"\b(?:all|any)\s+(?:of\s+)?(?:the\s+|its\s+)?(?:other|others|remaining|rest)\b(?:\s+(?:of\s+)?(?:the\s+)?(?:\d+\s+)?recommendations?)?"
    r"|\b(?:the|its)\s+(?:other|remaining|rest\s+of\s+the)\s+(?:\d+\s+)?recommendations?"
    r"|\ball\s+(?:of\s+)?(?:the\s+|these\s+|its\s+|those\s+)?(?:\d+\s+)?(?:\w+\s+)?recommendations?\b"
    r"|\btoutes\s+les\s+(?:autres\s+)?recommandations|\bles\s+autres\s+recommandations"
    r"|\b(?:l['’]ensemble|la\s+totalité)\s+des\s+(?:autres\s+)?recommandations|\bla\s+totalidad\s+de\s+las\s+recomendaciones"
    r"|\btodas\s+las\s+(?:demás\s+|otras\s+)?recomendaciones|\blas\s+demás\s+recomendaciones",
    re.I,
)
_ALL_OF_THEM = re.compile(
    r"\ball\s+of\s+(?:them|these|those)\b|\bthem\s+all\b|\btodas\s+ellas\b|\btoutes\b(?!\s+les)", re.I
)
_RECOMMENDATIONS = re.compile(r"recomm?[ea]nda", re.I)
_OF_LIST = re.compile(
    r"\s+(?:contained\s+|listed\s+|set\s+out\s+)?(?:in|of|under)\s+(?:the\s+)?(?:paragraph|para\.?)\s+(\d{2,3})(?!\d|\.\d)",
    re.I,
)
_SOME_ONLY = re.compile(
    r"\bof\s+which\b|\bmost\b|\bmany\b|\bmajority\b|\bduring\b|\bin\s+the\s+(?:first|previous)\b|\bdont\b",
    re.I,
)
_CLAUSE = re.compile(r";\s|,\s(?:while|whereas|but)\s")
_CLAUSE_OR_AND = re.compile(rf"{_CLAUSE.pattern}|,?\s(?:and|et|y)\s")


@dataclass(frozen=True, slots=True)
class Rest:
    """What is said of all others at `start` of a sentence; `of` "122.*": of those of one list."""

    said: Said
    start: int
    of: str


def rests_in(sentence: str) -> Iterator[Rest]:
    """Yield what `sentence` says of all other recommendations; nothing where it is about some of them."""
    many = len(OTHERS.findall(sentence)) > 1
    cuts = list((_CLAUSE_OR_AND if many else _CLAUSE).finditer(sentence))
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(sentence)]
    for start, end in zip(starts, ends, strict=True):
        clause = sentence[start:end]
        others = OTHERS.search(clause)
        if others is None and _RECOMMENDATIONS.search(sentence):
            others = _ALL_OF_THEM.search(clause)
        if others is None:
            continue
        words = next(text for text in EXCEPT_WORD.split(clause) if others[0] in text)
        said = [item for item in said_in(words) if item.position]
        if not _SOME_ONLY.search(words) and len({item.position for item in said}) == 1:
            of = _OF_LIST.match(sentence, start + others.end())
            yield Rest(said[0], start + others.start(), f"{of[1]}.*" if of else "")
