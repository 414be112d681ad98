"""Word files: what is printed is read, with its automatic numbers; what is not printed is not."""

import pytest

from documents.word_builders import (
    PARAGRAPHS,
    RECOMMENDATIONS,
    W,
    numbered,
    paragraph,
    table,
    un_report_docx,
)
from uprtracker.documents import read_document
from uprtracker.documents.document import Role


def read(tmp_path, data):
    path = tmp_path / "draft.docx"
    path.write_bytes(data)
    return read_document(path)


def body(document):
    return [line for page in document.pages for line in page.lines if line.role is Role.BODY]


def texts(tmp_path, raw):
    return [line.text for line in body(read(tmp_path, un_report_docx([], raw=raw)))]


def run(inner):
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def test_automatic_numbers_run_without_gap(tmp_path):
    data = un_report_docx(["Listed below:", *["> Plant trees (Ruritania);"] * 30], numbering=RECOMMENDATIONS)
    numbers = [line.number for line in body(read(tmp_path, data))]
    assert numbers == ["122.", *[f"122.{at}" for at in range(1, 31)]]


def test_list_zero_takes_the_number_of_the_style_away(tmp_path):
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Text">'
        '<w:name w:val="Text"/><w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    style = '<w:pStyle w:val="Text"/>'
    raw = (
        paragraph("One", style)
        + paragraph("Plain", style + '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("Two", style)
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/styles" Target="styles.xml"/>'
        '<Relationship Id="b" Type="x/numbering" Target="/word/numbering.xml"/></Relationships>'
    )
    parts = {"word/styles.xml": styles, "word/_rels/document.xml.rels": relations}
    document = read(tmp_path, un_report_docx([], raw=raw, numbering=PARAGRAPHS, parts=parts))
    assert [(line.number, line.text) for line in body(document)] == [
        ("1.", "One"),
        ("", "Plain"),
        ("2.", "Two"),
    ]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a b"),
        ("<w:t>non</w:t><w:noBreakHyphen/><w:t>State</w:t>", "non-State"),
        ("<w:t>co</w:t><w:softHyphen/><w:t>operate</w:t>", "cooperate"),
        ("<w:t>a</w:t><w:br/><w:t>b</w:t>", "a b"),
        ("<w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>shown</w:t>", "shown"),
        ('<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t>', "shown"),
        (
            '<w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r>'
            '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r>'
            '<w:fldChar w:fldCharType="end"/>',
            "7",
        ),
    ],
    ids=["tab", "no-break-hyphen", "soft-hyphen", "line-break", "hidden", "not-hidden", "field"],
)
def test_text_as_printed(tmp_path, inner, text):
    assert texts(tmp_path, run(inner)) == [text]


def test_tracked_changes(tmp_path):
    raw = (
        "<w:p><w:r><w:t>Plant </w:t></w:r>"
        "<w:del><w:r><w:delText>weeds</w:delText><w:t>weeds</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>trees</w:t></w:r></w:ins></w:p>"
    )
    document = read(tmp_path, un_report_docx([], raw=raw))
    assert [line.text for line in body(document)] == ["Plant trees"]
    assert [finding.kind for finding in document.findings] == ["tracked-changes"]


def test_deleted_paragraph_takes_no_number(tmp_path):
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        "<w:rPr><w:del/></w:rPr></w:pPr>"
        "<w:del><w:r><w:delText>Gone</w:delText></w:r></w:del></w:p>"
    )
    data = un_report_docx([], raw=numbered("One") + gone + numbered("Two"), numbering=PARAGRAPHS)
    assert [(line.number, line.text) for line in body(read(tmp_path, data))] == [("1.", "One"), ("2.", "Two")]


def test_note_stands_on_the_page_of_its_reference(tmp_path):
    data = un_report_docx(["First page.\f", "Trees[^7] and shrubs."], footnotes={"7": "As read: trees."})
    document = read(tmp_path, data)
    notes = [
        (page.number, line.number, line.text)
        for page in document.pages
        for line in page.lines
        if line.role is Role.FOOTNOTE
    ]
    assert notes == [(2, "1", "As read: trees.")]
    assert body(document)[1].marks == ((5, "1"),)


def test_header_is_no_body_and_gives_the_symbol(tmp_path):
    document = read(tmp_path, un_report_docx(["Plant trees."], symbol="A/HRC/WG.6/52/L.3"))
    assert document.symbol == "A/HRC/WG.6/52/L.3"
    assert [line.text for line in body(document)] == ["Plant trees."]


def test_pages_follow_what_word_noted(tmp_path):
    noted = "<w:lastRenderedPageBreak/>"
    raw = run("<w:t>one</w:t>") + run('<w:br w:type="page"/>') + run(f"{noted}<w:t>two</w:t>")
    document = read(tmp_path, un_report_docx([], raw=raw))
    assert [[line.text for line in page.lines if line.role is Role.BODY] for page in document.pages] == [
        ["one"],
        ["two"],
    ]


def test_cells_know_their_place(tmp_path):
    document = read(tmp_path, un_report_docx(["Above"], raw=table([["1", "Trees"], ["2", "Shrubs"]])))
    assert [(line.cell, line.text) for line in body(document)] == [
        (None, "Above"),
        ((1, 1, 1), "1"),
        ((1, 1, 2), "Trees"),
        ((1, 2, 1), "2"),
        ((1, 2, 2), "Shrubs"),
    ]


def test_row_that_breaks_in_each_cell_turns_one_page(tmp_path):
    cell = f"<w:tc>{run('<w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t>')}</w:tc>"
    document = read(tmp_path, un_report_docx([], raw=f"<w:tbl><w:tr>{cell * 4}</w:tr></w:tbl>"))
    assert len(document.pages) == 2


def test_text_box_is_read_once(tmp_path):
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{run('<w:t>boxed</w:t>')}</w:txbxContent>"
    raw = run(
        f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
        "</mc:AlternateContent><w:t>beside</w:t>"
    )
    assert texts(tmp_path, raw) == ["beside", "boxed"]


def test_heading_by_style(tmp_path):
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="HChG"><w:name w:val="_ H _Ch_G"/>'
        "</w:style></w:styles>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/styles" Target="styles.xml"/></Relationships>'
    )
    parts = {"word/styles.xml": styles, "word/_rels/document.xml.rels": relations}
    document = read(tmp_path, un_report_docx(["# Trees", "Text."], parts=parts))
    assert [line.heading for line in body(document)] == [True, False]
