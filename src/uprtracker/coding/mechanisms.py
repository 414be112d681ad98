"""Coder `mechanism`: treaty bodies, special procedures, courts and institutions that a recommendation names.

    "Extend a standing invitation and cooperate with OHCHR" -> standing-invitation, ohchr

Labels are slugs of `reference.mechanisms`; the rules stand in docs/coding.md.
"""

from collections.abc import Sequence

from uprtracker.coding.committees import COMMITTEE, is_committee
from uprtracker.coding.lexicon import Hit, Lexicon, Word, lexicon
from uprtracker.coding.mention import Mention, judgements
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference
from uprtracker.reference.committee_word import CommitteeWords

SCHEME = "mechanism"
VERSION = "phrases-1"
_NOTHING = "none"
_AUTHORS = ("ilo", "council-of-europe", "unesco", "african-union", "who")
_NEAR = 3
TOPIC = "topic:"
"""Leads the value of a phrase that names a mandate only in a list of mandates."""
_MANDATES = ("sr-", "ie-", "wg-")
_SEVERAL = frozenset(["rapporteurs", "experts", "groups"])
_LISTING = frozenset(["and", "or", "on", "the", "of", "as", "well", "to", "for"])
_SURE = 0.9
_CONFIDENCE = 0.95


def code(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Return for each text the mechanisms that it names."""
    lexis = lexicon(reference.mechanism_phrases, reference.phrase_spellings)
    return [_code(text, lexis, reference.committee_words) for text in texts]


def _code(text: str, lexis: Lexicon, cues: CommitteeWords) -> Coded:
    words = lexis.words(text)
    mentions = []
    mandates: Hit | None = None
    for hit in lexis.hits(words):
        slug = hit.value
        if slug.startswith(TOPIC):
            if mandates is None or not _listed(words, mandates, hit):
                continue
            slug = slug.removeprefix(TOPIC)
            mandates = Hit(slug, mandates.first, hit.end)
        elif slug.startswith(_MANDATES):
            mandates = hit if _several(words, hit) else None
        if slug == _NOTHING or (slug in _AUTHORS and _of_convention(words, hit)):
            continue
        if slug.startswith(COMMITTEE):
            if not is_committee(words, hit.first, hit.end, cues):
                continue
            slug = slug.removeprefix(COMMITTEE)
        mentions.append(Mention((slug,), hit.first, hit.end, confidence=_CONFIDENCE))
    found = judgements(words, mentions, ("",))
    return Coded(SCHEME, VERSION, found, _CONFIDENCE, sure=_CONFIDENCE >= _SURE)


def _several(words: list[Word], hit: Hit) -> bool:
    return any(word.written.lower() in _SEVERAL for word in words[hit.first : hit.end])


def _listed(words: list[Word], mandates: Hit, topic: Hit) -> bool:
    """Tell whether the topic goes on a list: "the Special Rapporteurs on torture and on food"."""
    return all(word.folded in _LISTING for word in words[mandates.end : topic.first])


def _of_convention(words: list[Word], hit: Hit) -> bool:
    """Tell whether a body is named as the author of a convention only: "Convention No. 169 of the ILO"."""
    behind = words[hit.end : hit.end + _NEAR]
    before = words[max(0, hit.first - 2 * _NEAR) : hit.first] if hit.value == "ilo" else []
    return any(word.folded in ("convention", "charter") for word in (*before, *behind))
