"""Figures others published, measured again on the export: basis UPR Info rows, said in each case.

`published_figures.csv` holds what was published and on which basis, and what the
export measures. Where the bases differ (numbered recommendations of the United
Nations, earlier states of the database) the two need not agree, and the table
says so; where they agree, they do to the digit published, or but for the last one.
"""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from uprtracker.exchange.uprinfo import ExportRow, read_export
from uprtracker.reference import load_reference

TABLE = Path(__file__).resolve().parents[2] / "expected" / "published_figures.csv"
with TABLE.open(encoding="utf-8", newline="") as lines:
    FIGURES = list(csv.DictReader(lines))

Rows = list[ExportRow]
MEASURES: dict[str, Callable[[Rows, str], float]] = {
    "rows": lambda rows, of: len(rows),
    "rows to": lambda rows, of: sum(row.state == of for row in rows),
    "rows of action category": lambda rows, of: sum(row.action == int(of) for row in rows),
    "percent of action category": lambda rows, of: percent(sum(row.action == int(of) for row in rows), rows),
    "percent of issue": lambda rows, of: percent(sum(of in row.issues for row in rows), rows),
    "recommending States": lambda rows, of: len({row.from_state for row in rows if row.from_state}),
    "rows per State under review": lambda rows, of: len(rows) / len({row.state for row in rows}),
    "rows per State and recommending State": lambda rows, of: (
        len(rows) / len({(row.state, row.from_state) for row in rows})
    ),
}
TOLERANCE = {"yes": 0.5, "nearly": 1.5}
"""In units of the last digit published."""

pytestmark = pytest.mark.corpus


def percent(part: int, rows: Rows) -> float:
    return 100 * part / len(rows)


@pytest.fixture(scope="module")
def export(corpus: Path) -> Rows:
    paths = sorted((corpus / "uprinfo").glob("sessions-*.csv"))
    return [row for path in paths for row in read_export(path, load_reference()).rows]


@pytest.mark.parametrize("figure", FIGURES, ids=[figure["id"] for figure in FIGURES])
def test_published_figure(export: Rows, figure: dict[str, str]) -> None:
    sessions = {int(number) for number in figure["sessions"].split()}
    rows = [row for row in export if row.session in sessions]
    measured = MEASURES[figure["measure"]](rows, figure["of"])
    assert measured == pytest.approx(float(figure["measured"]), abs=0.006)
    if figure["agrees"] != "no":
        digit = 10.0 ** -len(figure["published"].partition(".")[2])
        assert abs(measured - float(figure["published"])) <= TOLERANCE[figure["agrees"]] * digit + 1e-9
    else:
        assert figure["published"] != figure["measured"]
