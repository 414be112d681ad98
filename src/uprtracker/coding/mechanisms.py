"""Coder `mechanism`: treaty bodies, special procedures, courts and institutions that a recommendation names.

    "Extend a standing invitation and cooperate with OHCHR" -> standing-invitation, ohchr

Labels are slugs of `reference.mechanisms`; the rules stand in docs/coding.md.
"""

from collections.abc import Mapping, Sequence

from uprtracker.coding.committees import is_committee
from uprtracker.coding.lexicon import Lexicon, lexicon
from uprtracker.coding.mention import Mention, judgements
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference

SCHEME = "mechanism"
VERSION = "phrases-1"
_NOTHING = "none"
_COMMITTEE = "committee:"
_SURE = 0.9
_CONFIDENCE = 0.95


def code(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Return for each text the mechanisms that it names."""
    lexis = lexicon(reference.mechanism_phrases, reference.phrase_spellings)
    acronyms = frozenset(treaty.body for treaty in reference.treaties.values())
    committees = {
        mechanism.treaty: slug
        for slug, mechanism in reference.mechanisms.items()
        if mechanism.kind == "treaty-body"
    }
    return [_code(text, lexis, acronyms, committees) for text in texts]


def _code(text: str, lexis: Lexicon, acronyms: frozenset[str], committees: Mapping[str, str]) -> Coded:
    words = lexis.words(text)
    mentions = []
    for hit in lexis.hits(words):
        slug = hit.value
        if slug == _NOTHING:
            continue
        if slug.startswith(_COMMITTEE):
            if not is_committee(words, hit.first, hit.end, acronyms):
                continue
            slug = committees[slug.removeprefix(_COMMITTEE)]
        mentions.append(Mention((slug,), hit.first, hit.end))
    found = judgements(words, mentions, ("",))
    return Coded(SCHEME, VERSION, found, _CONFIDENCE, sure=_CONFIDENCE >= _SURE)
