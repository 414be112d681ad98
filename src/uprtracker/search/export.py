"""All that a question finds, as a file: XLSX, CSV or JSON.

The rows are those of the whole answer, not of one page, in the order of the list. Notes say
what was asked, what is counted, and the version and date of the data.
"""

from typing import IO
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from uprtracker.core.errors import QueryError
from uprtracker.exchange.tables import FORMATS, Cell, Table, write_table
from uprtracker.records.models import DataVersion
from uprtracker.search.export_columns import columns
from uprtracker.search.export_rows import rows
from uprtracker.search.find import Answer, answered, by_machine
from uprtracker.search.labels import filter_name, label
from uprtracker.search.query import Query

BASES = ("recommendations", "pairs")

__all__ = ["BASES", "FORMATS", "export"]


def export(
    query: Query, form: str, stream: IO[bytes], *, address: str, basis: str = "recommendations"
) -> int:
    """Write everything `query` finds (not its page only) to `stream`; return the number of rows.

    `form` is one of FORMATS. `address` is the site's root as readers see it
    (`https://upr.example.org`), from which permanent addresses are made. `basis`
    `pairs` writes a row per recommendation-State pair that passes the filters. Raises
    IndexMissing as `find` does, QueryError for another basis or format.
    """
    if basis not in BASES or form not in FORMATS:
        raise QueryError(_("There is no such export: %(what)s.") % {"what": f"{form}, {basis}"})
    root = address.rstrip("/")
    answer = answered(query)
    table = Table(
        name=_("Records"),
        columns=columns(),
        notes_name=_("About"),
        notes=_notes(answer, query, root, basis),
    )
    return write_table(table, rows(answer, root, by_pairs=basis == "pairs"), form, stream)


def _notes(answer: Answer, query: Query, root: str, basis: str) -> tuple[tuple[str, str, Cell], ...]:
    version = answer.snapshot.data_version
    made = DataVersion.objects.filter(number=version).values_list("made_at", flat=True).first()
    filters = tuple(
        f"{filter_name(name)}: " + ", ".join(label(name, value) for value in query.values(name))
        for name in query.active()
    )
    return (
        ("query", _("Search text"), query.q),
        ("filters", _("Filters"), filters),
        ("issues", _("Issues are joined by"), query.issue_mode if query.issue else ""),
        ("listed", _("Listed"), label("kind", query.kind)),
        ("address", _("Address that restores this view"), _view(query, root)),
        ("count", _("Rows"), _count(answer, basis)),
        ("basis", _("What a row is"), _basis(basis)),
        ("by_machine", _("Records coded by machine, unconfirmed"), _by_machine(answer)),
        ("data_version", _("Data version"), version),
        ("data_date", _("Data date"), made.date().isoformat() if made else ""),
        ("messages", _("How the question was read"), answer.messages),
        ("origin", _("Origin of codings"), _origin()),
        ("source", _("Source"), _source()),
    )


def _by_machine(answer: Answer) -> int:
    return int(by_machine(answer.snapshot.columns)[answer.listed].sum())


def _view(query: Query, root: str) -> str:
    return f"{root}/recommendations/?{urlencode(query.params())}"


def _count(answer: Answer, basis: str) -> int:
    if basis == "pairs":
        return int((answer.selection.pairs() & answer.snapshot.columns.pair_real).sum())
    return len(answer.listed)


def _basis(basis: str) -> str:
    if basis == "pairs":
        return _("One row per recommendation and recommending State (recommendation-State pairs).")
    return _("One row per recommendation (or voluntary pledge, where pledges are listed).")


def _origin() -> str:
    return _(
        "Codings of UPR Info were made by people and imported. What a machine coded is marked"
        " “machine, unconfirmed”."
    )


def _source() -> str:
    return _(
        "Texts: United Nations documents named in each row; rows without a document come from the database"
        " of UPR Info (upr-info.org). Please name both when you cite."
    )
