"""In which kinds of documents a recommendation or pledge, or an answer to it, was read.

`wg_report`, `addendum`, `council_report`, `decision`, `thematic_list`, and `uprinfo` for the
export of UPR Info's database. Advance questions and background papers hold none.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import Any

from uprtracker.records.models import Document, ListedRecommendation, SourceRow
from uprtracker.search.batch import Batch
from uprtracker.search.filters import DOCUMENTS
from uprtracker.search.raw_rows import raw

UPRINFO = "uprinfo"


class Sources:
    """Reads the kinds of documents of some records at a time."""

    def __init__(self) -> None:
        """Read what kind each document is of."""
        self._kinds = dict(raw(Document.objects.filter(kind__in=DOCUMENTS).values_list("pk", "kind")))

    def of(self, batch: Batch, read: Iterable[tuple[int, int | None]]) -> dict[int, tuple[str, ...]]:
        """Return kinds by key of record; `read` are keys of records with those of documents known of them."""
        found: dict[int, set[str]] = defaultdict(set)
        for key, document in chain(read, self._listed(batch)):
            if document in self._kinds:
                found[key].add(self._kinds[document])
        rows = SourceRow.objects.filter(batch.on(f"{batch.owner}__"), gone=False).order_by()
        for (key,) in raw(rows.values_list(f"{batch.owner}_id")):
            found[key].add(UPRINFO)
        return {key: tuple(sorted(kinds)) for key, kinds in found.items()}

    def _listed(self, batch: Batch) -> Iterable[tuple[Any, ...]]:
        if batch.owner == "pledge":
            return ()
        rows = ListedRecommendation.objects.filter(batch.on("recommendation__")).order_by()
        return raw(rows.values_list("recommendation_id", "document_id"))
