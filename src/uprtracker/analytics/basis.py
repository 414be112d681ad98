"""What a basis counts, as rows of the database, and in which columns its cuts stand.

- recommendations: items of Working Group reports, and texts of the export that
  no report holds (or whose report is not in yet);
- pairs: those by recommending State;
- UPR Info rows: rows of its export that count (see `records.counting`), with
  the answer and the labels that UPR Info gave them.
"""

from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from uprtracker.analytics.figure import Basis
from uprtracker.analytics.scope import Scope
from uprtracker.records.codings import MODEL, current
from uprtracker.records.models import Coding, Pair, Recommendation, SourceRow


class By(StrEnum):
    """What a count is cut by. `state` is the State under Review, `group` its regional group.

    `first` is the answer in the Working Group's report; `coder` and `action_coder` say whether people or
    the machine alone gave the labels. From `review` on, frames alone have the cut (`analytics.frame`).
    """

    SESSION = "session"
    CYCLE = "cycle"
    STATE = "state"
    RECOMMENDING = "recommending"
    POSITION = "position"
    ACTION = "action"
    ISSUE = "issue"
    REVIEW = "review"
    GROUP = "group"
    RECOMMENDING_GROUP = "recommending_group"
    FIRST = "first"
    CODER = "coder"
    ACTION_CODER = "action_coder"


LABELS = {By.ACTION: "action", By.ISSUE: "issue"}
"""Cuts by label, with the scheme of the codings."""

# From a row of the basis to its review, and to its recommending State.
_REVIEW = {
    Basis.RECOMMENDATIONS: "review__",
    Basis.PAIRS: "recommendation__review__",
    Basis.UPRINFO_ROWS: "review__",
}
_RECOMMENDING = {
    Basis.RECOMMENDATIONS: "pairs__state",
    Basis.PAIRS: "state",
    Basis.UPRINFO_ROWS: "state",
}
# From a row of the basis to the codings that speak of it.
TO_CODINGS = {
    Basis.RECOMMENDATIONS: "codings",
    Basis.PAIRS: "recommendation__codings",
    Basis.UPRINFO_ROWS: "codings",
}


def column(basis: Basis, by: By) -> str:
    """Return the column in which a cut stands. Raises KeyError for cuts by label."""
    review = _REVIEW[basis]
    return {
        By.SESSION: f"{review}session",
        By.CYCLE: f"{review}cycle",
        By.STATE: f"{review}state",
        By.RECOMMENDING: _RECOMMENDING[basis],
        By.POSITION: "position",
    }[by]


def rows(basis: Basis, scope: Scope) -> QuerySet[Any]:
    """Return the rows of a basis within a scope."""
    found: QuerySet[Any]
    if basis is Basis.RECOMMENDATIONS:
        found = Recommendation.objects.all()
    elif basis is Basis.PAIRS:
        found = Pair.objects.all()
    else:
        found = SourceRow.objects.filter(counted=True, kind="recommendation")
    wanted = Q(**{f"{_REVIEW[basis]}demo": scope.demo})
    for by, values in (
        (By.SESSION, scope.sessions),
        (By.CYCLE, scope.cycles),
        (By.STATE, scope.states),
    ):
        if values:
            wanted &= Q(**{f"{column(basis, by)}__in": values})
    if scope.position is not None:
        wanted &= Q(position=scope.position)
    found = found.filter(wanted).order_by()
    if scope.recommending:
        named = {f"{_RECOMMENDING[basis]}__in": scope.recommending}
        found = found.filter(**named).distinct()
    return _by_people(_labelled(_numbered(found, basis, scope), basis, scope), basis, scope)


def by_machine(found: QuerySet[Any], basis: Basis) -> QuerySet[Any]:
    """Return those of `found` with an issue or action category that is the machine's alone."""
    return found.filter(Exists(_coded(basis).filter(origin=MODEL)))


def codings(basis: Basis, scheme: str) -> QuerySet[Coding]:
    """Return the codings that speak of a basis: UPR Info's own of its rows, else those that hold now."""
    own = Coding.objects.filter(scheme=scheme).order_by()
    if basis is Basis.UPRINFO_ROWS:
        return own.filter(row__isnull=False)
    return current(own)


def _numbered(found: QuerySet[Any], basis: Basis, scope: Scope) -> QuerySet[Any]:
    if not scope.numbered:
        return found
    prefix = "" if basis is Basis.RECOMMENDATIONS else "recommendation__"
    return found.exclude(**{f"{prefix}origin": "uprinfo"})


def _by_people(found: QuerySet[Any], basis: Basis, scope: Scope) -> QuerySet[Any]:
    if not scope.people or basis is Basis.UPRINFO_ROWS:  # its rows carry people's labels alone
        return found
    coded = _coded(basis)
    return found.filter(Exists(coded), ~Exists(coded.filter(origin=MODEL)))


def _coded(basis: Basis) -> QuerySet[Coding]:
    """Return the issues and action categories that hold for a row of a basis."""
    own = "recommendation" if basis is Basis.PAIRS else "pk"
    if basis is Basis.UPRINFO_ROWS:
        return Coding.objects.filter(row=OuterRef("pk"))
    return current(Coding.objects.filter(scheme__in=LABELS.values(), recommendation=OuterRef(own)).order_by())


def _labelled(found: QuerySet[Any], basis: Basis, scope: Scope) -> QuerySet[Any]:
    """Narrow to rows that carry the action category and issue of the scope."""
    own = "recommendation" if basis is Basis.PAIRS else "pk"
    to_coding = "row" if basis is Basis.UPRINFO_ROWS else "recommendation"
    for scheme, label in (("action", scope.action), ("issue", scope.issue)):
        if label is not None:
            carried = codings(basis, scheme).filter(label=str(label), **{to_coding: OuterRef(own)})
            found = found.filter(Exists(carried))
    return found
