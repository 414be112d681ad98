"""In which kinds of documents a recommendation or pledge, or an answer to it, was read.

`wg_report`, `addendum`, `council_report`, `decision`, `thematic_list`, and `uprinfo` for the
export of UPR Info's database. Advance questions and background papers hold none.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from uprtracker.records.models import (
    Document,
    ListedRecommendation,
    Pledge,
    Position,
    Recommendation,
    SourceRow,
)
from uprtracker.search.filters import DOCUMENTS

_CHUNK = 5_000
UPRINFO = "uprinfo"


def document_kinds(pledges: bool, keys: Collection[int] | None = None) -> dict[int, tuple[str, ...]]:
    """Return the kinds of documents that speak of recommendations, or of pledges, by key, sorted.

    `keys` are those wanted, all by default.
    """
    kinds = dict(Document.objects.filter(kind__in=DOCUMENTS).values_list("pk", "kind"))
    found: dict[int, set[str]] = defaultdict(set)
    owner = "pledge" if pledges else "recommendation"
    read: list[tuple[Any, str]] = [(Pledge if pledges else Recommendation, "pk")]
    if not pledges:
        read += [(Position, owner), (ListedRecommendation, owner)]
    for model, column in read if kinds else ():
        rows = _of(model.objects.filter(document__in=kinds), column, keys)
        for key, document in rows.values_list(column, "document").iterator(_CHUNK):
            found[key].add(kinds[document])
    exported = _of(SourceRow.objects.filter(gone=False, **{f"{owner}__isnull": False}), owner, keys)
    for key in exported.values_list(owner, flat=True).distinct().iterator(_CHUNK):
        found[key].add(UPRINFO)
    return {key: tuple(sorted(own)) for key, own in found.items()}


def _of(rows: "QuerySet[Any]", column: str, keys: Collection[int] | None) -> "QuerySet[Any]":
    wanted = rows.order_by().exclude(**{f"{column}__isnull": True})
    return wanted if keys is None else wanted.filter(**{f"{column}__in": keys})
