"""A review as a table: a row per recommendation, with the answer at every stage."""

from collections.abc import Iterator, Mapping
from typing import IO, Any

from django.utils.translation import gettext as _

from uprtracker.exchange.tables import Cell, Column, Table, write_table
from uprtracker.records.codings import MODEL, PERSON, SCHEMES
from uprtracker.records.models import Position, Review
from uprtracker.records.scheme_names import origin_name, scheme_name
from uprtracker.records.version import data_version
from uprtracker.records.whole_review import whole_review
from uprtracker.reference import load_reference

STAGES = {stage.name.lower(): stage for stage in Position.Stage}


def write_review(review: Review, form: str, stream: IO[bytes]) -> int:
    """Write the recommendations of `review` as XLSX or CSV; return how many. Raises UprTrackerError."""
    whole = whole_review(review)
    table = Table(name=review.code, columns=_columns(), notes_name=_("About"), notes=_notes(review, whole))
    return write_table(table, _rows(whole), form, stream)


def _columns() -> tuple[Column, ...]:
    return (
        Column("code", _("Code"), 18),
        Column("number", _("Number"), 9),
        Column("text", _("Text"), 90),
        Column("rs", _("Recommending States"), 26, "texts"),
        Column("rs_iso3", _("Recommending States (ISO 3166)"), 8, "texts"),
        Column("position", _("Response"), 14),
        Column("first_position", _("First count"), 14),
        *(
            Column(key, stage.label[:1].upper() + stage.label[1:], 24, "texts")
            for key, stage in STAGES.items()
        ),
        *_of_codings(),
        Column("words", _("The State’s own words"), 50),
        Column("comment", _("Comment of the State"), 50),
        Column("document", _("Document"), 16),
        Column("page", _("Page"), 6, "whole"),
    )


def _of_codings() -> Iterator[Column]:
    for scheme in SCHEMES:
        what = {"what": scheme_name(scheme)}
        yield Column(scheme, what["what"], 20, "texts")
        yield Column(f"{scheme}_origin", _("%(what)s: coded by") % what, 18)
        yield Column(
            f"{scheme}_confidence", _("%(what)s: confidence of the machine, 0 to 1") % what, 10, "decimal"
        )
        yield Column(f"{scheme}_version", _("%(what)s: version of the machine’s coder") % what, 14)


def _notes(review: Review, whole: Mapping[str, Any]) -> tuple[tuple[str, str, Cell], ...]:
    states = load_reference(demo=True).states.by_iso3
    state = states[review.state].name if review.state in states else review.state
    return (
        ("state", _("State under Review"), state),
        ("session", _("Session"), review.session),
        ("count", _("Rows"), whole["counts"]["recommendations"]),
        (
            "basis",
            _("What a row is"),
            _("One row per recommendation (or voluntary pledge, where pledges are listed)."),
        ),
        ("data", _("State of the data"), whole["data"]["reason"]),
        ("documents", _("Document"), tuple(one["symbol"] or one["file"] for one in whole["documents"])),
        ("data_version", _("Data version"), data_version()),
    )


def _rows(whole: Mapping[str, Any]) -> Iterator[tuple[Cell, ...]]:
    names = load_reference(demo=True).states.by_iso3
    for one in whole["recommendations"]:
        steps = one["positions"]
        yield (
            one["code"],
            one["number"],
            one["text"],
            tuple(names[state].name if state in names else state for state in one["states"]),
            tuple(one["states"]),
            one["position"] or "",
            one["first_position"] or "",
            *(tuple(_step(step) for step in steps if step["stage"] == key) for key in STAGES),
            *(cell for scheme in SCHEMES for cell in _coded(one["codings"][scheme])),
            _last(steps, "words"),
            _last(steps, "comment"),
            one["document"] or "",
            one["page"],
        )


def _step(step: Mapping[str, Any]) -> str:
    """Return "noted (NOR), A/HRC/28/15/Add.1, 4, 2015-03-03" as far as it is known."""
    towards = f" ({step['towards']})" if step["towards"] else ""
    part = f" [{step['part']}]" if step["part"] else ""
    place = (step["symbol"], step["paragraph"], step["date"])
    return ", ".join([f"{step['position'] or '?'}{towards}{part}", *(one for one in place if one)])


def _coded(said: Mapping[str, Any]) -> tuple[Cell, Cell, Cell, Cell]:
    """Return labels, whose they are; of those the machine gave alone, how sure, and its version."""
    whose = origin_name(said["coded_by"] or "") if said["labels"] else ""
    if said["unconfirmed"] and said["coded_by"] == PERSON:
        whose = f"{whose}; {origin_name(MODEL)}: {', '.join(said['unconfirmed'])}"
    return tuple(said["labels"]), whose, said["confidence"], said["version"] or ""


def _last(steps: list[Mapping[str, Any]], name: str) -> str:
    """Return what the State said last, empty when it said nothing."""
    said = [step[name] for step in steps if step[name]]
    return said[-1] if said else ""
