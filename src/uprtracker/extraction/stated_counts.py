"""Reads counts that a document states: "out of 163 recommendations received, 142 had enjoyed the support".

Utopia had supported 55 recommendations and noted 19.
of which 224 are supported, 23 partially supported and 53 noted
Additional clarification had been provided on another two recommendations,
indicating which parts had been accepted                  counted as partial
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from uprtracker.core import Position
from uprtracker.core.answer import Counted
from uprtracker.extraction.answer_words import Said, said_in, sentences

_WORDS = tuple(
    "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen"  # noqa: SIM905
    " fifteen sixteen seventeen eighteen nineteen twenty".split()
)
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(_WORDS[1:])})"
_RECEIVED = re.compile(
    rf"(?:\bout\s+of|(?:^|[,;:]\s*)of)\s+(?:a\s+total\s+of\s+|the\s+|its\s+|all\s+)*(?P<of>{_COUNT})"
    r"\s+(?:\w+\s+)?recommendations?\b"
    r"|\b(?:received|receives|contains?|contained|includes?|was\s+made|were\s+made)\s+(?:a\s+total\s+of\s+)?"
    rf"(?P<got>{_COUNT})\s+recommendations?\b"
    rf"|\b(?P<made>{_COUNT})\s+recommendations?\s+(?:that\s+)?(?:(?:were|was|had\s+been|have\s+been|it\s+had|it)\s+)?"
    r"(?:received|made|addressed)\b"
    rf"|\b(?:reçu|recibió|recibido)\s+(?P<had>{_COUNT})\s+recom"
    rf"|\b(?:des|de\s+las|sur\s+les)\s+(?P<among>{_COUNT})\s+recom"
    rf"|\ball\s+(?:of\s+)?(?:the\s+)?(?P<all>\d{{2,3}})\s+recommendations?\b",
    re.I,
)
_PLAIN = re.compile(rf"(?<![\w./–-])(?P<count>{_COUNT})(?![\w/%–-]|\.\d|\s?(?:per\s?cent|percent|%))", re.I)
_NO_COUNT = re.compile(
    r"(?:recommendations?|nos?\.|paragraphs?|paras?\.|articles?|resolutions?|decision|session|out\s+of|rec\.?|on)\s*$",
    re.I,
)
_DATE = re.compile(
    r"\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_PARTS = r"(?:\b.{0,60}\bindicating)?.{0,60}?\bwhich\s+parts?\b[^,;.]*"
_CLARIFIED = re.compile(
    rf"(?:remaining|another|other)\s+(?:(?P<count>{_COUNT})\s+)?recommendations?{_PARTS}"
    rf"|\bclarifications?\b[^,;.\d]{{0,60}}?\b(?P<more>{_COUNT})\b(?:(?:\s+\w+)?\s+recommendations?\b)?(?:{_PARTS})?",
    re.I,
)
_EVERY = re.compile(r"\ball\s+(?:of\s+)?(?:(?:the|its|these|those)\s+)?(?:recommendations|them)\b", re.I)
_BETWEEN = re.compile(
    r"\s*:?\s*(?:of\s+|for\s+|all\s+(?:of\s+)?|the\s+|to\s+|its\s+|a\s+total\s+of\s+|another\s+|de\s+)*$",
    re.I,
)
_BEHIND = re.compile(
    r"[\s,]*(?:(?:of\s+(?:them|these|those|which|the)|recommendations?|that|which|had|have|has|were|are|was|been"
    r"|did|does|do|could|fully|now|be|\w+ed\s+by|or\s+[\d.]+\s*(?:per\s?cent|%)"
    r"|recomm?[ea]nda(?:tions|ciones)|ont|été|sont|han|sido|fueron|son|se)"
    r"[\s,]*)*$",
    re.I,
)
_SOME_ONLY = re.compile(
    r"\b(?:remaining|immediately|now|during|at\s+the\s+time|already|pending|deferred|outstanding|additional|further"
    r"|another|initially|previous|(?:first|second)\s+(?:cycle|review)|other|bringing|late[rst]+)\b",
    re.I,
)
_KIND: dict[Position | None, Counted] = {
    Position.SUPPORTED: "supported",
    Position.NOTED: "noted",
    Position.PARTIAL: "partial",
    Position.PENDING: "pending",
}


@dataclass(frozen=True, slots=True)
class Stated:
    """A count at `start` to `end` of a text. `total`: its sentence tells the whole, or all received."""

    what: Counted
    count: int
    start: int
    end: int
    total: bool = False


def stated_in(text: str, *, official: bool = False) -> Iterator[Stated]:
    """Yield the counts of recommendations that `text` states of the review as a whole.

    What a State says of some of them ("the remaining 12", "58 were immediately
    supported") is left out, unless `official`: the President's summary.
    """
    for begin, end in sentences(text):
        sentence = text[begin:end]
        if not official and not re.search(r"recomm?[ea]nd", sentence, re.I):
            continue
        found = list(_received(sentence))
        if official or not _SOME_ONLY.search(sentence):
            found += _answered(sentence, {item.start for item in found if item.what == "received"})
        found += _every(sentence, found)
        kinds = {item.what for item in found}
        total = "received" in kinds or {"supported", "noted"} <= kinds
        for item in found:
            yield Stated(item.what, item.count, begin + item.start, begin + item.end, total)


def _received(sentence: str) -> Iterator[Stated]:
    for match in _RECEIVED.finditer(sentence):
        name = match.lastgroup or "of"
        if name == "made" and any(_touches(said.end, match.start()) for said in said_in(sentence)):
            continue
        yield Stated("received", _number(match[name]), match.start(name), match.end(name))


def _every(sentence: str, found: Sequence[Stated]) -> Iterator[Stated]:
    """Yield the count of "out of the 88 received, all recommendations enjoyed the support"."""
    received = next((item for item in found if item.what == "received"), None)
    every = _EVERY.search(sentence)
    if received is None or every is None or any(item.what != "received" for item in found):
        return
    behind = next((item for item in said_in(sentence) if item.start >= every.end()), None)
    if behind and behind.position and _BEHIND.fullmatch(sentence[every.end() : behind.start]):
        yield Stated(_KIND[behind.position], received.count, every.start(), every.end())


def _touches(end: int, start: int) -> bool:
    return 0 <= start - end <= 2


def _answered(sentence: str, received: set[int]) -> Iterator[Stated]:
    """Yield the counts that stand before or behind words that answer."""
    said = [item for item in said_in(sentence) if item.position is not None]
    counts = [
        match
        for match in _PLAIN.finditer(sentence)
        if not _NO_COUNT.search(sentence, 0, match.start()) and not _DATE.match(sentence, match.end())
    ]
    clarified = _CLARIFIED.search(sentence)
    if clarified:
        some = clarified["count"] or clarified["more"] or "one"
        yield Stated("partial", _number(some), clarified.start(), clarified.end())
        said = [item for item in said if not clarified.start() <= item.start < clarified.end()]
    for count in counts:
        inside = clarified and clarified.start() <= count.start() < clarified.end()
        kind = None if inside else _kind(sentence, count, said, counts)
        if kind and (count.start() not in received or "all" in sentence[: count.start()][-12:]):
            yield Stated(kind, _number(count["count"]), count.start(), count.end())


def _kind(
    sentence: str, count: re.Match[str], said: Sequence[Said], counts: Sequence[re.Match[str]]
) -> Counted | None:
    """Return what a count counts: the words right before it, else the words behind it."""
    before = [item for item in said if item.end <= count.start()]
    if before and _BETWEEN.fullmatch(sentence[before[-1].end : count.start()]):
        return _KIND.get(before[-1].position)
    limit = next((other.start() for other in counts if other.start() > count.start()), len(sentence))
    behind = next((item for item in said if count.end() <= item.start < limit), None)
    if behind and _BEHIND.fullmatch(sentence[count.end() : behind.start]):
        return _KIND.get(behind.position)
    return None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _WORDS.index(text.lower())
