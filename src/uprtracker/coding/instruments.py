"""Coder `instrument`: treaties and other texts that a recommendation names, and what it asks about them.

    "Ratify CAT and its Optional Protocol" -> cat and opcat, both with the note `ratify`

Labels are slugs of `reference.instruments`; the rules stand in docs/coding.md.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from uprtracker.coding.asked import ACCEPT, CONSIDER, CUE, IMPLEMENT, NOTES, RATIFY, WITHDRAW, with_notes
from uprtracker.coding.committees import COMMITTEE, is_committee
from uprtracker.coding.lexicon import Hit, Lexicon, Word, lexicon
from uprtracker.coding.mention import Mention, judgements
from uprtracker.coding.numbered import convention_alone, ilo_conventions, numbers_after
from uprtracker.coding.protocols import GENERAL, MARK, SUBJECT, ProtocolReader
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference

SCHEME = "instrument"
VERSION = "phrases-1"
SURE = 0.9
_CERTAIN, _GROUP, _DOUBTFUL = 0.98, 0.93, 0.7
_COMPLAINTS, _PROCEDURE = SUBJECT + "op-crc-ic", "procedure:"
_COMPLAINTS_KIND = "individual-complaints"
_PROCEDURES = (_COMPLAINTS_KIND, "state-complaints", "inquiry")
_RATIFIED = ("convention", "protocol", "ilo-convention", "group", *_PROCEDURES)
_GENERALLY, _WEAKLY = GENERAL
_HAGUE = "hague-conventions"
_NAMELY = 10
_BEHIND = 3


def code(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Return for each text the instruments that it names."""
    coder = _Coder(reference)
    return [coder.code(text) for text in texts]


class _Coder:
    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._instruments = reference.instruments
        self._lexicon: Lexicon = lexicon(reference.instrument_phrases, reference.phrase_spellings)
        self._by_kind: dict[tuple[str, str], tuple[str, ...]] = {
            (each.parent, each.kind): (slug,)
            for slug, each in reference.instruments.items()
            if each.kind in _PROCEDURES
        }
        self._shared = frozenset(
            row.pattern for row in reference.mechanism_phrases.rows if row.value.startswith(COMMITTEE)
        )

    def code(self, text: str) -> Coded:
        words = self._lexicon.words(text)
        hits = self._lexicon.hits(words)
        cues = [hit for hit in hits if hit.value.startswith(CUE)]
        named = [hit for hit in hits if not hit.value.startswith(CUE)]
        if not named:
            return Coded(SCHEME, VERSION, (), _CERTAIN, sure=True)
        mentions, certain = self._mentions(text, words, named)
        if mentions:
            accepted = (hit for hit in named if hit.value == _COMPLAINTS or hit.value.startswith(_PROCEDURE))
            cues += [Hit(CUE + ACCEPT, *hit[1:]) for hit in accepted]
            inside = {at for each in mentions for at in range(each.first, each.end)}
            cues = [cue for cue in cues if cue.first not in inside]
            mentions = [self._weighed(each) for each in with_notes(words, cues, mentions)]
        found = judgements(words, mentions, NOTES)
        confidence = min([judgement.confidence for judgement in found], default=_CERTAIN)
        confidence = confidence if certain else _DOUBTFUL
        return Coded(SCHEME, VERSION, found, confidence, confidence >= SURE)

    def _mentions(self, text: str, words: list[Word], hits: list[Hit]) -> tuple[list[Mention], bool]:
        """Return what the hits name, and whether no treaty is left that was not recognised."""
        protocols = ProtocolReader(text, words, hits, self._reference.optional_protocols)
        found: list[Mention] = []
        procedures: list[Hit] = []
        certain = True
        at = 0
        while at < len(hits):
            hit = hits[at]
            at += 1
            if hit.value.startswith(MARK):
                read = protocols.read(at - 1, found)
                found.extend([read.mention] if read.mention else [])
                at += read.used
            elif hit.value in ("article", _COMPLAINTS) or hit.value.startswith(_PROCEDURE):
                procedures.append(hit)
            elif hit.value in ("ilo", "number"):
                numbered = self._numbered(words, hit)
                found.extend(numbered)
                unknown = hit.value == "number" and words[hit.first].written.istitle()
                certain = certain and bool(numbered or found or not unknown)
            elif hit.value.startswith(SUBJECT) and found:
                found.extend(protocols.listed(hit, found[-1]))
            elif not self._names_nothing(text, words, hit):
                found.append(Mention(tuple(hit.value.split()), hit.first, hit.end))
                if hit.value == "ilo-fundamental":  # "…, namely Nos. 87 and 98"
                    slugs, end = ilo_conventions(words, hit, self._instruments)
                    found.extend([Mention(slugs, hit.end, end)] if slugs else [])
        found = _told_apart(found)
        return [*found, *self._procedures(words, found, procedures)], certain

    def _names_nothing(self, text: str, words: list[Word], hit: Hit) -> bool:
        if hit.value == "none" or hit.value.startswith(SUBJECT):
            return True
        if hit.value in GENERAL:
            # One instrument, or several that are named then: "the following treaties", "…, namely".
            several = any(word.written[-1:] in "sS" for word in words[hit.first : hit.end])
            before = {word.folded for word in words[max(0, hit.first - 1) : hit.first]}
            behind = {word.folded for word in words[hit.end : hit.end + _NAMELY]}
            named = text.startswith(":", words[hit.end - 1].end) or "namely" in behind
            return not several or named or bool(before & {"following", "these"})
        return (
            words[hit.first].written in self._shared
            and hit.end == hit.first + 1
            and is_committee(words, hit.first, hit.end, self._reference.committee_words)
        )

    def _numbered(self, words: list[Word], hit: Hit) -> list[Mention]:
        """Return the ILO conventions that numbers after the hit name, or the ILO's conventions in general."""
        if hit.value == "number":
            slugs, end = convention_alone(words, hit, self._instruments)
            return [Mention(slugs, hit.first, end)] if slugs else []
        slugs, end = ilo_conventions(words, hit, self._instruments)
        if slugs:
            return [Mention(slugs, hit.first, end)]
        said = {word.folded for word in words[hit.first : hit.end]}
        return [Mention(("ilo-conventions",), hit.first, hit.end)] if "convention" in said else []

    def _procedures(self, words: list[Word], found: list[Mention], hits: list[Hit]) -> list[Mention]:
        """Return procedures by article or kind: of the treaty next after, else of the last before."""
        procedures = []
        firsts = [each.first for each in found]
        for hit in hits:
            numbers, end = numbers_after(words, hit.end) if hit.value == "article" else ([], hit.end)
            after = bisect_left(firsts, hit.end)
            named = [
                self._instruments[slug]
                for each in (*found[after : after + 1], *found[max(0, after - 1) : after])
                for slug in each.slugs
            ]
            for treaty in (each.parent if each.kind in _PROCEDURES else each.slug for each in named):
                if slugs := self._of_treaty(treaty, hit, numbers):
                    procedures.append(Mention(slugs, hit.first, end))
                    break
        return procedures

    def _of_treaty(self, treaty: str, hit: Hit, numbers: list[int]) -> tuple[str, ...]:
        if hit.value == "article":
            slugs = (f"{treaty}-art{number}" for number in numbers)
            return tuple(slug for slug in slugs if slug in self._instruments)
        kind = _COMPLAINTS_KIND if hit.value == _COMPLAINTS else hit.value.removeprefix(_PROCEDURE)
        return self._by_kind.get((treaty, kind), ())

    def _weighed(self, mention: Mention) -> Mention:
        """Return the mention weighed, with a note that fits: principles are implemented, not ratified."""
        kinds = {self._instruments[slug].kind for slug in mention.slugs}
        note = mention.note
        if note in (RATIFY, CONSIDER) and not kinds & set(_RATIFIED):
            note = IMPLEMENT
        if kinds & set(_PROCEDURES) and note != WITHDRAW:
            note = ACCEPT
        return replace(mention, note=note, confidence=_GROUP if "group" in kinds else _CERTAIN)


def _told_apart(found: list[Mention]) -> list[Mention]:
    """Return the mentions without groups that the text tells apart.

    "The ratified treaties" are a group only where no instrument is named, "the Hague Convention" only
    where none of them is, "the Protocols to the CRC (OP-CRC-AC, OP-CRC-SC)" not at all.
    """
    slugs = {slug for each in found for slug in each.slugs}
    kept = []
    for each, after in pairwise([*found, None]):
        slug = each.slugs[0] if each else ""
        if each is None or _said_after(each, after):
            continue
        if slug == _WEAKLY:
            if slugs == {_WEAKLY}:
                kept.append(replace(each, slugs=(_GENERALLY,)))
        elif slug != _HAGUE or not any(other.startswith("hague-") for other in slugs - {_HAGUE}):
            kept.append(each)
    return kept


def _said_after(mention: Mention, after: Mention | None) -> bool:
    group = mention.slugs[0]
    return (
        group == "op-crc"
        and after is not None
        and after.first - mention.end <= _BEHIND
        and all(slug != group and slug.startswith(group) for slug in after.slugs)
    )
