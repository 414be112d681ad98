"""The charts and the table of the report of a session, from its plain data."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from uprtracker.analytics.basis import By
from uprtracker.analytics.charts.chart import Chart, Kind, Row, Series, Unit
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.frame import POSITIONS
from uprtracker.web import names
from uprtracker.web.answer import of_them
from uprtracker.web.answered import beside
from uprtracker.web.coders import Coders
from uprtracker.web.statistics.asked import of_basis, source_of
from uprtracker.web.statistics.building import answers, finding, heading, name_of

LONGEST = 10


def charts(own: dict[str, Any], basis: str, address: str, day: str, version: int) -> list[Chart]:
    """Return top issues, who made most, and answers by State (by alphabet)."""
    source = source_of(version, date.fromisoformat(day)) if day else "UPR Tracker"
    told, share = of_basis(Basis(basis), own["total"]), Unit.SHARE

    def made(kind: Kind, by: By, name: str, title: str, rows: list[Row], **other: Any) -> Chart:
        series = other.pop("series", (Series("count", _("Number")),))
        return Chart(
            kind, name, title, told, heading(by), series, tuple(rows), source=source,
            address=f"{address}#{name}", **other,
        )  # fmt: skip

    found = []
    if own["issues"]:
        rows = _rows(By.ISSUE, own["issues"], own["total"])
        title = _("%(issue)s is asked about most: %(share)s") % {
            "issue": rows[0].name,
            "share": of_them(int(rows[0].values[0] or 0), own["total"]),
        }
        found.append(
            made(Kind.BARS, By.ISSUE, "issues", title, rows, unit=Unit.SHARE, of=_("of"), note=_coders(own))
        )
    if own["recommending"]:
        rows = _rows(By.RECOMMENDING, own["recommending"], own["total"])
        title = _("%(name)s made most: %(count)s") % {
            "name": rows[0].name,
            "count": names.number(int(rows[0].values[0] or 0)),
        }
        found.append(made(Kind.BARS, By.RECOMMENDING, "recommending", title, rows, of=_("of")))
    rows = _answers(own)
    found.append(
        made(
            Kind.STACKED, By.STATE, "answers", finding(own["answers"]), rows, series=answers(),
            unit=share, of=_("All"), note=beside(own["answers"]),
        )
    )  # fmt: skip
    return found


def _coders(own: dict[str, Any]) -> str:
    """Return how much a machine coded; of reports frozen before that was kept, as far as categories tell."""
    machine = own.get("by_machine", own["specific"].get("machine", {}).get("whole", 0))
    note = Coders("").note(machine, own["total"])
    return note.words if note else ""


def states(own: dict[str, Any], bases: dict[str, Any]) -> list[tuple[str, list[int | None]]]:
    """Return the States reviewed by alphabet, each with its count on every basis of the report."""
    counts = {
        basis: {one["key"]: one["count"] for one in figures["states"]} for basis, figures in bases.items()
    }
    return [
        (one["key"], [counts.get(basis.value, {}).get(one["key"]) for basis in Basis])
        for one in _by_alphabet(own["states"])
    ]


def _rows(by: By, listed: list[dict[str, Any]], total: int) -> list[Row]:
    return [Row(one["key"], name_of(by, one["key"]), (one["count"],), of=total) for one in listed[:LONGEST]]


def _answers(own: dict[str, Any]) -> list[Row]:
    return [
        Row(
            one["key"],
            names.state(one["key"]),
            tuple(one["answers"].get(key, 0) for key in POSITIONS),
            of=one["count"],
        )
        for one in _by_alphabet(own["states"])
    ]


def _by_alphabet(listed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(listed, key=lambda one: names.fold(names.state(one["key"])))
