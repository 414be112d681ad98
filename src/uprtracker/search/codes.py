"""Everything a question finds: as permanent names, as documents; and the records that came in last."""

from dataclasses import dataclass

import numpy as np

from uprtracker.records.models import Pledge, Position, Recommendation
from uprtracker.search.find import answered
from uprtracker.search.query import Query

_CHUNK = 500


@dataclass(frozen=True)
class Found:
    """The codes of all records found, in the order of the list, and the version of the data searched."""

    codes: tuple[str, ...]
    version: int


def found_codes(query: Query) -> Found:
    """Return the codes of everything `query` finds, whatever its page. Raises IndexMissing as `find` does."""
    answer = answered(query)
    keys = answer.keys(answer.listed)
    names = {
        (pledge, pk): code
        for pledge, model in ((False, Recommendation.objects), (True, Pledge.objects))
        for start in range(0, len(keys), _CHUNK)
        if (pks := [pk for one, pk in keys[start : start + _CHUNK] if one == pledge])
        for pk, code in model.filter(pk__in=pks).values_list("pk", "code")
    }
    return Found(tuple(names[key] for key in keys if key in names), answer.snapshot.data_version)


def found_documents(query: Query) -> set[int]:
    """Return the keys of the documents in which the records found, and the answers to them, were read.

    Raises IndexMissing as `find` does.
    """
    answer = answered(query)
    keys = answer.keys(answer.listed)
    found: set[int | None] = set()
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        recommendations = [pk for pledge, pk in chunk if not pledge]
        pledges = [pk for pledge, pk in chunk if pledge]
        for rows in (
            Recommendation.objects.filter(pk__in=recommendations),
            Position.objects.filter(recommendation__in=recommendations),
            Pledge.objects.filter(pk__in=pledges),
        ):
            found.update(rows.order_by().values_list("document_id", flat=True).distinct())
    return {pk for pk in found if pk is not None}


def newest_codes(query: Query, most: int) -> tuple[str, ...]:
    """Return the codes of the records found that came into the data last, newest first, `most` of them.

    Rows are never renumbered, so the primary key says which came later. Raises IndexMissing as `find` does.
    """
    answer = answered(query)
    came = np.array([pk for _pledge, pk in answer.keys(answer.listed)], dtype=np.int64)
    latest = answer.listed[np.argsort(-came, kind="stable")[:most]]
    return tuple(one.code for one in answer.hits(latest))
