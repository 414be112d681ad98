"""Coder `instrument`: treaties and other texts that a recommendation names, and what it asks about them.

    "Ratify CAT and its Optional Protocol" -> cat and opcat, both with the note `ratify`

Labels are slugs of `reference.instruments`; the rules stand in docs/coding.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from uprtracker.coding.asked import ACCEPT, CONSIDER, CUE, IMPLEMENT, NOTES, RATIFY, with_notes
from uprtracker.coding.committees import is_committee
from uprtracker.coding.lexicon import Hit, Lexicon, Word, lexicon
from uprtracker.coding.mention import Mention, judgements
from uprtracker.coding.numbered import convention_alone, ilo_conventions, numbers_after
from uprtracker.coding.protocols import MARK, SUBJECT, ProtocolReader
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference
from uprtracker.reference.instrument import Instrument

SCHEME = "instrument"
VERSION = "phrases-1"
_SURE = 0.9
_COMPLAINTS = SUBJECT + "op-crc-ic"
_NOTHING = ("none", "number")
_RATIFIED = ("convention", "protocol", "procedure", "ilo-convention", "group")


def code(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Return for each text the instruments that it names."""
    words = lexicon(reference.instrument_phrases, reference.phrase_spellings)
    acronyms = frozenset(treaty.body for treaty in reference.treaties.values())
    return [_code(text, words, reference, acronyms) for text in texts]


def _code(text: str, lexis: Lexicon, reference: Reference, acronyms: frozenset[str]) -> Coded:
    words = lexis.words(text)
    hits = lexis.hits(words)
    cues = [hit for hit in hits if hit.value.startswith(CUE)]
    named = [hit for hit in hits if not hit.value.startswith(CUE)]
    mentions, doubt = _mentions(text, words, named, reference, acronyms) if named else ([], False)
    cues += [Hit(CUE + ACCEPT, *hit[1:]) for hit in named if hit.value == _COMPLAINTS]
    inside = {at for each in mentions for at in range(each.first, each.end)}
    cues = [cue for cue in cues if cue.first not in inside]
    mentions = (
        [_fitting(each, reference.instruments) for each in with_notes(words, cues, mentions)]
        if mentions
        else []
    )
    confidence = 0.7 if doubt else 0.97
    found = judgements(words, mentions, NOTES)
    return Coded(SCHEME, VERSION, found, confidence, confidence >= _SURE)


def _mentions(
    text: str, words: list[Word], hits: list[Hit], reference: Reference, acronyms: frozenset[str]
) -> tuple[list[Mention], bool]:
    """Return what the hits name, and whether a treaty seems to be named that is not known."""
    instruments = reference.instruments
    protocols = ProtocolReader(text, words, hits, reference.optional_protocols)
    found: list[Mention] = []
    articles: list[tuple[Hit, list[int]]] = []
    at = 0
    while at < len(hits):
        hit = hits[at]
        at += 1
        if hit.value.startswith(MARK):
            read = protocols.read(at - 1, found)
            found.extend([read.mention] if read.mention else [])
            at += read.used
        elif hit.value == "article":
            articles.append((hit, numbers_after(words, hit.end)[0]))
        elif hit.value in ("ilo", "number"):
            found.extend(_numbered(words, hit, instruments))
        elif (
            hit.value in _NOTHING
            or hit.value.startswith(SUBJECT)
            or (
                words[hit.first].written in acronyms
                and hit.end == hit.first + 1
                and is_committee(words, hit.first, hit.end, acronyms)
            )
            or hit.value == "human-rights-treaties"
            and not _plural(words[hit.end - 1])
        ):
            continue
        else:
            found.append(Mention(tuple(hit.value.split()), hit.first, hit.end))
    return _with_articles(found, articles, instruments), False


def _numbered(words: list[Word], hit: Hit, instruments: Mapping[str, Instrument]) -> list[Mention]:
    """Return the ILO conventions that numbers after the hit name, or the ILO's conventions in general."""
    if hit.value == "number":
        slugs, end = convention_alone(words, hit, instruments)
        return [Mention(slugs, hit.first, end)] if slugs else []
    slugs, end = ilo_conventions(words, hit, instruments)
    if slugs:
        return [Mention(slugs, hit.first, end)]
    said = {word.folded for word in words[hit.first : hit.end]}
    return [Mention(("ilo-conventions",), hit.first, hit.end)] if "convention" in said else []


def _with_articles(
    found: list[Mention], articles: list[tuple[Hit, list[int]]], instruments: Mapping[str, Instrument]
) -> list[Mention]:
    """Add the procedures of articles named: of the treaty next after the article, else the last before it."""
    procedures = []
    for hit, numbers in articles:
        after = [each for each in found if each.first >= hit.end][:1]
        before = [each for each in found if each.end <= hit.first][-1:]
        for treaty in (slug for each in (*after, *before) for slug in each.slugs):
            slugs = tuple(slug for number in numbers if (slug := f"{treaty}-art{number}") in instruments)
            if slugs:
                procedures.append(Mention(slugs, hit.first, hit.end + 1))
                break
    return sorted((*found, *procedures), key=lambda each: each.first)


def _fitting(mention: Mention, instruments: Mapping[str, Instrument]) -> Mention:
    """Return the mention with a note that fits: principles and rules are not ratified but implemented."""
    if mention.note in (RATIFY, CONSIDER) and instruments[mention.slugs[0]].kind not in _RATIFIED:
        return replace(mention, note=IMPLEMENT)
    return mention


def _plural(word: Word) -> bool:
    return word.written[-1:] in "sS"
