"""Headers, footers, footnotes and body are told apart in both generations of layout."""

from pathlib import Path

import pytest

import uprtracker.records
from documents.builders import feet_pdf, un_report_pdf
from uprtracker.documents import read_document
from uprtracker.documents.document import Document, Role

DEMO = Path(uprtracker.records.__file__).parent / "data" / "demo"
NOTE = "The recommendation as read during the interactive dialogue: “Plant trees”."
LONG = "Plant trees along each road of the country, with the help of schools and of self-governing towns. "


def read(tmp_path, data: bytes) -> Document:
    path = tmp_path / "report.pdf"
    path.write_bytes(data)
    return read_document(path)


def texts(document: Document, role: Role, page: int) -> list[str]:
    return [line.text for line in document.pages[page - 1].lines if line.role is role]


@pytest.mark.parametrize("generation", ["old", "new"])
def test_page_header_and_number_are_no_body(tmp_path, generation):
    document = read(
        tmp_path, un_report_pdf([f"{n}. {LONG * 3}" for n in range(1, 40)], generation=generation)
    )
    assert len(document.pages) > 4
    for page in document.pages[1:]:
        bands = [line.text for line in page.lines if line.role in (Role.HEADER, Role.FOOTER)]
        number = f"Page {page.number}" if generation == "old" else str(page.number)
        assert sorted(bands) == sorted(["A/HRC/99/7", number])


def test_words_at_the_foot_of_most_pages_are_footers(tmp_path):
    document = read(tmp_path, (DEMO / "45-XAA.pdf").read_bytes())
    words = "Demonstration: the State and the text are invented."
    footers = [[line.text for line in page.lines if line.role is Role.FOOTER] for page in document.pages[1:]]
    assert footers == [[f"2 {words}"], [f"{words} 3"], [f"4 {words}"]]


def test_the_same_last_words_of_a_text_are_body(tmp_path):
    pages = [["Plant trees", "along roads"], ["Water trees", "along roads"], ["Count trees", "along roads"]]
    document = read(tmp_path, feet_pdf(pages))
    assert [texts(document, Role.BODY, number)[-1] for number in (1, 2, 3)] == ["along roads"] * 3


@pytest.mark.parametrize("generation", ["old", "new"])
def test_no_text_is_lost(tmp_path, generation):
    paragraphs = [f"{n}. {LONG * 2}".strip() for n in range(1, 30)]
    document = read(tmp_path, un_report_pdf(paragraphs, generation=generation))
    read_text = " ".join(
        line.text for page, _, line in document.lines() if page > 1 and line.role is Role.BODY
    )
    assert read_text == " ".join(paragraphs)


@pytest.mark.parametrize("generation", ["old", "new"])
def test_footnote_is_no_body(tmp_path, generation):
    data = un_report_pdf(
        ["122.1 Plant trees[^1] (Ruritania);", "122.2 Water them (Freedonia);"],
        generation=generation,
        footnotes={"1": NOTE},
    )
    document = read(tmp_path, data)
    assert texts(document, Role.BODY, 2) == [
        "122.1 Plant trees (Ruritania);",
        "122.2 Water them (Freedonia);",
    ]
    assert " ".join(texts(document, Role.FOOTNOTE, 2)) == NOTE


def test_footnote_has_its_mark_as_number(tmp_path):
    document = read(tmp_path, un_report_pdf(["1. Trees.[^7]"], footnotes={"7": NOTE}))
    assert [line.number for line in document.pages[1].lines if line.role is Role.FOOTNOTE][0] == "7"


def test_mark_in_the_middle_of_a_row_is_kept_apart(tmp_path):
    document = read(tmp_path, un_report_pdf(["1. Plant trees[^3] (Ruritania);"], footnotes={"3": NOTE}))
    line = document.pages[1].lines[1]
    assert (line.text, line.marks) == ("1. Plant trees (Ruritania);", ((14, "3"),))


def test_two_footnotes_on_one_page(tmp_path):
    data = un_report_pdf(["1. Trees[^1] and shrubs.[^2]"], footnotes={"1": NOTE, "2": "Shrubs, too."})
    document = read(tmp_path, data)
    numbers = [line.number for line in document.pages[1].lines if line.role is Role.FOOTNOTE]
    assert [number for number in numbers if number] == ["1", "2"]


def test_raised_unit_is_no_mark(tmp_path):
    document = read(tmp_path, un_report_pdf(["1. A forest of 12 km[^2] was planted."], footnotes={"2": NOTE}))
    assert texts(document, Role.BODY, 2) == ["1. A forest of 12 km2 was planted."]


def test_sign_of_the_first_page_is_a_mark(tmp_path):
    document = read(tmp_path, un_report_pdf(["1. Trees."]))
    assert texts(document, Role.FOOTNOTE, 1) == ["The annex is circulated as received."]
    assert document.title == "Report of the Working Group on the Universal Periodic Review Ruritania"


def test_boxes_lie_where_the_text_was_drawn(tmp_path):
    document = read(tmp_path, un_report_pdf(["1. Trees."]))
    line = next(line for line in document.pages[1].lines if line.role is Role.BODY)
    assert line.size == pytest.approx(10)
    assert line.box.left == pytest.approx(113, abs=1)
    assert line.box.top < 85 < line.box.bottom
