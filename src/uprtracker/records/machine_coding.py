"""What the machine codes of each recommendation and pledge, kept as rows up to date with texts and coders.

Each text is coded whole: the parts of a number make up its text, persons code
the number, and what a part earns the whole earns too. A record is coded again
only when its text or the version of a coder has changed; then the machine's
labels of before go. What persons and imports said is never touched.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db import transaction

from uprtracker.core.coded import Coded, Judgement
from uprtracker.records.codings import MODEL
from uprtracker.records.judging import judge, versions
from uprtracker.records.many_rows import insert_many
from uprtracker.records.models import Coding, MachineCoding, Pledge, Recommendation, Review

LONGEST_EVIDENCE = 300
# Texts coded and written at a time: bounds the memory and the keys of one statement.
AT_A_TIME = 2_000

Owner = Literal["recommendation", "pledge"]
MODELS: tuple[tuple[Owner, type[Recommendation | Pledge]], ...] = (
    ("recommendation", Recommendation),
    ("pledge", Pledge),
)


@dataclass(frozen=True, slots=True)
class Stale:
    """Texts by key that have no coding of today in these schemes; a scheme that is no more is among them."""

    owner: Owner
    schemes: frozenset[str]
    texts: dict[int, str]


@transaction.atomic
def code_again(reviews: Collection[int]) -> int:
    """Bring the machine's codings of all records of `reviews` (primary keys) up to date.

    Returns how many recommendations and pledges were coded again; 0 when all
    texts and coders are those of the last time. To count a new version of the
    data is left to the caller.
    """
    _lock(reviews)
    today = versions()
    coded = 0
    for stale in stale_texts(reviews, today):
        texts = list(stale.texts.values())
        _write(stale, judge(texts, wanted(stale, today)))
        coded += len(texts)
    return coded


@transaction.atomic
def write_again(stale: Stale, judged: Sequence[Sequence[Coded]], today: dict[str, str]) -> int:
    """Write what was judged outside of a transaction; return how many texts were still stale and the same.

    The others somebody coded in the meantime, or changed, and then they were coded with the change.
    """
    model = dict(MODELS)[stale.owner]
    now = model._default_manager.filter(pk__in=stale.texts)
    _lock(sorted(set(now.values_list("review_id", flat=True))))
    texts = dict(now.values_list("pk", "text"))
    same = {key: text for key, text in stale.texts.items() if texts.get(key) == text}
    again = {
        key for one in _stale(stale.owner, same, today) if one.schemes == stale.schemes for key in one.texts
    }
    kept = [(key, coded) for key, coded in zip(stale.texts, judged, strict=True) if key in again]
    own = Stale(stale.owner, stale.schemes, {key: same[key] for key, _ in kept})
    _write(own, [coded for _, coded in kept])
    return len(kept)


def stale_texts(reviews: Collection[int], today: dict[str, str]) -> Iterator[Stale]:
    """Yield what has no coding of today among the records of `reviews`, AT_A_TIME texts at most each."""
    for owner, model in MODELS:
        rows = model._default_manager.filter(review__in=reviews).order_by("pk").values_list("pk", "text")
        texts = list(rows)
        for start in range(0, len(texts), AT_A_TIME):
            yield from _stale(owner, dict(texts[start : start + AT_A_TIME]), today)


def wanted(stale: Stale, today: dict[str, str]) -> list[str]:
    """Return the schemes to code the texts in."""
    return [scheme for scheme in today if scheme in stale.schemes]


def digest_of(text: str) -> str:
    """Return the 40 hexadecimal digits by which a coded text is known."""
    return hashlib.sha256(text.encode()).hexdigest()[:40]


def _lock(reviews: Collection[int]) -> None:
    """Let two that code the same review do so one after the other."""
    list(Review.objects.select_for_update().filter(pk__in=reviews).order_by("pk").values_list("pk"))


def _stale(owner: Owner, texts: dict[int, str], today: dict[str, str]) -> list[Stale]:
    """Return the texts to code again, by the schemes that are missing, outdated or no more."""
    kept: dict[int, dict[str, tuple[str, str]]] = defaultdict(dict)
    rows = MachineCoding.objects.filter(**{f"{owner}__in": texts}).order_by()
    for key, scheme, version, digest in rows.values_list(owner, "scheme", "version", "digest"):
        kept[key][scheme] = (version, digest)
    stale: dict[frozenset[str], dict[int, str]] = defaultdict(dict)
    for key, text in texts.items():
        digest = digest_of(text)
        of_today = {scheme: (version, digest) for scheme, version in today.items()}
        differing = {scheme for scheme, _ in of_today.items() ^ kept[key].items()}
        if differing:
            stale[frozenset(differing)][key] = text
    return [Stale(owner, schemes, found) for schemes, found in stale.items()]


def _write(stale: Stale, judged: Sequence[Sequence[Coded]]) -> None:
    """Put the new codings in the place of what the machine said of the texts in these schemes."""
    owner = stale.owner
    there = {f"{owner}__in": stale.texts, "scheme__in": stale.schemes}
    Coding.objects.filter(origin=MODEL, **there).delete()
    MachineCoding.objects.filter(**there).delete()
    said = [(key, coded) for key, each in zip(stale.texts, judged, strict=True) for coded in each]
    labels = ("scheme", "label", "origin", "version", "confidence", "evidence", "note")
    insert_many(
        Coding,
        (owner, *labels),
        [row for key, coded in said for row in _labels(key, stale.texts[key], coded)],
    )
    whole = ("scheme", "version", "confidence", "sure", "near", "digest")
    digests = {key: digest_of(text) for key, text in stale.texts.items()}
    insert_many(
        MachineCoding,
        (owner, *whole),
        [
            (key, one.scheme, one.version, _rounded(one.confidence), one.sure, _near(one), digests[key])
            for key, one in said
        ],
    )


def _labels(key: int, text: str, coded: Coded) -> Iterator[tuple[Any, ...]]:
    for one in coded.judgements:
        yield (
            key,
            coded.scheme,
            one.label,
            MODEL,
            coded.version,
            _rounded(one.confidence),
            _words(text, one),
            one.note,
        )


def _words(text: str, judgement: Judgement) -> str:
    """Return the words that speak for a label, as they stand in the text; places apart joined by " … "."""
    places = (" ".join(text[start:end].split()) for start, end in judgement.evidence)
    return " … ".join(dict.fromkeys(place for place in places if place))[:LONGEST_EVIDENCE]


def _near(coded: Coded) -> list[dict[str, Any]]:
    return [
        {"label": one.label, "confidence": _rounded(one.confidence), "note": one.note} for one in coded.near
    ]


def _rounded(confidence: float) -> float:
    """Return four decimals of a probability: more says nothing, and equal codings stay equal rows."""
    return round(float(confidence), 4)
