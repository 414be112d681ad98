"""The counts of word stems are those of the export, by the tool that makes them."""

import csv
import importlib.util
from pathlib import Path

from uprtracker.exchange.uprinfo import read_export
from uprtracker.reference import load_reference

TOOL = Path(__file__).resolve().parents[2] / "tools" / "word_counts.py"


def test_the_table_is_what_the_tool_makes_of_the_export(corpus):
    spec = importlib.util.spec_from_file_location("word_counts", TOOL)
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    files = sorted((corpus / "uprinfo").glob("sessions-*.csv"))
    rows = [row for file in files for row in read_export(file, load_reference()).rows]
    made = tool.counts(row.text for row in rows if row.kind == "recommendation")
    with tool.TABLE.open(encoding="utf-8") as file:
        assert [(row["stem"], int(row["texts"])) for row in csv.DictReader(file)] == made
    assert made[0] == ("", 28_916)
