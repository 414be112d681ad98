"""Counts on a named basis, each with its denominator and the date of the data.

>>> by_session = counts(Basis.UPRINFO_ROWS, By.SESSION)
>>> by_session["1"]
Figure(value=430, basis=..., denominator=30729, as_of=..., version=...)
"""

from typing import Any

from django.db.models import Count

from uprtracker.analytics.basis import LABELS, TO_CODINGS, By, by_machine, codings, column, rows
from uprtracker.analytics.figure import Basis, Figure
from uprtracker.analytics.scope import EVERYTHING, Scope
from uprtracker.records.models import DataVersion


def total(basis: Basis, scope: Scope = EVERYTHING, *, of: Scope = EVERYTHING) -> Figure:
    """Return how many rows of a basis are in `scope`; the denominator is those in `of`."""
    return _figure(rows(basis, scope).count(), basis, rows(basis, of).count(), *_state_of_data())


def machine_coded(basis: Basis, scope: Scope = EVERYTHING) -> Figure:
    """Return how many rows in `scope` have an issue or action category that is the machine's alone."""
    found = rows(basis, scope)
    return _figure(by_machine(found, basis).count(), basis, found.count(), *_state_of_data())


def counts(basis: Basis, by: By, scope: Scope = EVERYTHING) -> dict[str, Figure]:
    """Return the rows of a basis in `scope`, cut: a figure by session number, ISO3, position or label.

    The denominator of each is all of `scope`. A row with several issues or
    recommending States counts under each of them, so the values may add up to
    more. What has no value (an unknown State, no answer) stands under "".
    """
    found = rows(basis, scope)
    cut = _by_label(basis, by, found) if by in LABELS else _by_column(basis, by, found)
    every = found.count()
    state = _state_of_data()
    return {key: _figure(value, basis, every, *state) for key, value in sorted(cut.items(), key=_order)}


def _by_column(basis: Basis, by: By, found: Any) -> dict[str, int]:
    name = column(basis, by)
    grouped = found.values_list(name).annotate(Count("pk", distinct=True))
    return {str("" if key is None else key): value for key, value in grouped}


def _by_label(basis: Basis, by: By, found: Any) -> dict[str, int]:
    path = TO_CODINGS[basis]
    holding = {f"{path}__in": codings(basis, LABELS[by]).values("pk")}
    grouped = found.filter(**holding).values_list(f"{path}__label")
    return dict(grouped.annotate(rows=Count("pk", distinct=True)))


def _order(entry: tuple[str, int]) -> tuple[int, str]:
    """Sort numbers as numbers."""
    key, _ = entry
    return (int(key) if key.isdigit() else 0, key)


def _state_of_data() -> tuple[Any, int]:
    newest = DataVersion.objects.order_by("-number").first()
    return (newest.made_at, newest.number) if newest else (None, 0)


def _figure(value: int, basis: Basis, denominator: int, as_of: Any, version: int) -> Figure:
    return Figure(value=value, basis=basis, denominator=denominator, as_of=as_of, version=version)
