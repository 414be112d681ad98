"""Which words of a sentence answer which numbers.

Utopia accepts recommendations 5, 6 and 8; it takes note of 7.
Recommendations 1 and 2 are accepted, while 3 and 4 are noted.
All are accepted except 5, which Utopia notes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from uprtracker.core import Position
from uprtracker.extraction.answer_words import Said, said_in
from uprtracker.extraction.ranges import Named, named

_PARTING = re.compile(
    r";\s|,?\s(?:while|whereas|but|however|although|tandis que|alors que|mais|mientras que|pero)\s"
    r"|,\s(?:and\s|et\s|y\s)?(?=(?:the\s+)?recomm?[ea]nda)|\.\s+(?=[A-ZÀ-Þ])",
    re.I,
)
_AFTER_VERB = re.compile(
    r"(?:\s+(?:of|de))?(?:\s+(?:the\s+)?(?:following|below))?(?:\s+recommendations)?\s*[:–-]?\s*(?=\d)", re.I
)
_TOPIC = re.compile(
    r"\b(?:regard(?:s|ing)?(?:\s+to)?|concerning|respect(?:ing)?(?:\s+(?:of|to))?"
    r"|relation\s+to|concernant|respecto\s+(?:a|de)|on|as\s+to)"
    r"\s+(?:the\s+|les?\s+|la\s+|las\s+)?$",
    re.I,
)
_ABOUT = re.compile(
    r"[^.;]{0,40}?(?:recomm|recomend|\bit\b|\bthem\b|\bthese\b|\bthis\b)|\s*(?:[.;,)]|$)", re.I
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be|sont|est|son|es)\s+(?:\w+\s+)?$", re.I)
_LONGEST_SENTENCE = 3000
_SUBJECT = re.compile(
    r"(?:^|[;,.]\s|\b(?:while|whereas|and|but)\s)(?=\d{1,3}(?:[\s,–-]|and\b|to\b|\d)*?\s*"
    r"(?:is|are|was|were|has|have|do|does|did|cannot|enjoys?|noted|accepted|supported|rejected)\b)",
    re.I,
)
EXCEPT_WORD = re.compile(
    r"\b(?:except(?:ing|ed)?|exceptions?|excluding|apart\s+from|other\s+than|save\s+for|sauf|excepto|salvo)\b",
    re.I,
)
_SEE_ALSO = re.compile(
    r"\b(?:see(?:\s+also)?|same\s+as|refers?\s+to|comments?\s+(?:on|under)|voir(?:\s+aussi)?|véase"
    r"|(?:stated|explained|given|mentioned|noted|said)\s+(?:above\s+)?(?:in|under))\s+(?:the\s+)?(?:reply\s+to\s+)?$",
    re.I,
)
_EXCEPT = re.compile(rf"{EXCEPT_WORD.pattern}[^.;]{{0,60}}$", re.I)


@dataclass(frozen=True, slots=True)
class Answered:
    """A group of numbers with the words that answer it; None where the sentence says nothing of them."""

    group: Named
    said: Said | None


def answered(sentence: str, heads: frozenset[str]) -> list[Answered]:
    """Return the groups of numbers in `sentence`, each with the words that answer it."""
    said = list(said_in(sentence))
    groups = _groups(sentence, heads, said)
    found: list[Answered] = []
    for begin, end in _clauses(sentence, groups, said):
        inside = [group for group in groups if begin <= group.start < end]
        words = [item for item in said if begin <= item.start < end]
        found += _joined(sentence, inside, words)
    return _without_excepted(sentence, found)


def _without_excepted(sentence: str, found: list[Answered]) -> list[Answered]:
    """Take the numbers behind "except" out of the groups that hold them: "5 to 9 except 7"."""
    excepted = [item for item in found if _EXCEPT.search(sentence[: item.group.start])]
    out = {number for item in excepted for number in item.group.numbers}
    if not out:
        return found
    return [
        item
        if item in excepted
        else replace(
            item, group=replace(item.group, numbers=tuple(n for n in item.group.numbers if n not in out))
        )
        for item in found
    ]


def _groups(sentence: str, heads: frozenset[str], said: Sequence[Said]) -> list[Named]:
    """Return the numbers, plain ones too where they are the object or the subject of an answer."""
    groups = named(sentence, heads)
    if heads:
        return groups
    starts = [match.end() for item in said if (match := _AFTER_VERB.match(sentence, item.end))]
    if said and len(sentence) < _LONGEST_SENTENCE:
        starts += [match.end() for match in _SUBJECT.finditer(sentence)]
    for start in sorted(set(starts)):
        if any(group.start <= start < group.end for group in groups):
            continue
        more = named(sentence[start:], heads, bare=True)[:1]
        if more and more[0].start == 0 and not _counts(sentence, start + more[0].end):
            groups.append(Named(more[0].numbers, start, start + more[0].end, more[0].odd))
    return sorted(groups, key=lambda group: group.start)


def _counts(sentence: str, at: int) -> bool:
    return (
        re.match(
            r"\s*(?:\w+\s+)?(?:recomm|recomend|of\b|out\b|others?\b|per\b|%|States\b|years\b)", sentence[at:]
        )
        is not None
    )


def _clauses(sentence: str, groups: Sequence[Named], said: Sequence[Said]) -> list[tuple[int, int]]:
    """Cut the sentence where both sides have numbers and words that answer."""
    cuts = [0]
    for part in _PARTING.finditer(sentence):
        if any(group.start <= part.start() < group.end for group in groups):
            continue
        before = range(cuts[-1], part.end())
        sides = [
            any(item.start in before for item in items) and any(item.start >= part.end() for item in items)
            for items in (groups, said)
        ]
        if all(sides):
            cuts.append(part.end())
    return list(zip(cuts, [*cuts[1:], len(sentence)], strict=True))


def _joined(sentence: str, groups: Sequence[Named], said: Sequence[Said]) -> list[Answered]:
    """Join the numbers and the words of one clause."""
    found = []
    verb_first = bool(said and groups and said[0].start < groups[0].start)
    for at, group in enumerate(groups):
        before = [item for item in said if item.end <= group.start]
        limit = groups[at + 1].start if at + 1 < len(groups) else len(sentence)
        after = [item for item in said if group.end <= item.start < limit]
        if _SEE_ALSO.search(sentence[: group.start]):
            found.append(Answered(group, None))
        elif excepted := _EXCEPT.search(sentence[: group.start]):
            found.append(Answered(group, _clear(after) or _unsupported(excepted, before)))
        elif verb_first:
            found.append(Answered(group, _clear(before[::-1])))
        else:
            later = [item for item in said if item.start >= group.end]
            found.append(Answered(group, _clear(after or later or before[::-1])))
    return found


def _unsupported(excepted: re.Match[str], before: Sequence[Said]) -> Said | None:
    """Return that what is excepted from the accepted ones is noted (HRC resolution 5/1, para. 32)."""
    if any(item.position is Position.SUPPORTED for item in before):
        return Said(Position.NOTED, excepted.start(), excepted.end())
    return None


def _clear(said: Sequence[Said]) -> Said | None:
    """Return the first words that give a position, else the first."""
    return next((item for item in said if item.position is not None), said[0] if said else None)


def is_topic(sentence: str, item: Answered) -> bool:
    """Whether the numbers are what the sentence speaks about, with no answer to them in it.

    "With regard to recommendation 5, Utopia supports new schools": the answer may come in the next sentence.
    """
    if not _TOPIC.search(sentence[: item.group.start]):
        return False
    if item.said is None:
        return True
    behind = sentence[item.said.end :]
    return (
        item.said.start > item.group.end
        and not _ABOUT.match(behind)
        and not _PASSIVE.search(sentence[: item.said.start])
    )
