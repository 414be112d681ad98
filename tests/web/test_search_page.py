"""The search page on a small index: totals, filters, chips, addresses, exports, helpful words."""

import gzip
import re

import pytest

from uprtracker.search import build_index


@pytest.fixture
def indexed(docket, home):
    build_index()
    return docket


def test_both_totals_stand_in_a_plain_sentence(client, indexed):
    text = re.sub(r"<[^>]+>", "", client.get("/recommendations/").text)
    assert "2 recommendations, or 3 recommendation–State pairs." in text


def test_result_shows_state_session_number_answer_category_and_issue(client, indexed):
    text = client.get("/recommendations/?q=lighthouse").text
    for words in (
        "Examplia 140.1",
        "session 45",
        "<mark>lighthouse</mark>",
        "Supported",
        "5 Specific action",
    ):
        assert words in text, words
    assert "Share experience" not in text


def test_counts_stand_beside_the_filters_with_their_basis(client, indexed):
    text = client.get("/recommendations/").text
    assert "Numbers beside the filters count recommendations" in text
    assert re.search(r'id="position-noted"[^>]*><span>Noted</span><span class="count">1</span>', text)


def test_counts_of_a_filter_ignore_that_filter(client, indexed):
    text = client.get("/recommendations/?position=noted").text
    assert re.search(r'id="position-supported"[^>]*><span>Supported</span><span class="count">1</span>', text)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("q=&sur=&rs=&size=20&kind=recommendation&sort=", ""),
        ("position=noted&sur=XAA&sur=", "?sur=XAA&position=noted"),
        ("sur=xaa", "?sur=XAA"),
        ("page=1&q=tides", "?q=tides"),
    ],
)
def test_long_address_leads_to_the_shortest(client, indexed, sent, kept):
    answer = client.get(f"/recommendations/?{sent}")
    assert answer.status_code == 302
    assert answer["Location"] == f"/recommendations/{kept}"


def test_shortest_address_is_answered_at_once(client, indexed):
    assert client.get("/recommendations/?q=tides&sur=XAA&position=noted").status_code == 200


@pytest.mark.parametrize(
    "junk", ["page=0", "page=99999999999", "size=7", "sur=%00", "action=x", "q=((", "q=%FF"]
)
def test_junk_in_the_address_is_never_an_error(client, indexed, junk):
    assert client.get(f"/recommendations/?{junk}", follow=True).status_code == 200


def test_hostile_words_are_shown_as_words(client, indexed):
    text = client.get("/recommendations/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", follow=True).text
    assert "<script>alert" not in text


def test_nothing_found_says_what_to_do(client, indexed):
    text = client.get("/recommendations/?q=zebra").text
    assert "Nothing was found" in text
    assert "Start again without filters" in text


def test_chip_removes_its_filter_only(client, indexed):
    text = client.get("/recommendations/?sur=XAA&position=noted").text
    assert '<a class="chip" href="/recommendations/?sur=XAA">' in text
    assert '<a class="chip" href="/recommendations/?position=noted">' in text


def test_twin_gives_the_numbers_of_the_page(client, indexed):
    data = client.get("/recommendations.json?position=supported").json()
    assert (data["count"], data["pairs"], data["data_version"]) == (1, 2, 7)
    assert data["results"][0]["code"] == "XAA-45-140.1"
    assert data["results"][0]["demonstration"] is True


@pytest.mark.parametrize(
    ("form", "media"), [("xlsx", "spreadsheetml"), ("csv", "text/csv"), ("json", "json")]
)
def test_export_is_a_file(client, indexed, form, media):
    answer = client.get(f"/export/recommendations.{form}?position=supported")
    assert answer.status_code == 200
    assert media in answer["Content-Type"]
    assert answer["Content-Disposition"] == f'attachment; filename="upr-recommendations.{form}"'


def test_export_of_pairs_counts_pairs(client, indexed):
    assert client.get("/export/recommendations.csv?basis=pairs").text.count("\r\n") == 1 + 3


def test_unknown_export_is_not_there(client, indexed):
    assert client.get("/export/recommendations.exe").status_code == 404


def test_missing_index_says_so_instead_of_no_data(client, docket):
    for address in ("/recommendations/", "/export/recommendations.csv"):
        answer = client.get(address)
        text = answer.text
        assert (answer.status_code, answer.get("Cache-Control", "no-store")) == (503, "no-store")
        assert "upr index" in text
        assert "0 recommendations" not in text


def test_page_stays_below_100_kb_compressed(client, indexed):
    answer = client.get("/recommendations/", headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 100_000
    assert b"<html" in gzip.decompress(answer.content)


@pytest.mark.parametrize("address", ["/figures/", "/issues/", "/issues/labour/"])
def test_figures_and_issues_name_their_basis(client, indexed, address):
    text = client.get(address).text
    assert "Basis: recommendations" in text
    assert "Demonstration: fictitious States" in text or address == "/issues/"


def test_no_parameter_set_by_a_page_leads_nowhere(client, indexed):
    """Every link of the search page opens."""
    text = client.get("/recommendations/").text
    for target in set(re.findall(r'href="(/[^"#]*)"', text)) - {"/admin/"}:
        answer = client.get(target.replace("&amp;", "&"))
        assert answer.status_code in (200, 302) or target.startswith("/static/"), target


def test_page_is_sent_again_once_the_index_changed(client, indexed):
    first = client.get("/recommendations/")
    assert client.get("/recommendations/", headers={"if-none-match": first["ETag"]}).status_code == 304
    indexed.second.delete()
    build_index()
    assert client.get("/recommendations/", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_without_anything_to_filter_no_filters_are_offered(client, db, home):
    build_index()
    text = client.get("/recommendations/").text
    assert "Apply filters" not in text
    assert "Start again without filters" not in text
    assert "There are no recommendations here yet." in text
