"""Exports hold everything a question finds, whatever page it shows, with its basis."""

import csv
import io
import json
from datetime import date

import docx
import pytest
from django.utils import timezone
from openpyxl import load_workbook

from records.machine_rows import editor, machine
from search.small_world import recommendation, review
from uprtracker.cli import output
from uprtracker.core.errors import QueryError
from uprtracker.records.deciding import decide_coding
from uprtracker.records.models import Document, Recommendation
from uprtracker.records.version import bump
from uprtracker.search import Query, build_index, export, find
from uprtracker.search.export import FORMATS

SITE = "https://upr.example.org"


def exported(query: Query, form: str, **options) -> bytes:
    stream = io.BytesIO()
    export(query, form, stream, address=SITE, **options)
    return stream.getvalue()


def as_json(query: Query, **options) -> dict:
    return json.loads(exported(query, "json", **options))


def test_rows_are_those_of_all_pages(world):
    query = Query(kind="both", size=10)
    assert [row["code"] for row in as_json(query)["records"]] == [
        hit.code for hit in find(Query(kind="both", size=200)).hits
    ]


def test_a_row_says_where_it_comes_from(world):
    (row,) = as_json(Query(q="torture"))["records"]
    assert row["address"] == f"{SITE}/recommendations/SVN-20-115.1/"
    assert (row["sur"], row["session"], row["rs"]) == ("Slovenia", 20, ["France", "Sweden"])
    assert row["answers"] == ["France: Supported in part", "Sweden: Noted"]
    assert (row["action"], row["action_origin"]) == (["5 Specific action"], "UPR Info")


def test_machine_codings_are_labelled(db, home):
    recommendation("Build schools", of=review("SVN", 20), action="5", issues=("justice",), origin="model")
    build_index()
    (row,) = as_json(Query())["records"]
    assert (row["action_origin"], row["issues_origin"]) == ("machine, unconfirmed", "machine, unconfirmed")


def test_the_machine_says_how_sure_it_is_and_which_version_it_was(db, home):
    one = recommendation("Build schools", of=review("SVN", 20), action="4")
    machine(one, "action", ["5"], confidence=0.97)
    machine(one, "issue", ["justice", "labour"], confidence=0.61, version="places 1")
    machine(one, "sdg", ["4", "4.1"], confidence=0.7, version="goals 1")
    decide_coding(recommendation=one, scheme="issue", label="labour", person=editor())
    build_index()
    (row,) = as_json(Query())["records"]
    assert (row["action"], row["action_origin"], row["action_confidence"]) == (
        ["4 General action"],
        "UPR Info",
        None,
    )
    assert as_json(Query())["about"]["by_machine"] == 1
    assert row["issues_origin"] == "an editor; machine, unconfirmed: Justice"
    assert (row["issues_confidence"], row["sdgs_confidence"]) == (0.61, 0.7)
    assert row["sdgs"][0].startswith("4 ") and row["sdgs"][1].startswith("4.1 ")
    assert row["sdgs_origin"] == "machine, unconfirmed"
    assert (row["issues_version"], row["sdgs_version"], row["action_version"]) == ("places 1", "goals 1", "")
    assert (row["themes"], row["themes_origin"], row["themes_confidence"]) == ([], "", None)


def test_notes_name_question_count_basis_and_version(world):
    about = as_json(Query(q="torture", sur=("SVN",)))["about"]
    assert (about["query"], about["filters"]) == ("torture", ["State under Review: Slovenia"])
    assert (about["count"], about["data_version"]) == (1, 1)
    assert about["address"] == f"{SITE}/recommendations/?q=torture&sur=SVN"
    assert "recommendation" in about["basis"]


def test_pairs_give_a_row_for_each_pair_that_passes(world):
    found = as_json(Query(rs=("SWE",)), basis="pairs")
    assert [(row["code"], row["rs_iso3"], row["position"]) for row in found["records"]] == [
        ("SVN-20-115.1", ["SWE"], "Noted"),
        ("SVN-20-115.2", ["SWE"], "Noted"),
    ]
    assert found["about"]["count"] == find(Query(rs=("SWE",))).pairs


def test_pairs_of_everything_are_as_many_as_the_search_says(world):
    found = as_json(Query(), basis="pairs")
    assert len(found["records"]) == found["about"]["count"] == find(Query()).pairs


def test_spreadsheet_opens_and_counts(world):
    book = load_workbook(io.BytesIO(exported(Query(), "xlsx")), read_only=True)
    assert book.sheetnames == ["Records", "About"]
    assert len(list(book["Records"].rows)) == 1 + find(Query()).count


def test_csv_opens_and_counts(world):
    text = exported(Query(), "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == find(Query()).count
    assert {row["Code"] for row in rows} == {hit.code for hit in find(Query()).hits}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_text_is_never_a_formula(db, home, form):
    recommendation('=HYPERLINK("http://example.org")', of=review("SVN", 20))
    build_index()
    content = exported(Query(), form)
    if form == "csv":
        (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        assert row["Text"].startswith("'=")
    else:
        cells = [cell for row in load_workbook(io.BytesIO(content))["Records"].rows for cell in row]
        (cell,) = [cell for cell in cells if "HYPERLINK" in str(cell.value)]
        assert (cell.data_type, cell.value[0]) == ("s", "=")


@pytest.mark.parametrize(("form", "basis"), [("exe", "pairs"), ("csv", "rows")])
def test_unknown_format_or_basis_is_refused(world, form, basis):
    with pytest.raises(QueryError):
        exported(Query(), form, basis=basis)


def test_number_of_queries_does_not_grow_with_the_rows(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        exported(Query(), "json")


def test_citations_say_symbol_paragraph_page_address_and_version(db, home):
    one = recommendation("Mend the harbour", of=review("SVN", 20), number="115.1", issues=("justice",))
    report = Document.objects.create(
        sha256="a" * 64, symbol="A/HRC/28/15", kind="wg_report", media="pdf", name="a.pdf", size=1,
        reader_version="1", read_at=timezone.now(), date=date(2014, 12, 10),
    )  # fmt: skip
    Recommendation.objects.filter(pk=one.pk).update(document=report, page=14, chapeau="115")
    recommendation("Paint it", of=review("SVN", 20))
    bump("cited")
    build_index()
    first, second = sorted(json.loads(exported(Query(), "csl")), key=lambda found: found["id"])
    assert first["note"] == (
        "A/HRC/28/15, para. 115.1, p. 14, Slovenia, UPR session 20, recommendation 115.1."
        f" {SITE}/recommendations/SVN-20-115.1/."
        f" UPR Tracker, data version 1 of {timezone.now().date().isoformat()}."
    )
    assert (first["issued"], first["keyword"]) == (
        {"date-parts": [[2014, 12, 10]]},
        "Slovenia, France, Justice",
    )
    assert second["note"].startswith("Database of UPR Info (upr-info.org), Slovenia")
    paper = docx.Document(io.BytesIO(exported(Query(), "docx")))
    assert "Issues: Justice (UPR Info)" in [one.text for one in paper.paragraphs]


def test_a_citation_is_of_a_record_not_of_a_pair(world):
    with pytest.raises(QueryError):
        exported(Query(), "ris", basis="pairs")


def test_the_command_line_knows_every_format():
    assert set(output.FORMS) == set(FORMATS)
