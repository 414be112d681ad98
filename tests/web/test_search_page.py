"""The search page on a small index: totals, filters, chips, addresses, exports, helpful words."""

import gzip
import re

import pytest

from uprtracker.records.models import Coding
from uprtracker.reference import load_reference
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


def plain(text: str) -> str:
    """Return the words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("issue=justice&issue=labour", "Issue: Remove Justice × or Remove Labour ×"),
        ("issue=justice&issue=labour&issue_mode=all", "Issue: Remove Justice × and Remove Labour ×"),
        ("issue=justice&issue=labour&issue_mode=none", "Issue: not Remove Justice × not Remove Labour ×"),
        ("date_from=2024-01-01", "Date of the review: from Remove 1 January 2024 ×"),
    ],
)
def test_what_is_chosen_reads_as_a_sentence(client, indexed, asked, said):
    assert said in plain(client.get(f"/recommendations/?{asked}").text)


def test_none_of_the_values_leaves_their_records_out(client, indexed):
    text = client.get("/recommendations/?position=noted&position_mode=none").text
    assert 'id="XAA-45-140.1"' in text
    assert 'id="XAA-45-140.2"' not in text
    assert '<option value="none" selected>none of these</option>' in text


def test_all_of_these_is_offered_only_where_a_record_can_have_several(client, indexed):
    text = client.get("/recommendations/").text
    modes = dict(re.findall(r'id="(\w+)-mode"[^>]*>(.*?)</select>', text))
    assert "all of these" in modes["issue"]
    assert "all of these" not in modes["sur"]


def test_a_filter_shows_ten_values_and_the_rest_on_request(client, indexed):
    for number in range(1, 13):
        issue = sorted(load_reference().issues)[number]
        Coding.objects.create(recommendation=indexed.first, scheme="issue", label=issue, origin="person")
    build_index()
    few = client.get("/recommendations/").text
    assert len(re.findall(r'name="issue" id=', few)) == 10
    link = re.search(r'<a href="([^"]*)#facet-issue"', few)
    every = client.get(link[1].replace("&amp;", "&")).text
    assert link[1] == "/recommendations/?all=issue"
    assert len(re.findall(r'name="issue" id=', every)) == 13
    assert 'rel="canonical" href="http://testserver/recommendations/"' in every
    assert '<a href="/recommendations/#facet-issue"' in every


def test_a_target_stands_below_its_goal_once_chosen(client, indexed):
    for label in ("5", "5.1", "5.2"):
        Coding.objects.create(recommendation=indexed.first, scheme="sdg", label=label, origin="ohchr")
    build_index()
    values = re.findall(r'<li( class="within")?><label[^>]*><input[^>]*id="sdg-([^"]*)"', client.get(
        "/recommendations/?sdg=5.1").text)  # fmt: skip
    assert values == [("", "5"), (' class="within"', "5.1")]


def test_a_state_can_be_named_in_a_field(client, indexed):
    answer = client.get("/recommendations/?rs=France&sur=")
    assert answer["Location"] == "/recommendations/?rs=FRA"


def test_search_and_each_hit_can_be_cited(client, indexed):
    text = plain(client.get("/recommendations/?position=supported").text)
    assert (
        "UPR Tracker: 1 recommendation, data version 7 of 12 May 2026. "
        "http://testserver/recommendations/?position=supported" in text
    )
    assert (
        "Examplia, UPR session 45, recommendation 140.1, A/HRC/990/45. "
        "UPR Tracker, data version 7 of 12 May 2026. "
        "http://testserver/recommendations/XAA-45-140.1/" in text
    )


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


@pytest.mark.parametrize(
    "address",
    ["/export/recommendations.csv", "/export/documents.zip", "/recommendations/feed.atom"],
)
def test_what_shows_no_messages_refuses_what_it_does_not_know(client, indexed, address):
    answer = client.get(f"{address}?sur=XQX")
    assert answer.status_code == 400
    assert "XQX" in answer.text


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
