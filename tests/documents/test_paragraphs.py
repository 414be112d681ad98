"""Lines become numbered paragraphs across pages, headings, and the rest."""

from dataclasses import replace

import pytest

from documents.builders import un_report_pdf
from uprtracker.documents import paragraphs, read_document
from uprtracker.documents.document import Box, Document, Line, Page
from uprtracker.documents.paragraphs import is_heading

LONG = "Plant trees along each road of the country, with the help of schools and of self-governing towns. "


def from_pdf(tmp_path, texts, **options):
    path = tmp_path / "report.pdf"
    path.write_bytes(un_report_pdf(texts, **options))
    return [one for one in paragraphs(read_document(path)) if one.span.page > 1]


@pytest.mark.parametrize("generation", ["old", "new"])
def test_numbers_and_texts_come_back(tmp_path, generation):
    texts = [f"{n}. {LONG * (n % 4 + 1)}".strip() for n in range(1, 40)]
    found = from_pdf(tmp_path, texts, generation=generation)
    assert [f"{one.number}. {one.text}" for one in found] == texts
    assert any(one.span.end_page > one.span.page for one in found)


def test_recommendations_under_a_chapeau(tmp_path):
    texts = [
        "122. Listed below:",
        "122.1 Plant trees (Ruritania);",
        "122.2 Water them (Freedonia);",
        "123. Next.",
    ]
    assert [one.number for one in from_pdf(tmp_path, texts)] == ["122", "122.1", "122.2", "123"]


def test_items_start_again_under_another_paragraph(tmp_path):
    texts = [
        "64. These are supported:",
        "1. Plant trees.",
        "2. Water them.",
        "65. These are not:",
        "1. Fell trees.",
    ]
    assert [one.number for one in from_pdf(tmp_path, texts, generation="old")] == ["64", "1", "2", "65", "1"]


def test_heading_is_a_paragraph_of_its_own(tmp_path):
    found = from_pdf(tmp_path, ["1. Trees.", "# II. Conclusions", "2. Shrubs."])
    assert [(one.number, one.heading) for one in found] == [("1", False), ("", True), ("2", False)]


def test_subparagraphs_stay_inside(tmp_path):
    found = from_pdf(tmp_path, ["3. These were issued:", "(a) A report;", "(b) A summary.", "4. Then."])
    assert [one.number for one in found] == ["3", "4"]
    assert found[0].text == "These were issued: (a) A report; (b) A summary."


def test_a_date_at_the_start_of_a_row_is_no_number():
    lines = (Line("17. The law of"), Line("18 February was passed."))
    document = Document("x.pdf", "pdf", "", (Page(1, tuple(boxed(lines))),))
    assert [one.number for one in paragraphs(document)] == ["17"]


def boxed(lines):
    for at, line in enumerate(lines):
        yield replace(line, box=Box(100, 100 + 12 * at, 400, 110 + 12 * at), size=10)


def test_word_paragraphs_take_their_automatic_number():
    lines = (Line("Listed below", number="122."), Line("Trees", number="122.1"), Line("of oak", number="(a)"))
    document = Document("x.docx", "docx", "", (Page(1, lines),))
    assert [(one.number, one.text) for one in paragraphs(document)] == [
        ("122", "Listed below"),
        ("122.1", "Trees (a) of oak"),
    ]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("II. Conclusions and/or recommendations", True),
        ("A. Presentation by the State under review", True),
        ("SUMMARY OF THE PROCEEDINGS", True),
        ("Introduction", True),
        ("A. was said to have left.", False),
        ("Plant trees (Ruritania);", False),
        ("A/HRC/99/7", False),
    ],
)
def test_is_heading(text, heading):
    assert is_heading(text) is heading
