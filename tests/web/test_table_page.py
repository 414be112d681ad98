"""Two filters of a question tabulated: numbers, shares, totals, where each number leads, files, address."""

import re

import pytest

from uprtracker.search import Query, build_index
from uprtracker.web.tabulate.crossed import narrowed


@pytest.fixture
def indexed(docket, home):
    build_index()
    return docket


def rows_of(text: str) -> list[list[str]]:
    """Return the cells of the table in words."""
    table = text.partition('class="crossed"')[2].partition("</table>")[0]
    return [
        [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    ]


def test_cells_count_recommendations_and_totals_count_each_once(client, indexed):
    assert rows_of(client.get("/recommendations/table/").text) == [
        ["Issue", "Supported", "Noted", "All"],
        ["Labour", "1", "–", "1"],
        ["All", "1", "1", "2"],
    ]


def test_pairs_are_counted_on_request(client, indexed):
    text = client.get("/recommendations/table/?rows=action&basis=pairs").text
    assert rows_of(text)[1:] == [
        ["1 Minimal action", "–", "1", "1"],
        ["5 Specific action", "2", "–", "2"],
        ["All", "2", "1", "3"],
    ]
    assert "Basis: recommendation–State pairs, 3 in all." in text


def test_shares_stand_beside_the_number_they_are_shares_of(client, indexed):
    rows = rows_of(client.get("/recommendations/table/?rows=cycle&show=row").text)
    assert rows[1] == ["4", "50.0\u202f% *", "50.0\u202f% *", "2"]


def test_a_number_leads_to_what_it_counts(client, indexed):
    text = client.get("/recommendations/table/?rows=action").text
    link = re.search(r'<a href="([^"]*)">1</a>', text)[1].replace("&amp;", "&")
    assert link == "/recommendations/?position=noted&action=1"
    assert client.get("/recommendations.json" + link.partition("/recommendations/")[2]).json()["count"] == 1


@pytest.mark.parametrize(
    ("query", "value", "found"),
    [
        (Query(), "justice", Query(issue=("justice",))),
        (Query(issue=("justice", "labour")), "labour", Query(issue=("labour",))),
        (Query(issue=("justice",)), "labour", None),
        (
            Query(issue=("labour",), issue_mode="all"),
            "justice",
            Query(issue=("justice", "labour"), issue_mode="all"),
        ),
        (Query(issue=("justice",), issue_mode="none"), "labour", None),
    ],
    ids=["open", "one of several", "another", "all of these", "none of these"],
)
def test_what_a_cell_adds_to_the_question(query, value, found):
    assert narrowed(query, "issue", value) == found


def test_question_stays_when_the_table_changes(client, indexed):
    text = client.get("/recommendations/table/?sur=XAA&rows=session&columns=no").text
    assert '<input type="hidden" name="sur" value="XAA">' in text
    assert '<a class="chip" href="/recommendations/table/?rows=session&amp;columns=no">' in text
    assert '<a href="/recommendations/?sur=XAA">Recommendations</a>' in text
    assert rows_of(text) == [["Session", "All"], ["45", "2"], ["All", "2"]]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("rows=issue&columns=position&basis=recommendations&q=", ""),
        ("columns=no&rows=sur&junk=1", "?rows=sur&columns=no"),
        ("rows=nothing&page=3&sort=state&q=tides", "?q=tides"),
    ],
)
def test_long_address_leads_to_the_shortest(client, indexed, sent, kept):
    answer = client.get(f"/recommendations/table/?{sent}")
    assert (answer.status_code, answer["Location"]) == (302, f"/recommendations/table/{kept}")


def test_twin_and_file_hold_the_numbers_of_the_page(client, indexed):
    data = client.get("/recommendations/table.json?rows=action").json()
    assert (data["total"], data["row_values"], data["column_values"]) == (
        2,
        ["1", "5"],
        ["noted", "supported"],
    )
    assert (data["counts"], data["row_totals"], data["column_totals"]) == ([[1, 0], [0, 1]], [1, 1], [1, 1])
    text = client.get("/export/table.csv?rows=action").content.decode("utf-8-sig")
    assert text.splitlines() == [
        "Code,Action category,Noted,Supported,All",
        "1,1 Minimal action,1,0,1",
        "5,5 Specific action,0,1,1",
        ",All,1,1,2",
    ]
    assert client.get("/export/table.xlsx?rows=action").content[:2] == b"PK"
    assert client.get("/export/table.exe").status_code == 404


def test_nothing_to_tabulate_says_so(client, indexed):
    assert "Nothing to tabulate" in client.get("/recommendations/table/?rows=mechanism").text


def test_missing_index_says_so(client, docket):
    answer = client.get("/recommendations/table/")
    assert answer.status_code == 503
    assert "upr index" in answer.text
