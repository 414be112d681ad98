"""The rows of a basis as arrays, so that any cut and any two cuts of them are counted in milliseconds.

    frame = frame_of(Basis.PAIRS)
    cross(frame, By.RECOMMENDING_GROUP, By.GROUP, frame.where(Scope(cycles=frozenset({2}))))

What is counted is what `analytics.basis` says. A cut is read from the database when it is first needed,
and kept on disk until the data change; `upr recode` makes all of them ahead of the first reader.
`analytics.counts` asks the database each time, for any scope; here the numbers stand ready.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from django.conf import settings
from django.db.models import Max
from numpy.typing import NDArray

from uprtracker.analytics.basis import By
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.first_answers import first_answers
from uprtracker.analytics.frame_files import Arrays, arrays
from uprtracker.analytics.labels import Labels, standing
from uprtracker.analytics.scope import Scope
from uprtracker.records.models import DataVersion, Pair, Recommendation, Review, SourceRow
from uprtracker.reference import load_reference

Mask = NDArray[np.bool_]
Codes = NDArray[np.int32]

POSITIONS = ("supported", "partial", "noted", "pending", "")
"""Answers in the order in which figures show them; the empty one: no source says."""

PEOPLE, MACHINE = "people", "machine"
"""Values of the cuts by coder; a record with labels of both has both."""

_CHUNK = 20_000


@dataclass(frozen=True, slots=True)
class Cut:
    """Which rows have which values: parallel arrays of rows (rising) and places in `keys`.

    A row may have several values (issues) or none.
    """

    rows: Codes
    codes: Codes
    keys: tuple[str, ...]


class Frame:
    """The rows of one basis. `owner` is the key of the recommendation (of a row of the export: its own)."""

    def __init__(self, basis: Basis, state: object, *, demo: bool = False) -> None:
        """Take what is on disk for this `state` of the data; the rest is read when a cut needs it."""
        self.basis, self.demo = basis, demo
        self._state_of_data = state
        self._reviews = list(Review.objects.order_by("pk").values_list("state", "session", "cycle"))
        base = self._kept("rows", self._base)
        self.owner = base["owner"]
        self.numbered: Mask = base["numbered"]
        self._review: Codes = base["review"]
        self.size = len(self.owner)
        self._cuts: dict[By, Cut] = {}
        self._labels: dict[str, Labels] = {}

    @property
    def known_reviews(self) -> list[tuple[str, int, int]]:
        """Return State, session and cycle of every review, with rows or without."""
        return self._reviews

    def cut(self, by: By) -> Cut:
        """Return a cut of all rows. Raises KeyError for one that no frame has."""
        if by not in self._cuts:
            found = self._kept(by.value, lambda: _as_arrays(_MAKERS[by](self)))
            self._cuts[by] = Cut(found["rows"], found["codes"], tuple(found["keys"].tolist()))
        return self._cuts[by]

    @cached_property
    def rows(self) -> list[tuple[Any, ...]]:
        """Read the rows from the database: owner, review, recommending States, answer, part, if numbered."""
        known = {
            pk: place
            for place, (pk, own) in enumerate(Review.objects.order_by("pk").values_list("pk", "demo"))
            if own == self.demo
        }
        return [(row[0], known[row[1]], *row[2:]) for row in _read(self.basis) if row[1] in known]

    def _base(self) -> Arrays:
        return {
            "owner": np.array([row[0] for row in self.rows], dtype=np.int64),
            "review": np.array([row[1] for row in self.rows], dtype=np.int32),
            "numbered": np.array([row[5] for row in self.rows], dtype=np.bool_),
        }

    def _kept(self, name: str, make: Callable[[], Arrays]) -> Arrays:
        kind = f"{self.basis.value}-demo" if self.demo else self.basis.value
        return arrays(self._state_of_data, f"{kind}-{name}", make)

    def where(self, scope: Scope) -> Mask:
        """Return which rows are in `scope`; its `demo` is that of the frame."""
        kept = np.ones(self.size, dtype=np.bool_)
        chosen: list[tuple[By, Iterable[object]]] = [
            (By.SESSION, scope.sessions),
            (By.CYCLE, scope.cycles),
            (By.STATE, scope.states),
            (By.RECOMMENDING, scope.recommending),
            (By.POSITION, () if scope.position is None else (scope.position,)),
            (By.ACTION, () if scope.action is None else (scope.action,)),
            (By.ISSUE, () if scope.issue is None else (scope.issue,)),
        ]
        for by, values in chosen:
            if wanted := {str(value) for value in values}:
                kept &= self.having(by, wanted)
        if scope.numbered:
            kept &= self.numbered
        if scope.people and self.basis is not Basis.UPRINFO_ROWS:
            kept &= self.having(By.CODER, {PEOPLE}) & ~self.having(By.CODER, {MACHINE})
        return kept

    def having(self, by: By, values: Iterable[str]) -> Mask:
        """Return which rows have at least one of `values` in a cut."""
        cut, wanted = self.cut(by), set(values)
        chosen = np.array([key in wanted for key in cut.keys], dtype=np.bool_)
        found = np.zeros(self.size, dtype=np.bool_)
        if len(cut.rows):
            found[cut.rows[chosen[cut.codes]]] = True
        return found

    def of_reviews(self, value: Callable[[tuple[str, int, int]], object]) -> Cut:
        """Return a cut by something of the review."""
        return one_each([str(value(self._reviews[place])) for place in self._review.tolist()])

    def labels(self, scheme: str) -> Labels:
        """Return the labels of a scheme that stand."""
        if scheme not in self._labels:
            self._labels[scheme] = standing(self.basis, scheme)
        return self._labels[scheme]

    def of_owners(self, owners: NDArray[np.int64], values: Sequence[str]) -> Cut:
        """Return a cut by labels of recommendations: parallel owners and labels, in any order."""
        start = np.searchsorted(self.owner, owners, side="left")
        many = np.searchsorted(self.owner, owners, side="right") - start
        first = np.repeat(start - np.concatenate(([0], np.cumsum(many)[:-1])), many) if len(many) else start
        rows = (first + np.arange(len(first))).astype(np.int32)
        keys = tuple(sorted(set(values)))
        place = {key: code for code, key in enumerate(keys)}
        codes = np.repeat(np.array([place[value] for value in values], dtype=np.int32), many)
        order = np.argsort(rows, kind="stable")
        return Cut(rows[order], codes[order], keys)

    @property
    def states(self) -> list[tuple[str, ...]]:
        """Return the recommending States of each row; of pairs and of the export's rows one each."""
        return [row[2] for row in self.rows]


def _as_arrays(cut: Cut) -> Arrays:
    return {"rows": cut.rows, "codes": cut.codes, "keys": np.array(cut.keys, dtype=np.str_)}


def one_each(values: Sequence[str], keys: tuple[str, ...] = ()) -> Cut:
    """Return a cut in which every row has one value."""
    keys = keys or tuple(sorted(set(values)))
    place = {key: code for code, key in enumerate(keys)}
    codes = np.fromiter((place[value] for value in values), dtype=np.int32, count=len(values))
    return Cut(np.arange(len(values), dtype=np.int32), codes, keys)


def _several(values: Iterable[tuple[str, ...]]) -> Cut:
    entries = [(row, value) for row, own in enumerate(values) for value in dict.fromkeys(own)]
    keys = tuple(sorted({value for _row, value in entries}))
    place = {key: code for code, key in enumerate(keys)}
    rows = np.array([row for row, _value in entries], dtype=np.int32)
    return Cut(rows, np.array([place[value] for _row, value in entries], dtype=np.int32), keys)


def _read(basis: Basis) -> list[tuple[Any, ...]]:
    """Return owner, review, recommending States, answer, part and whether numbered, of each row by owner."""
    if basis is Basis.UPRINFO_ROWS:
        rows = SourceRow.objects.filter(counted=True, kind="recommendation", review__isnull=False)
        own = rows.order_by("pk").values_list("pk", "review_id", "state", "position")
        return [
            (pk, review, (state,), answer, None, False) for pk, review, state, answer in own.iterator(_CHUNK)
        ]
    asked = Pair.objects.order_by("recommendation_id", "order", "pk")
    pairs = asked.values_list("recommendation_id", "state", "position", "part_id")
    recommendations = Recommendation.objects.order_by("pk").values_list(
        "pk", "review_id", "position", "origin"
    )
    wholes = {pk: own for pk, *own in recommendations.iterator(_CHUNK)}
    if basis is Basis.PAIRS:
        return [
            (pk, wholes[pk][0], (state,), answer or wholes[pk][1], part, wholes[pk][2] != "uprinfo")
            for pk, state, answer, part in pairs.iterator(_CHUNK)
            if pk in wholes
        ]
    by: dict[int, list[str]] = {}
    for pk, state, _answer, _part in pairs.iterator(_CHUNK):
        by.setdefault(pk, []).append(state)
    return [
        (pk, review, tuple(by.get(pk, ())), answer, None, origin != "uprinfo")
        for pk, (review, answer, origin) in wholes.items()
    ]


def _groups(frame: Frame) -> Cut:
    regions = _regions()
    return frame.of_reviews(lambda review: regions.get(review[0], ""))


def _recommending_groups(frame: Frame) -> Cut:
    regions = _regions()
    return _several([tuple(regions.get(state, "") for state in own) for own in frame.states])


def _regions() -> dict[str, str]:
    return {iso3: one.regional_group or "" for iso3, one in load_reference(demo=True).states.by_iso3.items()}


def _first(frame: Frame) -> Cut:
    """Return the first answers, of rows whose report is here."""
    found = first_answers(frame.basis, frame.owner, frame.states, [row[4] for row in frame.rows])
    rows = np.array([row for row, value in enumerate(found) if value is not None], dtype=np.int32)
    place = {key: code for code, key in enumerate(POSITIONS)}
    codes = np.array([place.get(value, 4) for value in found if value is not None], dtype=np.int32)
    return Cut(rows, codes, POSITIONS)


def _of_scheme(scheme: str) -> Callable[[Frame], Cut]:
    def made(frame: Frame) -> Cut:
        found = frame.labels(scheme)
        return frame.of_owners(found.owners, found.labels)

    return made


def _coders(*schemes: str) -> Callable[[Frame], Cut]:
    def made(frame: Frame) -> Cut:
        entries: dict[tuple[int, str], None] = {}
        for found in map(frame.labels, schemes):
            coders = (MACHINE if one else PEOPLE for one in found.machine.tolist())
            entries.update(dict.fromkeys(zip(found.owners.tolist(), coders, strict=True)))
        owners = np.array([owner for owner, _coder in entries], dtype=np.int64)
        return frame.of_owners(owners, [coder for _owner, coder in entries])

    return made


_MAKERS: dict[By, Callable[[Frame], Cut]] = {
    By.SESSION: lambda frame: frame.of_reviews(lambda review: review[1]),
    By.CYCLE: lambda frame: frame.of_reviews(lambda review: review[2]),
    By.STATE: lambda frame: frame.of_reviews(lambda review: review[0]),
    By.REVIEW: lambda frame: frame.of_reviews(lambda review: f"{review[0]}-{review[1]}"),
    By.GROUP: _groups,
    By.RECOMMENDING: lambda frame: _several(frame.states),
    By.RECOMMENDING_GROUP: _recommending_groups,
    By.POSITION: lambda frame: one_each([row[3] for row in frame.rows], POSITIONS),
    By.FIRST: _first,
    By.ACTION: _of_scheme("action"),
    By.ISSUE: _of_scheme("issue"),
    By.CODER: _coders("action", "issue"),
    By.ACTION_CODER: _coders("action"),
}


def frame_of(basis: Basis, *, demo: bool = False) -> Frame:
    """Return the rows of a basis as the data stand; read once for each state of the data."""
    return _kept(basis, demo, _state_of_data())


@lru_cache(maxsize=3)
def _kept(basis: Basis, demo: bool, state: object) -> Frame:
    return Frame(basis, state, demo=demo)


def prepare(*, demo: bool = False) -> None:
    """Make every cut of every basis now and leave it on disk, so that no reader waits for the first."""
    for basis in Basis:
        frame = Frame(basis, _state_of_data(), demo=demo)
        for by in By:
            frame.cut(by)


def _state_of_data() -> tuple[object, ...]:
    version = DataVersion.objects.order_by("-number").values_list("number", "made_at").first()
    last = [model.objects.aggregate(last=Max("pk"))["last"] for model in (Recommendation, Pair, SourceRow)]
    return str(settings.UPR_HOME), version, *last
