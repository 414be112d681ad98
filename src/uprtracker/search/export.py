"""All that a question finds, as a file: tables, or citations for Word and for reference managers.

The rows are those of the whole answer, not of one page, in the order of the list. Notes say
what was asked, what is counted, and the version and date of the data.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from uprtracker.core.errors import QueryError
from uprtracker.exchange.citations import CITATION_FORMATS, Collection, write_citations
from uprtracker.exchange.citations.word import MOST_IN_WORD
from uprtracker.exchange.tables import FORMATS as TABLE_FORMATS
from uprtracker.exchange.tables import Cell, Column, Table, write_table
from uprtracker.records.models import DataVersion
from uprtracker.records.version import data_version
from uprtracker.search.answer import Answer
from uprtracker.search.export_citations import citations
from uprtracker.search.export_columns import Cells, columns
from uprtracker.search.export_rows import Key, found_rows, records
from uprtracker.search.find import answered
from uprtracker.search.labels import filter_name, label
from uprtracker.search.query import Query

BASES = ("recommendations", "pairs")
FORMATS = (*TABLE_FORMATS, *CITATION_FORMATS)
Notes = tuple[tuple[str, str, Cell], ...]
"""Key for programs, name for people, and what there is to say."""

__all__ = ["BASES", "FORMATS", "Chosen", "export", "export_chosen"]


def export(
    query: Query, form: str, stream: IO[bytes], *, address: str, basis: str = "recommendations"
) -> int:
    """Write everything `query` finds (not its page only) to `stream`; return the number of rows.

    `form` is one of FORMATS. `address` is the site's root as readers see it
    (`https://upr.example.org`), from which permanent addresses are made. `basis`
    `pairs` writes a row per recommendation-State pair that passes the filters, in a table only. Raises
    IndexMissing as `find` does, QueryError for another basis or format, and for more
    records than a Word file is made for.
    """
    if basis not in BASES or form not in FORMATS or (basis == "pairs" and form not in TABLE_FORMATS):
        raise QueryError(_("There is no such export: %(what)s.") % {"what": f"{form}, {basis}"})
    root = address.rstrip("/")
    answer = answered(query)
    notes = _notes(answer, query, root, basis)
    if form in CITATION_FORMATS:
        _check_length(form, len(answer.listed))
        version = answer.snapshot.data_version
        cited = citations(answer.keys(answer.listed), root, version, _dated(version))
        return write_citations(_collection(_("Recommendations"), notes), cited, form, stream)
    table = Table(name=_("Records"), columns=columns(), notes_name=_("About"), notes=notes)
    return write_table(table, found_rows(answer, root, by_pairs=basis == "pairs"), form, stream)


@dataclass(frozen=True)
class Chosen:
    """Records that somebody chose: their keys in his order, his notes by place, what the whole is called."""

    title: str
    about: str
    keys: Sequence[Key]
    remarks: Mapping[int, str]


def export_chosen(chosen: Chosen, form: str, stream: IO[bytes], *, address: str) -> int:
    """Write the records somebody chose, with his notes; return the number of rows.

    Raises QueryError for a form that is not in FORMATS and for more than a Word file is made for.
    """
    if form not in FORMATS:
        raise QueryError(_("There is no such export: %(what)s.") % {"what": form})
    root, version = address.rstrip("/"), data_version()
    notes: Notes = (
        ("name", _("Folder"), chosen.title),
        ("about", _("About"), chosen.about),
        ("count", _("Rows"), len(chosen.keys)),
        ("basis", _("What a row is"), _basis("recommendations")),
        *_version_notes(version),
    )
    if form in CITATION_FORMATS:
        _check_length(form, len(chosen.keys))
        cited = citations(chosen.keys, root, version, _dated(version), chosen.remarks)
        return write_citations(_collection(chosen.title, notes), cited, form, stream)
    named = (Column("own_note", _("Note in the folder"), 50), *columns())
    table = Table(name=_("Records"), columns=named, notes_name=_("About"), notes=notes)
    cells = Cells(version)
    rows = (
        (chosen.remarks.get(place, ""), *cells.of(line, pairs))
        for place, line, pairs in records(chosen.keys, root)
    )
    return write_table(table, rows, form, stream)


def _check_length(form: str, count: int) -> None:
    if form == "docx" and count > MOST_IN_WORD:
        raise QueryError(
            _("A Word file is made for %(most)d records at most, and this is %(count)d.")
            % {"most": MOST_IN_WORD, "count": count},
            remedy=_("Narrow the search, or choose another format."),
        )


def _collection(title: str, notes: Notes) -> Collection:
    """Return the notes as a paper shows them; those that say nothing are left out."""
    shown = [(name, "; ".join(value) if isinstance(value, tuple) else value) for _key, name, value in notes]
    return Collection(title, tuple((name, str(value)) for name, value in shown if value not in ("", None)))


def _notes(answer: Answer, query: Query, root: str, basis: str) -> Notes:
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
        *_version_notes(answer.snapshot.data_version),
        ("messages", _("How the question was read"), answer.messages),
        ("origin", _("Origin of codings"), _origin()),
        ("source", _("Source"), _source()),
    )


def _version_notes(version: int) -> Notes:
    return (("data_version", _("Data version"), version), ("data_date", _("Data date"), _dated(version)))


def _dated(version: int) -> str:
    """Return the date of a version of the data, empty where there is none."""
    made = DataVersion.objects.filter(number=version).values_list("made_at", flat=True).first()
    return made.date().isoformat() if made else ""


def _by_machine(answer: Answer) -> int:
    return answer.listed_by_machine


def _view(query: Query, root: str) -> str:
    return f"{root}/recommendations/?{urlencode(query.params())}"


def _count(answer: Answer, basis: str) -> int:
    if basis == "pairs":
        return answer.pairs
    return answer.count


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
