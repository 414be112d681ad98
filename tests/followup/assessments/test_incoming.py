"""Assessments out of files: what is understood, what is told to be left out."""

import io

import pytest
from django.core.exceptions import ValidationError

from uprtracker.exchange.tables import Column, Table, write_table
from uprtracker.followup.assessments.incoming import incoming, level_in

CODE = "XAA-45-1.1"


@pytest.mark.parametrize(
    ("text", "level", "rest"),
    [
        ("Partially implemented (12 May 2026)\nThe law was changed.", "partially", "The law was changed."),
        ("Fully implemented", "fully", ""),
        ("Not implemented: no budget.", "not", "no budget."),
        ("Not assessable", "not_assessable", ""),
        ("B", "B", ""),
        ("Notable progress was made.", "", "Notable progress was made."),
        ("Implementation began in May.", "", "Implementation began in May."),
        ("", "", ""),
    ],
)
def test_a_level_at_the_beginning(text, level, rest):
    assert level_in(text) == (level, rest)


def test_a_csv_by_number_and_code(space):
    data = (
        b"Assessments of 2024\nNumber,Level of implementation,Comment,Source\n"
        b"1.1 Repair,Fully implemented,Built.,Own visit\n"
        b"XAA-45-P1,mostly,Painted in part.,\n9.9,Not implemented,,\n,,,\n"
    )
    rows = incoming(space.cso.editor, "ours.CSV", data)
    assert [(row.code, row.value) for row in rows] == [(CODE, "fully"), ("XAA-45-p1", ""), ("", "not")]
    assert rows[0].words == {"comment": "Built.", "evidence": "Own visit"}
    assert rows[1].words == {"comment": "mostly\nPainted in part."}


def test_a_spreadsheet(space):
    out = io.BytesIO()
    table = Table("S", (Column("code", "Code", 10), Column("level", "Level", 10)), "Notes", ())
    write_table(table, [(CODE, "Partially implemented")], "xlsx", out)
    (row,) = incoming(space.cso.editor, "ours.xlsx", out.getvalue())
    assert (row.code, row.value) == (CODE, "partially")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"Colour,Size\nred,1\n"),
        ("a.xlsx", b"no workbook"),
        ("a.docx", b"no document"),
        ("a.csv", b"x" * (2**20 + 1)),
        ("a.csv", b"Number,Level\n" + b"1.1,Fully\n" * 1001),
    ],
)
def test_what_cannot_be_read_is_told(space, name, data):
    with pytest.raises(ValidationError):
        incoming(space.cso.editor, name, data)
