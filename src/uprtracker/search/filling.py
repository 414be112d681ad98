"""Fills the columns of a segment, record by record."""

from array import array

import numpy as np
from numpy.typing import NDArray

from uprtracker.reference import Reference
from uprtracker.search.columns import Columns, Relation, Rows
from uprtracker.search.record import Asked, Record, Reviewed
from uprtracker.search.relations import OF_PAIR, OF_RECORD, OF_REVIEW, Memberships
from uprtracker.search.stored import sort_keys


class _Sets(dict[tuple[str, ...], int]):
    """Numbers sets of values as they turn up."""

    def __missing__(self, values: tuple[str, ...]) -> int:
        number = self[values] = len(self)
        return number


class _Filling:
    """One relation so far: the set of values of each row by its number; sets come again and again."""

    def __init__(self) -> None:
        self.sets = array("i")
        self._known = _Sets()
        # The two steps of `add`: so many rows come that even the call of it would be felt.
        self.append, self.number = self.sets.append, self._known.__getitem__

    def add(self, values: tuple[str, ...]) -> None:
        self.append(self.number(values))

    def relation(self, kinds: Rows | None = None) -> Relation:
        """Return the relation; with `kinds`, the rows so far are kinds (reviews), and these each row's."""
        sets = np.array(self.sets, dtype=np.int32)
        if kinds is not None:
            sets = sets[kinds] if len(sets) else kinds
        vocabulary = tuple(sorted({value for values in self._known for value in values}))
        place = {value: code for code, value in enumerate(vocabulary)}
        codes = np.array([place[value] for values in self._known for value in values], dtype=np.uint16)
        lengths = np.array([len(values) for values in self._known], dtype=np.int64)
        return Relation(vocabulary, *_spread(sets, lengths, codes))


class ColumnsWriter:
    """Takes in records one after the other: recommendations first, then pledges."""

    def __init__(self, reference: Reference) -> None:
        """Begin without records."""
        self._known = Memberships(reference)
        self._reviews: dict[int, tuple[int, Reviewed]] = {}
        self._pk, self._place = array("q"), array("q")
        self._review_of, self._pair_record = array("i"), array("i")
        self._pledge, self._pair_real = bytearray(), bytearray()
        self._pair_kind = array("i")
        self._kinds: dict[tuple[object, ...], int] = {}
        self._of_review = [(_Filling(), values) for values in OF_REVIEW.values()]
        self._of_record = [_Filling() for _ in OF_RECORD]
        self._steps = [
            (filling.append, filling.number, values)
            for filling, values in zip(self._of_record, OF_RECORD.values(), strict=True)
        ]
        self._of_pair = [(_Filling(), values) for values in OF_PAIR.values()]

    def add(self, record: Record, place: int) -> None:
        """Take in one record and its place among all (see `stored.place_of`)."""
        row, review = len(self._pk), record.review
        self._pk.append(record.pk)
        self._place.append(place)
        self._pledge.append(record.pledge)
        self._review_of.append(self._review(review))
        for append, number, of_record in self._steps:
            append(number(of_record(record)))
        for asked in record.asked:
            self._pair_record.append(row)
            self._pair_real.append(not record.nobody)
            self._pair_kind.append(self._kind(asked, review))

    def _kind(self, asked: Asked, review: Reviewed) -> int:
        """Return the number of all that filters see of a pair; most pairs are like many others."""
        organisations = self._known.organisations(asked.state, review)
        seen = (asked.state, asked.answer, asked.first, asked.ever, organisations)
        kind = self._kinds.get(seen)
        if kind is None:
            kind = self._kinds[seen] = len(self._kinds)
            for filling, of_pair in self._of_pair:
                filling.add(of_pair(asked, review, self._known))
        return kind

    def _review(self, review: Reviewed) -> int:
        known = self._reviews.get(review.pk)
        if known is None:
            known = self._reviews[review.pk] = (len(self._reviews), review)
            for filling, of_review in self._of_review:
                filling.add(of_review(review, self._known))
        return known[0]

    def columns(self) -> Columns:
        """Return the columns of all records taken in."""
        of = np.array(self._review_of, dtype=np.int32)
        reviews = [review for _, review in self._reviews.values()]
        place = np.array(self._place, dtype=np.int64)
        days = [self._known.day(one) for one in reviews]
        return Columns.of(
            pk=np.array(self._pk, dtype=np.int64),
            pledge=np.array(self._pledge, dtype=np.bool_),
            demo=np.array([one.demo for one in reviews], dtype=np.bool_)[of],
            day=np.array([day.toordinal() if day else 0 for day in days], dtype=np.int32)[of],
            by_newest=np.lexsort(sort_keys(place, "newest")).astype(np.int32),
            by_oldest=np.lexsort(sort_keys(place, "oldest")).astype(np.int32),
            by_state=np.lexsort(sort_keys(place, "state")).astype(np.int32),
            pair_record=np.array(self._pair_record, dtype=np.int32),
            pair_real=np.array(self._pair_real, dtype=np.bool_),
            relations=self._relations(of),
        )

    def _relations(self, reviews: Rows) -> dict[str, Relation]:
        of_review = (filling.relation(reviews) for filling, _ in self._of_review)
        of_record = (filling.relation() for filling in self._of_record)
        kinds = np.array(self._pair_kind, dtype=np.int32)
        of_pair = (filling.relation(kinds) for filling, _ in self._of_pair)
        names = (*OF_REVIEW, *OF_RECORD, *OF_PAIR)
        return dict(zip(names, (*of_review, *of_record, *of_pair), strict=True))


def _spread(
    sets: NDArray[np.int32], lengths: NDArray[np.int64], codes: NDArray[np.uint16]
) -> tuple[Rows, NDArray[np.uint16]]:
    """Return an entry for each value of each row, from the rows' sets; `codes` are the sets end to end."""
    starts = np.cumsum(lengths) - lengths
    times = lengths[sets] if len(sets) else np.zeros(0, dtype=np.int64)
    ends = np.cumsum(times)
    within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - times, times)
    rows = np.repeat(np.arange(len(sets), dtype=np.int32), times)
    return rows, codes[np.repeat(starts[sets] if len(sets) else times, times) + within]
