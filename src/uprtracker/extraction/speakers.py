"""Says who speaks in a paragraph of the dialogue.

    Utopia welcomed the progress made.                             Utopia
    Noting delays, the Republic of Utopia asked about prisons.     Utopia
    Freedonia, Ruritania and Utopia commended the delegation.      three States
    In response to Freedonia, the Minister recalled the law.       the delegation
    Ruritania was committed to reform.    (Ruritania is reviewed)  the delegation
    During the dialogue, 87 delegations made statements.           the frame

A name that is not the subject says nothing: "Utopia’s question was answered",
"Ruritania was thanked by Utopia".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from uprtracker.extraction.sentences import SENTENCE_END
from uprtracker.reference import Reference

Role = Literal["delegation", "states", "chair", ""]

_CAPITAL = r"(?:d[’'ʼ´`]\s?)?[A-ZÀ-Þ][\w’'ʼ´`.-]*"
_JOINT = r"(?:of|and|the|for|de|et|former|as\s+well\s+as)"
_IN_BRACKETS = r"\((?:[A-Z][^()]{2,40})\)"
_NAME = rf"(?:{_CAPITAL}|{_IN_BRACKETS})(?:,?\s+(?:{_JOINT}\s+){{0,3}}(?:{_CAPITAL}|{_IN_BRACKETS}))*"
_BEHALF = (
    r"(?:,?\s+(?:speaking\s+|also\s+)?"
    r"(?:on\s+behalf\s+of|in\s+(?:its|his|her)\s+capacity\s+as)\b[^.;]{3,120}?,)?"
)
_OPENER = r"(?:(?:While|According\s+to|As|Although|However,?|Finally,?|Similarly,?)\s+)?"
_SENT_BY = (
    r"(?:[Tt]he\s+(?:(?:head|leader|members?)\s+of\s+the\s+)?"
    r"(?:delegations?|delegates?|representatives?|observers?|[Aa]mbassador)\s+(?:of|from|for)\s+)?"
)
_SUBJECT = re.compile(
    rf"{_OPENER}{_SENT_BY}(?:[Tt]he\s+)?(?P<names>(?:former\s+)?{_NAME})(?P<own>[’'ʼ]s?\b(?!\w))?{_BEHALF},?\s+"
    r"(?:\(?[a-z]\)\s+)?(?P<next>[\w’-]+)"
)
_SUBORDINATE = re.compile(r"(?:While|As|Although|Despite|Given|[A-Z]\w+ing)\s")
_TWICE = re.compile(r"\b(\S.{5,60}?)\s+\1\b")
_VERB = re.compile(
    r"(?!(?:based|related|entitled|aimed|followed|concerned|united|regarding)\b)"
    r"(?:\w+ed|was|were|had|has|made|took|drew|gave|put|sought|paid|felt|held|said|spoke|saw|found|understood|"
    r"would|also|further|then|strongly|warmly|again|finally|highly|fully|is|believes?|notes?|recommends?|asks?|"
    r"welcomes?|commends?|encourages?|thanks|appreciates?)\b",
    re.I,
)
_PASSIVE = re.compile(
    r"\s*(?:was|were|is|had been|has been)\s+(?:\w+ly\s+)?"
    r"(?:commended|congratulated|praised|thanked|asked|urged|encouraged|requested|invited|called)\b"
)
_FRAME = re.compile(
    r"\b(?:delegations?|statements?)\s+(?:\w+\s+)?"
    r"(?:made\s+(?:\w+\s+)?(?:statements?|recommendations)|were\s+(?:made|delivered))"
    r"|^(?:The\s+)?(?:Vice-)?(?:President|Chair\w*)\s+(?:of\s+the\s+(?:Human\s+Rights\s+)?(?:Council|Working\s+Group)"
    r"|noted|said|stated|recalled|reminded|gave|invited)"
    r"|^(?:A\s+(?:large\s+|great\s+)?number\s+of|Several|Many|Some|Numerous|Most|All|Other|Various)\s+"
    r"(?:other\s+)?(?:of\s+the\s+)?(?:delegations|States|countries|speakers|members)\b"
    r"|^(?:Additional\s+)?(?:[Ss]tatements?|[Rr]ecommendations?)\b"
)
_DURING = re.compile(
    r"(?:During|In\s+the\s+course\s+of)\s+the\s+(?:ensuing\s+)?(?:inter-?active\s+)?dialogue\b"
)
_NOUN_FIRST = re.compile(r"(?:The|A|An|Another|This|These|Those|Some|It|There|Its)\s")
_ANSWERING = re.compile(
    r"(?:In\s+(?:(?:his|her|its)\s+)?(?:response|reply|replies|replying|responding|answer|answering)"
    r"|Responding|Replying|Answering|In\s+(?:(?:his|her|its)\s+)?(?:conclusion|concluding|closing)|(?:To|As\s+to)\s+(?:the\s+)?questions?)\b"
)
_DELEGATION = re.compile(
    r"(?:(?:the|its|a|another|one)\s+)?(?:(?!(?:to|for|on|by|with|from|that|of|in|at|and|Special)\s)[\w’'-]+\s+){0,5}?"
    r"(?:delegation|delegate|(?:Prime\s+|Vice-|Deputy\s+)?Minister|Ambassador|Secretary(?:-General|\s+of\s+State)?|"
    r"Attorney|Director|Permanent\s+Representative|Commissioner|representatives?|Government|President|Prosecutor|"
    r"Mrs?\.|Ms\.?|Mr|Dr\.|H\.\s?E\.|Excellency|authorities|State\s+under\s+[Rr]eview|State\s+party|country|head|"
    r"Advis[eo]r|Chair(?:man|person|woman)?|Solicitor|Counsel|Judge|spokes\w+)\b",
    re.I,
)
_SPEAKING = re.compile(
    rf"(?:[Tt]he\s+)?(?P<names>{_NAME})(?P<own>[’'ʼ]s?\b(?!\w))?\s+(?:also\s+|further\s+)?"
    r"(?P<next>recommended|asked|inquired|enquired|remained|welcomed|noted|commended|expressed|encouraged|"
    r"called|urged|said|stated|thanked|appreciated|acknowledged)\b"
)
_CLAUSE = re.compile(r"[,;]\s+(?:and\s+)?|\)\s+")
_PRONOUN = re.compile(r"(?:It|They|He|She)\b")
_FARTHEST = 700
_LONGEST_NAME = 9


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the delegation under review, other States by ISO3 code, the chair, or nobody said."""

    role: Role
    states: tuple[str, ...] = ()


NOBODY = Speaker("")
DELEGATION = Speaker("delegation")
CHAIR = Speaker("chair")


class Speakers:
    """Reads speakers for a report on the State `reviewed` (ISO3, None when it is not known)."""

    def __init__(self, reviewed: str | None, reference: Reference) -> None:
        self._reviewed = reviewed
        self._states = reference.states

    def of(self, text: str, before: Speaker = NOBODY) -> Speaker:
        """Return who speaks in the paragraph `text` (one line); `before` spoke in the paragraph above."""
        if _FRAME.search(text[:_FARTHEST].partition(". ")[0]):
            return CHAIR
        if _ANSWERING.match(text):
            return DELEGATION
        first = SENTENCE_END.split(text[: 2 * _FARTHEST], maxsplit=1)[0][:_FARTHEST]
        named = self._subject(first)
        if _DURING.match(text) and not (named and named.states):
            return CHAIR
        if named:
            return self._with_others(named, text)
        if before.role == "states" and not _PRONOUN.match(text):
            return NOBODY
        return before if before.role in ("states", "delegation") else NOBODY

    def _subject(self, sentence: str) -> Speaker | None:
        """Return the first States that are the subject of a clause of `sentence`."""
        subordinate = _SUBORDINATE.match(sentence) is not None
        clauses = () if _NOUN_FIRST.match(sentence) else _CLAUSE.finditer(sentence)
        for at in (0, *(match.end() for match in clauses)):
            delegation = None if subordinate and at == 0 else _DELEGATION.match(sentence, at)
            found = _SUBJECT.match(sentence, at)
            codes = self._codes(found) if found else ()
            if found and codes:
                if codes[0] == self._reviewed:
                    if not (subordinate and at == 0) and not _PASSIVE.match(
                        sentence, found.start("next") - 1
                    ):
                        return DELEGATION
                elif at == 0 or _VERB.match(found["next"]):
                    return self._others(codes)
            elif delegation:
                return DELEGATION
        return self._before_a_verb(sentence)

    def _before_a_verb(self, sentence: str) -> Speaker | None:
        """Return the State whose name stands right before "asked" or "recommended", commas forgotten."""
        for found in _SPEAKING.finditer(sentence):
            words = found["names"].split()
            codes = self._codes(found)
            for first in range(max(len(words) - _LONGEST_NAME, 1), len(words)):
                if codes or found["own"]:
                    break
                state = self._states.resolve_exact(" ".join(words[first:]))
                codes = (state.iso3,) if state else ()
            if codes:
                return DELEGATION if codes[0] == self._reviewed else self._others(codes)
        return None

    def _others(self, codes: tuple[str, ...]) -> Speaker:
        return Speaker("states", tuple(code for code in codes if code != self._reviewed))

    def _codes(self, found: re.Match[str]) -> tuple[str, ...]:
        """Return the States that the subject names, none when it names anything else or only owns."""
        if found["own"]:
            return ()
        names = _TWICE.sub(r"\1", found["names"].rstrip(".,"))
        one = self._states.resolve(names)
        if one:
            return (one.iso3,)
        read = self._states.resolve_list(names)
        if read.unknown or not read.states:
            return ()
        return tuple(state.iso3 for state in read.states)

    def _with_others(self, speaker: Speaker, text: str) -> Speaker:
        """Add the States that open later sentences of a paragraph in which States speak."""
        if speaker.role != "states":
            return speaker
        codes = dict.fromkeys(speaker.states)
        for code in self._later(text):
            codes[code] = None
        return Speaker("states", tuple(codes))

    def _later(self, text: str) -> Iterator[str]:
        for sentence in SENTENCE_END.split(text)[1:]:
            found = _SUBJECT.match(sentence)
            if found and _VERB.match(found["next"]):
                yield from (code for code in self._codes(found) if code != self._reviewed)
