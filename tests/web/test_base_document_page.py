"""Pages of base documents: headings, notes linked both ways, recommendations of the last review."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.test import Client

from uprtracker.records.models import Document, Note, Paragraph
from uprtracker.web import addresses
from web.base_document_rows import write_base

ADDRESS = "/documents/A/HRC/WG.6/55/XAA/1/"


@pytest.fixture
def base(docket: SimpleNamespace) -> SimpleNamespace:
    """A national report of the next review, which names a recommendation of the docket."""
    written = write_base(docket.first)
    return SimpleNamespace(document=written.document, note=written.note, docket=docket)


def test_headings_paragraphs_and_notes_are_linked(client: Client, base: SimpleNamespace) -> None:
    page = client.get(ADDRESS).content.decode()
    assert '<h3 id="h-1">I. Forests</h3>' in page
    assert '<h4 id="h-2">' in page
    assert '<li class="level-2"><a href="#h-5">B. Shrubs</a></li>' in page
    assert 'Trees were &lt;planted&gt;.<sup id="mark-1"><a href="#note-1">1</a></sup>' in page
    assert 'They<sup>2</sup> grow.<sup><a href="#note-1">1</a></sup>' in page
    assert '<div id="note-1">' in page
    assert 'href="#p-1" aria-label="Back to paragraph 1"' in page
    assert 'href="#p-2" aria-label="Back to paragraph 2"' in page


def test_recommendations_named_lead_to_their_pages(client: Client, base: SimpleNamespace) -> None:
    page = client.get(ADDRESS).content.decode()
    assert page.count('<a href="/recommendations/XAA-45-140.1/">140.1</a>') == 2
    assert "140.1</a>, 140.99</p>" in page


def test_recommendation_says_what_was_said_of_it_later(client: Client, base: SimpleNamespace) -> None:
    page = client.get("/recommendations/XAA-45-140.1/").content.decode()
    assert "What was said of it later" in page
    assert f'href="{ADDRESS}#h-2">National report, session 55, paragraphs 1 to 2</a>' in page
    assert f'href="{ADDRESS}#p-1">National report, session 55, paragraph 1, note 1</a>' in page
    data = client.get("/recommendations/XAA-45-140.1.json").json()
    assert [(one["paragraph"], one["paragraphs"], one["note"]) for one in data["said_later"]] == [
        (None, ["1", "2"], None),
        ("1", None, "1"),
    ]


def test_twin_has_notes_submissions_and_mentions(client: Client, base: SimpleNamespace) -> None:
    data = client.get(f"{ADDRESS.rstrip('/')}.json").json()
    assert [one["heading"] for one in data["paragraphs"]] == [1, 2, None, None, 2, None]
    assert data["notes"] == [
        {"mark": "1", "text": "See 140.1 and 140.99.", "page": 2, "paragraphs": ["1", "2"]}
    ]
    assert data["submissions"][0]["abbreviation"] == "FOT"
    assert [
        (one["number"], one["paragraph"], one["note"], one["recommendations"])
        for one in data["earlier_recommendations"]
    ] == [
        ("140.1", None, None, ["XAA-45-140.1"]),
        ("140.1", "1", "1", ["XAA-45-140.1"]),
        ("140.99", "1", "1", []),
    ]


def test_delivered_wording_and_notes_of_a_recommendation(client: Client, base: SimpleNamespace) -> None:
    record = base.docket.first
    record.delivered = "Plant trees everywhere"
    record.save()
    Note.objects.create(
        document=base.docket.document, order=1, mark="3", text="As read: …", page=2
    ).recommendations.add(record)
    page = client.get("/recommendations/XAA-45-140.1/").content.decode()
    assert "As read in the dialogue" in page
    assert "Plant trees everywhere" in page
    assert "Note 3, page 2" in page
    data = client.get("/recommendations/XAA-45-140.1.json").json()
    assert (data["delivered"], data["notes"][0]["mark"]) == ("Plant trees everywhere", "3")


def test_docket_lists_papers_in_their_order(client: Client, base: SimpleNamespace) -> None:
    review = base.document.review
    review.report_symbol = "A/HRC/991/1"
    review.save()
    page = client.get("/reviews/xaa-55/").content.decode()
    assert page.index("A/HRC/WG.6/55/XAA/1</a>") < page.index("A/HRC/991/1 ")
    assert "not in this library yet" in page


def test_number_of_queries_does_not_grow_with_the_document(
    client: Client, base: SimpleNamespace, django_assert_max_num_queries
) -> None:
    Paragraph.objects.bulk_create(
        Paragraph(document=base.document, order=10 + n, number=str(n), text="Text.", marks=[[5, "1"]])
        for n in range(10, 200)
    )
    with django_assert_max_num_queries(25):
        client.get(ADDRESS)


def test_recommendation_leads_to_the_very_file_it_was_read_in(
    client: Client, docket: SimpleNamespace
) -> None:
    address = "/recommendations/XAA-45-140.1/"
    assert (
        'href="/documents/A/HRC/990/45/?page=2&amp;mark=XAA-45-140.1#page"'
        in client.get(address).content.decode()
    )
    Document.objects.create(
        sha256="c" * 64,
        symbol="A/HRC/990/45",
        kind="wg_report",
        media="pdf",
        name="corrected.pdf",
        size=1,
        reader_version="1",
        read_at=datetime(2031, 1, 1, tzinfo=UTC),
    )
    page = client.get(address).content.decode()
    assert f'href="/documents/file-{"a" * 16}/?page=2&amp;mark=XAA-45-140.1#page"' in page


@pytest.fixture
def long_report(base: SimpleNamespace) -> Document:
    """The document of `base` with 130 pages, of which the third portion has paragraph 99."""
    document: Document = base.document
    document.pages = [[595, 842]] * 130
    document.save()
    Paragraph.objects.create(document=document, order=50, number="99", text="Far behind.", page=121)
    return document


@pytest.mark.parametrize(
    ("query", "shown", "left_out"),
    [
        ("", "They grow.", "Far behind."),
        ("?from=89", "Far behind.", "They grow."),
        ("?paragraph=99", "Far behind.", "They grow."),
        ("?paragraph=nothing", "They grow.", "Far behind."),
    ],
)
def test_long_document_comes_in_portions(
    client: Client, long_report: Document, query: str, shown: str, left_out: str
) -> None:
    text = client.get(addresses.document(long_report) + query).content.decode()
    assert shown.split()[-1] in text
    assert left_out.split()[-1] not in text
    assert "Pages 45 to 88" in text


def test_portion_that_is_none(client: Client, long_report: Document) -> None:
    assert client.get(addresses.document(long_report) + "?from=2").status_code == 404


def test_address_of_a_paragraph_names_its_portion(base: SimpleNamespace, long_report: Document) -> None:
    assert addresses.paragraph(long_report, "99").endswith("/?paragraph=99#p-99")
    long_report.pages = long_report.pages[:2]
    assert addresses.paragraph(long_report, "99").endswith("/#p-99")
