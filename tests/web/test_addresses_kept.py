"""Addresses as people and programs mangle them: one right form, twins lead to twins, nothing breaks."""

import pytest

from uprtracker.search import build_index


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("/states/FRA.json", "/states/fra.json"),
        ("/states/FRA/recommending.json", "/states/fra/recommending.json"),
        ("/reviews/XAA-45.json", "/reviews/xaa-45.json"),
        ("/recommendations/xaa-45-140.1.json", "/recommendations/XAA-45-140.1.json"),
        ("/pledges/xaa-45-p1.json", "/pledges/XAA-45-p1.json"),
        ("/issues/Womens-Rights.json", "/issues/womens-rights.json"),
        ("/issues/Womens-Rights/", "/issues/womens-rights/"),
        ("/documents/a/hrc/990/45.json", "/documents/A/HRC/990/45.json"),
        ("/documents/a/hrc/990/45/", "/documents/A/HRC/990/45/"),
        ("/documents/a/hrc/990/45/?page=2", "/documents/A/HRC/990/45/?page=2"),
        ("/sessions/045/", "/sessions/45/"),
    ],
)
def test_other_capitals_lead_to_the_right_form(client, docket, asked, right):
    answer = client.get(asked)
    assert (answer.status_code, answer["Location"]) == (301, right)


@pytest.mark.parametrize("asked", ["/states/zzz.json", "/reviews/zzz-1.json", "/documents/A/HRC/1/1.json"])
def test_program_is_told_in_json_that_nothing_is_there(client, docket, asked):
    answer = client.get(asked)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/json")
    assert answer.json()["error"]
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", ["0", "-1", "3", "x", "0000099", "0000002", "9" * 5000, "%D9%A2"])
def test_page_that_a_document_does_not_have_is_not_there(client, docket, page):
    assert client.get(f"/documents/A/HRC/990/45/?page={page}").status_code == 404


READING = ["/export/recommendations.csv", "/states/pick/", "/robots.txt", "/states/"]


@pytest.mark.parametrize("address", READING)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_addresses_that_only_read_refuse_other_methods(client, docket, address, method):
    assert client.generic(method, address).status_code == 405


def test_language_cookie_is_for_this_site_and_no_script(client, docket):
    cookie = client.post("/language/", {"language": "fr"}).cookies["django_language"]
    assert cookie["samesite"] == "Lax"
    assert cookie["httponly"]


def test_twin_of_the_search_says_what_was_amiss_in_the_address(client, docket):
    build_index()
    found = client.get("/recommendations.json?size=abc").json()
    assert any("abc" in sentence for sentence in found["messages"])


def test_library_is_in_the_order_of_the_symbols(client, docket):
    for number in (10, 4):
        docket.document.pk = None
        docket.document.sha256 = f"{number:064}"
        docket.document.symbol = f"A/HRC/28/{number}"
        docket.document.save()
    listed = [one["symbol"] for one in client.get("/documents.json").json()["documents"]]
    assert listed == ["A/HRC/28/4", "A/HRC/28/10", "A/HRC/990/45"]


def test_two_files_of_one_symbol_are_both_reachable(client, docket):
    docket.document.pk = None
    docket.document.sha256 = "c" * 64
    docket.document.name = "corrected.pdf"
    docket.document.read_at = "2026-06-01T00:00Z"
    docket.document.save()
    text = client.get("/documents/A/HRC/990/45/").text
    assert "corrected.pdf" in text
    assert f'href="/documents/file-{"a" * 16}/"' in text
    assert "report.pdf" in client.get(f"/documents/file-{'a' * 16}/").text
