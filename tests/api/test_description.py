"""The OpenAPI document tells the truth: it is valid, complete, and the answers have the form it says."""

import pytest
from jsonschema import Draft202012Validator

from uprtracker.followup.assessments.assessing import assess
from uprtracker.followup.spaces.opening import open_workspace
from uprtracker.search.parameters import names

ADDRESSES = {
    "/api/v1/recommendations": "/api/v1/recommendations?q=women&kind=both",
    "/api/v1/recommendations/{code}": "/api/v1/recommendations/SVN-20-115.1",
    "/api/v1/recommendations/{code}/citation": "/api/v1/recommendations/SVN-20-115.1/citation",
    "/api/v1/pledges": "/api/v1/pledges",
    "/api/v1/pledges/{code}": "/api/v1/pledges/ALB-19-p1",
    "/api/v1/reviews": "/api/v1/reviews?state=SVN&size=1",
    "/api/v1/reviews/{code}": "/api/v1/reviews/SVN-20",
    "/api/v1/documents": "/api/v1/documents",
    "/api/v1/documents/{symbol}": "/api/v1/documents/A/HRC/990/45",
    "/api/v1/states": "/api/v1/states",
    "/api/v1/figures": "/api/v1/figures?by=session",
    "/api/v1/statistics": "/api/v1/statistics?rows=action&columns=position&sur=SVN",
    "/api/v1/sessions": "/api/v1/sessions",
    "/api/v1/issues": "/api/v1/issues",
    "/api/v1/calendar": "/api/v1/calendar?state=SVN",
}

SPACE = "/api/v1/workspaces/{slug}"
WITH_KEY = {
    "/api/v1/workspaces": "/api/v1/workspaces",
    SPACE: "/api/v1/workspaces/ours",
    f"{SPACE}/recommendations": "/api/v1/workspaces/ours/recommendations",
    f"{SPACE}/records/{{kind}}": "/api/v1/workspaces/ours/records/assessment",
    f"{SPACE}/records/{{kind}}/{{number}}": "/api/v1/workspaces/ours/records/assessment/1",
}


@pytest.fixture
def document(client, db) -> dict:
    return client.get("/api/v1/openapi.json").json()


@pytest.fixture
def paper(world) -> None:
    """A document with a paragraph."""
    from datetime import UTC, datetime

    from uprtracker.records.models import Document, Paragraph

    made = Document.objects.create(
        sha256="a" * 64, symbol="A/HRC/990/45", kind="wg_report", media="pdf", name="r.pdf", size=9,
        reader_version="1", read_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    Paragraph.objects.create(document=made, order=1, number="140", text="The following were made:", page=2)


def test_every_answer_has_the_form_that_is_described(client, paper, document):
    reading = {path for path, methods in document["paths"].items() if "get" in methods}
    assert reading == set(ADDRESSES) | set(WITH_KEY)
    holds(client, document, ADDRESSES)


def test_those_with_a_key_too(client, world, key, editor, document):
    first = open_workspace(
        owner=editor, title="Ours", kind="country", party="Us", party_kind="cso", state="SVN"
    )
    made = assess(first, "SVN-20-115.1", "fully")
    addresses = {path: address.replace("/1", f"/{made.pk}") for path, address in WITH_KEY.items()}
    holds(client, document, addresses, {"Authorization": f"Bearer {key}"})


def holds(client, document, addresses, headers=None) -> None:
    for path, address in addresses.items():
        schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        answer = client.get(address, headers=headers or {})
        assert answer.status_code == 200, address
        whole = {**schema, "components": document["components"]}
        Draft202012Validator(whole).validate(answer.json())


def test_the_errors_too(client, world, document):
    schema = {"$ref": "#/components/schemas/Refusal", "components": document["components"]}
    for address in ("/api/v1/recommendations?sur=moon", "/api/v1/reviews?size=0", "/api/v1/states?x=1"):
        answer = client.get(address)
        assert answer.status_code == 422, address
        Draft202012Validator(schema).validate(answer.json())


def test_the_parameters_are_those_of_the_search(document):
    assert document["openapi"].startswith("3.1")
    declared = document["paths"]["/api/v1/recommendations"]["get"]["parameters"]
    assert {one["name"] for one in declared} == {*names(), "cursor", "facets"}
    assert all(one["description"] for one in declared)


def test_nothing_can_be_written_without_a_key(client, document):
    writing = {
        path: method
        for path, methods in document["paths"].items()
        for method in methods
        if method not in ("get", "head")
    }
    assert set(writing.values()) == {"post"}
    for path in writing:
        address = path.replace("{code}", "SVN-20-115.1").replace("{number}", "1")
        assert client.post(address, {}, content_type="application/json").status_code == 401, path


def test_the_page_reads_without_scripts_and_names_every_address(client, db, document):
    page = client.get("/api/")
    assert page.status_code == 200
    assert "unsafe" not in page["Content-Security-Policy"]
    for path in document["paths"]:
        assert path in page.text
