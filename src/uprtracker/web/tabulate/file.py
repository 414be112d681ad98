"""A table as a file: all rows and columns, with the question, basis, version and address in its notes."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from uprtracker.exchange.tables import Cell, Column, Table
from uprtracker.search.pivot import Pivot
from uprtracker.web import facets
from uprtracker.web.tabulate import words
from uprtracker.web.tabulate.asked import Asked


def sheet(asked: Asked, found: Pivot, day: str, address: str) -> Table:
    """Return the head of the file and its notes."""
    across = [Column(f"n_{value}", facets.words_of(asked.columns, value)) for value in _across(asked, found)]
    return Table(
        name=_("Table"),
        columns=(
            Column("value", _("Code")),
            Column("name", facets.title_of(asked.rows), 40),
            *across,
            Column("total", _("All")),
        ),
        notes_name=_("About"),
        notes=(
            ("table", _("Table"), asked.title),
            ("basis", _("Basis"), words.basis(asked, found.total)),
            ("address", _("Address that restores this view"), address),
            ("source", _("Source"), words.source(day, found.data_version)),
        ),
    )


def rows(asked: Asked, found: Pivot) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each value, and the totals last."""
    width = len(_across(asked, found))
    counts, totals = found.counts[:, :width].tolist(), found.row_totals.tolist()
    for place, value in enumerate(found.row_values):
        yield (value, facets.words_of(asked.rows, value), *counts[place], totals[place])
    yield ("", _("All"), *found.column_totals[:width].tolist(), found.total)


def _across(asked: Asked, found: Pivot) -> tuple[str, ...]:
    """Return the values of the columns; none where the rows are counted alone."""
    return found.column_values if asked.columns else ()
