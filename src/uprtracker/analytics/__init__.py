"""Figures and series, each with basis, denominator and date.

The doors are modules, because rows can only be imported once Django is ready:

- `analytics.counts.total(basis, scope)`: one figure;
- `analytics.counts.counts(basis, by, scope)`: a figure by session, State, answer, label;
- `analytics.figure.Figure` and `Basis`; `analytics.basis.By`; `analytics.scope.Scope`.
"""
