"""What the machine codes of each recommendation and pledge, kept as rows up to date with texts and coders.

Each text is coded whole: the parts of a number make up its text, persons code
the number, and what a part earns the whole earns too. A record is coded again
only when its text or the version of a coder has changed; then the machine's
labels of before go. What persons and imports said is never touched.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Literal

from django.db import transaction

from uprtracker.core.coded import Coded, Judgement
from uprtracker.records.judging import judge, versions
from uprtracker.records.many_rows import insert_many
from uprtracker.records.models import Coding, MachineCoding, Pledge, Recommendation, Review

MODEL = "model"
LONGEST_EVIDENCE = 300
# Texts coded and written at a time: bounds the memory and the keys of one statement.
AT_A_TIME = 2_000

Owner = Literal["recommendation", "pledge"]


@transaction.atomic
def code_again(reviews: Collection[int]) -> int:
    """Bring the machine's codings of all records of `reviews` (primary keys) up to date.

    Returns how many recommendations and pledges were coded again; 0 when all
    texts and coders are those of the last time. To count a new version of the
    data is left to the caller.
    """
    # Two that code the same review come one after the other.
    list(Review.objects.select_for_update().filter(pk__in=reviews).values_list("pk"))
    today = versions()
    recommendations = Recommendation.objects.filter(review__in=reviews).order_by("pk")
    pledges = Pledge.objects.filter(review__in=reviews).order_by("pk")
    return _code("recommendation", list(recommendations.values_list("pk", "text")), today) + _code(
        "pledge", list(pledges.values_list("pk", "text")), today
    )


def digest_of(text: str) -> str:
    """Return the 40 hexadecimal digits by which a coded text is known."""
    return hashlib.sha256(text.encode()).hexdigest()[:40]


def _code(owner: Owner, texts: Sequence[tuple[int, str]], today: dict[str, str]) -> int:
    """Code the texts (by primary key of `owner`) that have no coding of today; return how many had none."""
    again = 0
    for start in range(0, len(texts), AT_A_TIME):
        batch = dict(texts[start : start + AT_A_TIME])
        stale = _stale(owner, batch, today)
        again += sum(len(keys) for keys in stale.values())
        for schemes, keys in stale.items():
            _forget(owner, keys, schemes)
            wanted = [scheme for scheme in today if scheme in schemes]
            _write(owner, batch, keys, judge([batch[key] for key in keys], wanted))
    return again


def _stale(owner: Owner, texts: dict[int, str], today: dict[str, str]) -> dict[frozenset[str], list[int]]:
    """Return the keys of texts to code again, by the schemes that are missing, outdated or no more."""
    kept: dict[int, dict[str, tuple[str, str]]] = defaultdict(dict)
    rows = MachineCoding.objects.filter(**{f"{owner}__in": texts}).order_by()
    for key, scheme, version, digest in rows.values_list(owner, "scheme", "version", "digest"):
        kept[key][scheme] = (version, digest)
    stale: dict[frozenset[str], list[int]] = defaultdict(list)
    for key, text in texts.items():
        digest = digest_of(text)
        wanted = {scheme: (version, digest) for scheme, version in today.items()}
        differing = {scheme for scheme, _ in wanted.items() ^ kept[key].items()}
        if differing:
            stale[frozenset(differing)].append(key)
    return stale


def _forget(owner: Owner, keys: Sequence[int], schemes: Collection[str]) -> None:
    """Delete what the machine said of the records in these schemes."""
    there = {f"{owner}__in": keys, "scheme__in": schemes}
    Coding.objects.filter(origin=MODEL, **there).delete()
    MachineCoding.objects.filter(**there).delete()


def _write(
    owner: Owner, texts: dict[int, str], keys: Sequence[int], judged: Sequence[Sequence[Coded]]
) -> None:
    said = [(key, coded) for key, each in zip(keys, judged, strict=True) for coded in each]
    labels = ("scheme", "label", "origin", "version", "confidence", "evidence", "note")
    insert_many(
        Coding,
        (owner, *labels),
        [row for key, coded in said for row in _labels(key, texts[key], coded)],
    )
    whole = ("scheme", "version", "confidence", "sure", "near", "digest")
    digests = {key: digest_of(texts[key]) for key in keys}
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
