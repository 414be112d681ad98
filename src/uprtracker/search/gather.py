"""Reads the records from the database into the columns and entries of a snapshot.

Two passes: one over everything but the texts, which fills the columns, and one over the
texts in the same order, so that no more than one text at a time is held.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

import numpy as np

from uprtracker.core.errors import UprTrackerError
from uprtracker.records.codings import Standing
from uprtracker.records.models import Pair, Pledge, Recommendation, Review
from uprtracker.reference import Reference
from uprtracker.search.columns import Columns, Relation
from uprtracker.search.entry import Entry
from uprtracker.search.hierarchy import with_those_above
from uprtracker.search.linked import UNLINKED, lineages
from uprtracker.search.names import tag
from uprtracker.search.sources import document_kinds
from uprtracker.search.stages import ever_answers, first_answer, steps_of_records
from uprtracker.search.standing import coded_by, standing, tagged_by_ohchr

_ORDER = ("review__session", "review__order", "review__state", "order", "code")
_CHUNK = 5_000
# The schemes of codings, but the two that `coded_by` looks at.
_SCHEMES = ("theme", "group", "sdg", "instrument", "mechanism", "smart")


class RecordsChanged(UprTrackerError):
    """The records changed while they were being read."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record without its text."""

    pk: int
    review: Review
    code: str
    number: str
    position: str
    pledge: bool


@dataclass
class Gathered:
    """Everything but the texts, by record number."""

    reference: Reference
    rows: list[Row]
    issues: dict[int, Standing]
    actions: dict[int, Standing]
    tagged: list[tuple[int, str]]
    schemes: dict[str, dict[int, Standing]]
    lineage: dict[int, tuple[str, ...]]
    documents: dict[bool, dict[int, tuple[str, ...]]]
    first: list[tuple[int, str]] = field(default_factory=list)
    ever: list[tuple[int, str]] = field(default_factory=list)
    pairs: list[tuple[int, str, str, bool]] = field(default_factory=list)
    by: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    answers: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))


def gather(reference: Reference) -> Gathered:
    """Read all records but their texts."""
    reviews = {review.pk: review for review in Review.objects.all()}
    columns = ("pk", "review_id", "code", "number")
    rows = [
        Row(pk, reviews[review], code, number, position, False)
        for pk, review, code, number, position in Recommendation.objects.order_by(*_ORDER)
        .values_list(*columns, "position")
        .iterator(_CHUNK)
    ]
    recommendations = len(rows)
    rows += [
        Row(pk, reviews[review], code, number, "", True)
        for pk, review, code, number in Pledge.objects.order_by(*_ORDER)
        .values_list(*columns)
        .iterator(_CHUNK)
    ]
    place = {(row.pledge, row.pk): number for number, row in enumerate(rows)}
    gathered = Gathered(
        reference,
        rows,
        standing("issue", place),
        standing("action", place),
        list(tagged_by_ohchr(place)),
        {name: standing(name, place) for name in _SCHEMES},
        lineages(),
        {pledges: document_kinds(pledges) for pledges in (False, True)},
    )
    _read_pairs(gathered, place, recommendations)
    return gathered


def _read_pairs(gathered: Gathered, place: dict[tuple[bool, int], int], recommendations: int) -> None:
    """Read the pairs; a recommendation that has none gets one row that stands for no State."""
    found = Pair.objects.order_by("recommendation", "order", "pk").values_list(
        "recommendation_id", "state", "position", "part_id"
    )
    parts: dict[tuple[int, str], int | None] = {}
    for pk, state, position, part in found.iterator(_CHUNK):
        number = place.get((False, pk))
        if number is None:
            continue
        answer = position or gathered.rows[number].position or "none"
        gathered.pairs.append((number, state, answer, True))
        gathered.by[number].append(state)
        gathered.answers[number].append(answer)
        parts[number, state] = part
    for number in range(recommendations):
        if number not in gathered.by:
            answer = gathered.rows[number].position or "none"
            gathered.pairs.append((number, "", answer, False))
            gathered.answers[number].append(answer)
    gathered.pairs.sort(key=lambda pair: pair[0])
    steps = steps_of_records()
    for at, (number, state, answer, _real) in enumerate(gathered.pairs):
        own, behind = steps.get(gathered.rows[number].pk, ()), parts.get((number, state))
        gathered.first.append((at, first_answer(own, state, behind)))
        gathered.ever += [(at, value) for value in ever_answers(own, state, behind, answer)]


def entries(gathered: Gathered) -> Iterator[Entry]:
    """Read the texts and yield what the text index takes in, in the order of the records.

    Raises RecordsChanged when the records are no longer those that were gathered.
    """
    texts = chain(
        Recommendation.objects.order_by(*_ORDER).values_list("pk", "text").iterator(_CHUNK),
        Pledge.objects.order_by(*_ORDER).values_list("pk", "text").iterator(_CHUNK),
    )
    number = -1
    for number, (pk, text) in enumerate(texts):
        if number >= len(gathered.rows) or gathered.rows[number].pk != pk:
            raise RecordsChanged("Records changed while the search index was being built.")
        yield _entry(gathered, number, text)
    if number + 1 != len(gathered.rows):
        raise RecordsChanged("Records changed while the search index was being built.")


def _entry(gathered: Gathered, number: int, text: str) -> Entry:
    row, nothing = gathered.rows[number], Standing((), "")
    issues, actions = (said.get(number, nothing).labels for said in (gathered.issues, gathered.actions))
    tags = [
        tag("sur", row.review.state), tag("session", str(row.review.session)),
        tag("cycle", str(row.review.cycle)),
        *(tag("rs", state) for state in dict.fromkeys(gathered.by.get(number, ())) if state),
        *(tag("issue", slug) for slug in issues),
        *(tag("action", action) for action in actions),
        *(tag("position", answer) for answer in sorted(set(gathered.answers.get(number, ())))),
        *(tag(name, label) for name, said in gathered.schemes.items()
          for label in with_those_above(name, said.get(number, nothing).labels)),
    ]  # fmt: skip
    return Entry(text, tags, (row.code, row.number))


def make_columns(gathered: Gathered) -> Columns:
    """Return the columns of the gathered records."""
    rows = gathered.rows
    session = [row.review.session for row in rows]
    names = {code: state.name for code, state in gathered.reference.states.by_iso3.items()}
    oldest = sorted(
        range(len(rows)), key=lambda n: (session[n], rows[n].review.order, rows[n].review.state, n)
    )
    newest = sorted(oldest, key=lambda n: -session[n])
    by_state = sorted(newest, key=lambda n: names.get(rows[n].review.state, rows[n].review.state))
    return Columns(
        pk=np.array([row.pk for row in rows], dtype=np.int64),
        pledge=np.array([row.pledge for row in rows], dtype=np.bool_),
        day=np.array([_day(gathered.reference, row.review) for row in rows], dtype=np.int32),
        demo=np.array([row.review.demo for row in rows], dtype=np.bool_),
        by_newest=np.array(newest, dtype=np.int32),
        by_oldest=np.array(oldest, dtype=np.int32),
        by_state=np.array(by_state, dtype=np.int32),
        pair_record=np.array([pair[0] for pair in gathered.pairs], dtype=np.int32),
        pair_real=np.array([pair[3] for pair in gathered.pairs], dtype=np.bool_),
        relations=_relations(gathered),
    )


def _relations(gathered: Gathered) -> dict[str, Relation]:
    reviews = [row.review for row in gathered.rows]
    everyone = range(len(reviews))
    asked = [(n, pair[1]) for n, pair in enumerate(gathered.pairs) if pair[1]]
    reviewed_on = [gathered.rows[pair[0]].review for pair in gathered.pairs]
    groups = _Groups(gathered.reference)
    several = {
        "issue": [(n, value) for n, said in gathered.issues.items() for value in said.labels],
        "action": [(n, value) for n, said in gathered.actions.items() for value in said.labels],
        "coded_by": [*coded_by(gathered.issues, gathered.actions), *gathered.tagged],
        **{
            name: [(n, value) for n, one in said.items() for value in with_those_above(name, one.labels)]
            for name, said in gathered.schemes.items()
        },
        "lineage": [
            (n, value)
            for n, row in enumerate(gathered.rows)
            if not row.pledge
            for value in gathered.lineage.get(row.pk, UNLINKED)
        ],
        "document": [
            (n, kind)
            for n, row in enumerate(gathered.rows)
            for kind in gathered.documents[row.pledge].get(row.pk, ())
        ],
        "first_position": gathered.first,
        "ever_position": gathered.ever,
        "rs": asked,
        "sur_group": [(n, g) for n in everyone for g in groups.region(reviews[n].state)],
        "rs_group": [(n, g) for n, state in asked for g in groups.region(state)],
        "sur_org": [(n, o) for n in everyone for o in groups.organisations(reviews[n].state, reviews[n])],
        "rs_org": [(n, o) for n, state in asked for o in groups.organisations(state, reviewed_on[n])],
    }
    return {
        "sur": Relation.of(everyone, [review.state for review in reviews]),
        "session": Relation.of(everyone, [str(review.session) for review in reviews]),
        "cycle": Relation.of(everyone, [str(review.cycle) for review in reviews]),
        "position": Relation.of(range(len(gathered.pairs)), [pair[2] for pair in gathered.pairs]),
        **{name: _related(entries) for name, entries in several.items()},
    }


def _day(reference: Reference, review: Review) -> int:
    """Return the day of the review, else the first of its session, as `date.toordinal`; 0 when unknown."""
    session = reference.sessions.get(review.session)
    day = review.date or (session.start if session else None)
    return day.toordinal() if day else 0


def _related(found: Sequence[tuple[int, str]]) -> Relation:
    return Relation.of([n for n, _ in found], [value for _, value in found])


class _Groups:
    """Regional group and organisations of a State on the day of a review, each looked up once."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._members: dict[date | None, list[tuple[str, frozenset[str]]]] = {}
        self._known: dict[tuple[str, date | None], tuple[str, ...]] = {}

    def region(self, state: str) -> tuple[str, ...]:
        found = self._reference.states.by_iso3.get(state)
        return (found.regional_group,) if found and found.regional_group else ()

    def organisations(self, state: str, review: Review) -> tuple[str, ...]:
        session = self._reference.sessions.get(review.session)
        day = review.date or (session.start if session else None)
        key = (state, day)
        if key not in self._known:
            self._known[key] = tuple(slug for slug, members in self._on(day) if state in members)
        return self._known[key]

    def _on(self, day: date | None) -> list[tuple[str, frozenset[str]]]:
        if day not in self._members:
            self._members[day] = [
                (slug, organisation.members_on(day) if day else organisation.members_today)
                for slug, organisation in self._reference.organisations.items()
            ]
        return self._members[day]
