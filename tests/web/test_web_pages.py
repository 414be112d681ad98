"""Every kind of page: what it says, its twin, its validators, what it keeps from whom."""

import json

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import DATA_EDITORS
from uprtracker.records.models import DataVersion

PAGES = {
    "home": "/",
    "states": "/states/",
    "states-by-group": "/states/?by=group",
    "state": "/states/fra/",
    "sessions": "/sessions/",
    "session": "/sessions/45/",
    "review": "/reviews/xaa-45/",
    "recommendation": "/recommendations/XAA-45-140.1/",
    "pledge": "/pledges/XAA-45-p1/",
    "documents": "/documents/",
    "document": "/documents/A/HRC/990/45/",
    "document-page": "/documents/A/HRC/990/45/?page=2&mark=XAA-45-140.1",
}


@pytest.fixture
def editor(db):
    """A person with the role of a data editor."""
    user = User.objects.create_user("editor")
    user.groups.add(Group.objects.get_or_create(name=DATA_EDITORS)[0])
    return user


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_page_opens_in_every_language(client, docket, address):
    for language in ("en", "fr", "ar", "zh-hans"):
        answer = client.get(address, headers={"accept-language": language})
        assert answer.status_code == 200, (address, language)
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in answer.text


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_page_needs_no_inline_script_or_style(client, docket, address):
    text = client.get(address).text
    assert " style=" not in text
    assert "<style" not in text
    assert " onclick=" not in text
    data = text.count('<script type="application/ld+json">')  # what no browser runs
    assert text.count("<script") == text.count("<script src=") + data


@pytest.mark.parametrize(
    "address",
    [
        "/index.json",
        "/states.json",
        "/states/fra.json",
        "/sessions.json",
        "/sessions/45.json",
        "/reviews/xaa-45.json",
        "/recommendations/XAA-45-140.1.json",
        "/pledges/XAA-45-p1.json",
        "/documents.json",
        "/documents/A/HRC/990/45.json",
    ],
)
def test_twin_is_json_with_data_version(client, docket, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert json.loads(answer.content)["data_version"] == 7


def test_page_is_not_sent_again_while_the_data_stay(client, docket):
    first = client.get("/reviews/xaa-45/")
    again = client.get("/reviews/xaa-45/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_page_is_sent_again_once_the_data_changed(client, docket):
    first = client.get("/reviews/xaa-45/")
    DataVersion.objects.create(number=8, made_at="2026-05-13T00:00Z", reason="more")
    assert client.get("/reviews/xaa-45/", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_page_in_another_language_is_another_page(client, docket):
    first = client.get("/reviews/xaa-45/")
    other = client.get("/reviews/xaa-45/", headers={"if-none-match": first["ETag"], "accept-language": "fr"})
    assert other.status_code == 200


def test_page_of_a_signed_in_person_is_kept_by_no_shared_cache(client, docket, editor):
    client.force_login(editor)
    assert client.get("/reviews/xaa-45/")["Cache-Control"] == "private, no-cache"


def test_recommendation_shows_answers_codings_source_and_neighbour(client, docket):
    text = client.get("/recommendations/XAA-45-140.1/").text
    for words in (
        "Adopt a law that protects lighthouse keepers",
        "a State that the source does not name",
        "Pending",
        "Supported",
        "will be examined",
        "sessions.csv",
        "row 17",
        "machine, unconfirmed",
        "91.0",
        "/recommendations/XAA-45-140.2/",
        "?page=2&amp;mark=XAA-45-140.1#page",
        "UPR session 45, recommendation 140.1, A/HRC/990/45",
    ):
        assert words in text, words


def test_recommendation_shows_the_export_labels_before_those_of_the_machine(client, docket):
    data = client.get("/recommendations/XAA-45-140.1.json").json()
    assert data["issues"] == ["labour"]
    assert data["coded_by_machine"] == []
    assert client.get("/recommendations/XAA-45-140.2.json").json()["coded_by_machine"] == ["action"]


@pytest.mark.parametrize("suffix", ["/", ".json"])
def test_former_code_leads_to_the_present_one(client, docket, suffix):
    answer = client.get(f"/recommendations/XAA-45-xdeadbeef{suffix}")
    assert answer.status_code == 301
    assert answer["Location"] == f"/recommendations/XAA-45-140.1{suffix}"


def test_code_in_small_letters_leads_to_the_permanent_address(client, docket):
    answer = client.get("/recommendations/xaa-45-140.1/")
    assert answer["Location"] == "/recommendations/XAA-45-140.1/"


@pytest.mark.parametrize(
    "address",
    [
        "/recommendations/XAA-45-999/",
        "/reviews/zzz-1/",
        "/states/zzz/",
        "/sessions/999/",
        "/documents/A/HRC/1/1/",
        "/documents/A/HRC/990/45/?page=3",
        "/documents/A/HRC/990/45/?page=x",
        "/issues/nothing/",
        "/recommendations/%00/",
        "/documents/A%00B/",
        "/sessions/99999999999999999999/",
        "/pages/" + "f" * 64 + "/1.png",
        "/no/such/page",
    ],
)
def test_unknown_things_get_our_own_page(client, docket, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "There is no page at this address" in answer.text


def test_demonstration_is_marked_wherever_it_shows(client, docket):
    for name in (
        "home",
        "session",
        "review",
        "recommendation",
        "pledge",
        "documents",
        "document",
        "document-page",
    ):
        assert "Demonstration: fictitious States" in client.get(PAGES[name]).text, name


def test_real_pages_carry_no_mark_of_the_demonstration(client, docket):
    assert "Demonstration: fictitious" not in client.get("/states/fra/").text


def test_findings_are_for_editors_only(client, docket, editor):
    for address in ("/documents/A/HRC/990/45/", "/reviews/xaa-45/"):
        assert "For editors" not in client.get(address).text
    client.force_login(editor)
    assert "140.3 is missing." in client.get("/documents/A/HRC/990/45/").text
    assert "1 open finding" in client.get("/reviews/xaa-45/").text


def test_page_of_a_document_marks_the_lines_of_the_recommendation(client, docket):
    text = client.get(PAGES["document-page"]).text
    assert text.count("<rect x=") == 2
    assert '<rect x="68.0" y="99.0" width="434.0" height="14.0"/>' in text


def test_mark_of_another_document_marks_nothing(client, docket):
    assert "<rect x=" not in client.get("/documents/A/HRC/990/45/?page=2&mark=XAB-1-1").text


def test_word_page_without_picture_shows_its_text_with_the_lines_marked(client, docket):
    docket.document.pages = [[0, 0]] * 2
    docket.document.save()
    docket.document.paragraph_set.create(order=2, number="140.1", text="Adopt a law", page=2, line=3)
    text = client.get(PAGES["document-page"]).text
    assert '<li class="marked">' in text
    assert text.count("<li>") >= 1


def test_empty_database_says_how_to_begin(client, db):
    text = client.get("/").text
    assert "upr ingest FILE…" in text
    assert "upr import uprinfo FILE…" in text


def test_language_is_remembered_and_leads_back(client, docket):
    answer = client.post("/language/", {"language": "fr", "next": "/states/?by=group"})
    assert answer["Location"] == "/states/?by=group"
    assert '<html lang="fr"' in client.get("/").text


def test_language_never_leads_to_another_site(client, docket):
    answer = client.post("/language/", {"language": "fr", "next": "https://example.org/"})
    assert answer["Location"] == "/"


def test_picked_state_is_opened(client, docket):
    assert client.get("/states/pick/?state=fra")["Location"] == "/states/fra/"
    assert client.get("/states/pick/?state=")["Location"] == "/states/"


def test_every_address_has_a_name(docket):
    assert reverse("web:document", args=["A/HRC/990/45"]) == "/documents/A/HRC/990/45/"


def test_what_an_editor_settles_is_gone_at_the_next_look(client, docket, editor):
    client.force_login(editor)
    first = client.get("/documents/A/HRC/990/45/")
    docket.finding.status = "resolved"
    docket.finding.save()
    known = {"if-none-match": first.get("ETag", ""), "if-modified-since": first.get("Last-Modified", "")}
    again = client.get("/documents/A/HRC/990/45/", headers={k: v for k, v in known.items() if v})
    assert again.status_code == 200
    assert "140.3 is missing." not in again.text


def test_page_without_validator_is_never_kept_by_date(client, docket):
    assert "Last-Modified" not in client.get("/reviews/xaa-45/")


def test_docket_is_grouped_by_answer_with_a_way_to_each(client, docket):
    text = client.get("/reviews/xaa-45/").text
    supported, noted = text.index('<details class="group" id="supported"'), text.index('id="noted"')
    assert supported < text.index('id="XAA-45-140.1"') < noted < text.index('id="XAA-45-140.2"')
    assert 'href="#supported"' in text
    assert 'href="#noted"' in text


def test_docket_with_one_answer_needs_no_list_of_groups(client, docket):
    docket.second.delete()
    assert '<a href="#supported">' not in client.get("/reviews/xaa-45/").text


def test_mark_goes_along_to_the_next_page(client, docket):
    text = client.get("/documents/A/HRC/990/45/?page=1&mark=XAA-45-140.1").text
    assert 'href="?page=2&amp;mark=XAA-45-140.1#page"' in text
    other = client.get("/documents/A/HRC/990/45/?page=1&mark=nothing").text
    assert "mark=nothing#page" not in other


def test_numbers_that_begin_again_do_not_share_an_anchor(client, docket):
    docket.document.paragraph_set.create(order=2, number="140", text="Another list", page=2, line=9)
    assert client.get("/documents/A/HRC/990/45/").text.count('id="p-140"') == 1


def test_the_icon_that_browsers_ask_for_by_name(client):
    answer = client.get("/favicon.ico")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)[:4] == b"\0\0\1\0"
