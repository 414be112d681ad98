"""What the paragraph above a list says of the position of the State under Review.

The first wording that fits decides, so the order is the grammar: a negation
before the plain form, an announcement of an answer before a note.
HRC resolution 5/1, para. 32: recommendations that enjoy the support of the
State are identified as such, all others are noted.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from uprtracker.core import Position
from uprtracker.extraction.answer_headings import section_position

_SUPPORT = r"(?:support|approval|agreement)"


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern with the position it gives; `examples` fit, `others` must not (own wording)."""

    position: Position | None
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    others: tuple[str, ...] = ()


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


WORDINGS = (
    Wording(
        Position.PARTIAL,
        _compiled(
            rf"\b(?:partial(?:ly)?|partly)\s+(?:{_SUPPORT}|supports?|supported|accept(?:s|ed|ance)?)\b"
            rf"|\b(?:supports?|supported|accepts?|accepted)\s+(?:in\s+part|partially|partly)\b"
        ),
        ("They enjoy the partial support of Utopia", "Utopia has partially accepted the list"),
        ("They enjoy the support of Utopia and are partially implemented",),
    ),
    Wording(
        Position.NOTED,
        _compiled(
            rf"\b(?:do|does|did|could|would|can)\s?not\s+(?:\w+\s+)?"
            rf"(?:enjoy|have|receive|meet|find|support|agree|accept)"
            rf"|\bnot\s+enjoy|\bcannot\s+(?:be\s+)?(?:accept|support)"
            rf"|\bcould not be accepted|\bunable to accept"
            rf"|\b(?:was|were|are|is|been|be)\s+not\s+(?:accepted|acceptable|supported)"
            rf"|\breject(?:s|ed)?\b|\bwithout (?:its |the ){_SUPPORT}"
            rf"|\bnot (?:relevant|applicable)\b|\birrelevant\b|\bnot comply with the basis\b"
        ),
        (
            "The list below did not enjoy the support of Utopia",
            "Utopia cannot accept these",
            "Utopia rejects these",
            "In the view of Utopia the list is not relevant",
        ),
        ("They enjoy the support of Utopia",),
    ),
    Wording(
        Position.SUPPORTED,
        _compiled(
            rf"\benjoy(?:s|ed|ing)?\s+(?:the\s+|its\s+|their\s+)?(?:full\s+)?{_SUPPORT}\b"
            rf"|\benjoys?\s+of\b|\b(?:are|were|is|was|been)\s+(?:fully\s+)?(?:accepted|supported)\b"
            rf"|\b(?:accepts?|accepted|supports|agrees?|agreed)\s+(?:to\s+|with\s+|on\s+)?(?:the|these|all|follow)\b"
        ),
        ("They have been examined and enjoy its support", "The list was accepted by Utopia"),
        ("They will be examined by Utopia",),
    ),
    Wording(
        Position.PENDING,
        _compiled(
            r"\b(?:will|would)\s+(?:be\s+)?(?:\w+\s+)?"
            r"(?:examined?|studied|study|considered|consider|reviewed?|respond|reply|answer)\b"
            r"|\bwill\s+(?:\w+\s+)?(?:provide|submit|give|present|convey)\b"
            r"|\bresponses?\b[^.]{0,120}\bwill be\b"
            r"|\bin due (?:time|course)\b|\bfurther (?:examin|consider|stud)|\bpending\b"
        ),
        ("The list will be examined by Utopia", "Utopia notes these and will give responses in due time"),
        ("They enjoy the support of Utopia",),
    ),
    Wording(
        Position.NOTED,
        _compiled(
            r"\b(?:are|were|is|was|been|be)\s+(?:duly\s+)?noted\b|\b(?:takes?|took)\s+note\b|\bnoted?s?\s+the\s+(?:following|recommendations)\b"
        ),
        ("Utopia takes note of the list below", "The list has been noted by Utopia"),
        ("The list noted in paragraph 3 enjoys support",),
    ),
    Wording(
        Position.SUPPORTED,
        _compiled(r"\balready\s+(?:\w+\s+){0,3}implemented\b|\bin the process of (?:being )?implement"),
        ("Utopia considers that these are already implemented",),
        ("Utopia considers the list",),
    ),
)


class Says(StrEnum):
    """What a paragraph of the conclusions is there for."""

    POSITION = "position"
    CLOSING = "closing"
    COMMENT = "comment"
    CITATION = "citation"
    MADE = "made"


# Asked from top to bottom, before the position: a closing paragraph mentions support as well.
_CLOSING = _compiled(
    r"\bconclusions? and ?/? ?(?:or )?recommendations? (?:contained|set out)\b|not be construed"
)
_COMMENT = _compiled(
    r"\bcomments?\b|\breasons?\b|\bremarks?\b|\bobservations?\b|\bstate[sd] that\b"
    r"|^(?:with regard to|regarding|concerning) "
)
_CITATION = _compiled(
    r"\brecommendations?\b.{0,60}?\b(?:paragraphs?|nos?\b\.?|\d)"
    r"|\bconsiders? that (?:the first part of )?recommendations?\b"
)
_MADE = _compiled(
    r"\brecommendations?\b.{0,80}\b(?:made|clustered|examined|as follows)\b|\bconclusions were made\b"
    r"|\bit was recommended that\b|\bmade the following\b"
)


def says(words: str) -> Says | None:
    """Return what a paragraph of the conclusions is there for; None for words that are not understood."""
    if _CLOSING.search(words):
        return Says.CLOSING
    if position_of(words):
        return Says.POSITION
    for kind, pattern in ((Says.COMMENT, _COMMENT), (Says.MADE, _MADE), (Says.CITATION, _CITATION)):
        if pattern.search(words):
            return kind
    return None


def offers_comments(words: str) -> bool:
    """Whether `words` announce comments, so that items without States are no recommendations."""
    return _COMMENT.search(words) is not None


_CLAUSE = re.compile(r"[,;.:]\s")


def position_of_list(words: str) -> Position | None:
    """Return what the paragraph above a list says; where no usual wording fits, as an addendum is read."""
    if says(words) not in (None, Says.MADE):
        return position_of(words)
    said = section_position(words)
    return said.position if said else None


def is_mixed(words: str) -> bool:
    """Whether `words` give some recommendations one position and some another, without saying which."""
    found = {position_of(clause) for clause in _CLAUSE.split(words)}
    return {Position.SUPPORTED, Position.NOTED} <= found


def position_of(words: str) -> Position | None:
    """Return the position `words` give to the recommendations they speak of; None when they say nothing."""
    for wording in WORDINGS:
        if wording.pattern.search(words):
            return wording.position
    return None
