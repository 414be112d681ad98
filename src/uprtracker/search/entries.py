"""What the text index takes in of a record: its text, its labels as tags, its code and number."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from uprtracker.search.entry import Entry
from uprtracker.search.names import tag, tags_of
from uprtracker.search.record import Record

_SCHEMES = ("issue", "action", "theme", "group", "sdg", "instrument", "mechanism", "smart")


def entry_of(record: Record) -> Entry:
    """Return the entry of a record."""
    review = record.review
    of_review = _of_review(review.state, review.session, review.cycle)
    return Entry(
        record.text,
        (*of_review, *chain.from_iterable(_of_record(record))),
        (record.code, record.number),
    )


def _of_record(record: Record) -> Iterator[tuple[str, ...]]:
    said = record.said
    for scheme in _SCHEMES:
        if scheme in said:
            yield tags_of(scheme, said[scheme].labels)
    yield tags_of("rs", tuple(dict.fromkeys(one.state for one in record.asked if one.state)))
    yield tags_of("position", tuple(sorted({one.answer for one in record.asked})))


@lru_cache(maxsize=64)
def _of_review(state: str, session: int, cycle: int) -> tuple[str, ...]:
    return tag("sur", state), tag("session", str(session)), tag("cycle", str(cycle))
