"""A paper is the same in Word and PDF: opened again by readers that are not ours."""

import re
import zipfile
from collections import Counter
from datetime import date
from io import BytesIO

import docx
import pypdfium2
import pytest
from lxml import etree

from uprtracker.publishing.papers import Paper, count_words, write_docx, write_pdf
from uprtracker.publishing.papers.direction import pieces
from uprtracker.publishing.papers.paper import (
    Annex,
    Change,
    Heading,
    Items,
    Note,
    Paragraph,
    Run,
    Signatory,
    Table,
    plain,
)
from uprtracker.publishing.papers.words import count_paper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ARABIC = "ينبغي للدولة أن تصدق على الاتفاقية"


def paper(
    language: str = "en", text: str = "Cells hold twice as many people (A/HRC/99/5, para. 12.3)."
) -> Paper:
    return Paper(
        title="Submission on Alfaland",
        language=language,
        lines=("Alfa Watch",),
        dated=date(2026, 5, 3),
        foot="Data of 3 May 2026",
        cites=("XAA-99-12.3",),
        blocks=(
            Heading("A. Prisons"),
            Paragraph((*plain(text), Note("Visit of a jail", "https://example.org/visit")), numbered=True),
            Heading("Cells", 2),
            Items(((Run("Old"), Note("A second source")),)),
            Items((plain("First"), plain("Then")), ordered=True),
            Table(
                ("Number", "Asked"),
                ((plain("Theme: prisons"),), (plain("12.3"), (Run("gone", change=Change.REMOVED),))),
                (1, 4),
                "What was asked",
            ),
            Paragraph((Run("evil", address="javascript:alert(1)"), Run("#panic() $x$ *no* @ref \x07 <w:p>"))),
        ),
        annexes=(Annex("Annex I", (Paragraph(plain("Not counted at all")),)),),
        signatories=(Signatory("Alfa Watch", "Alfatown"),),
    )


def xml(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(BytesIO(data)).read(name))


def pdf_text(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def test_word_has_headings_numbers_and_real_endnotes() -> None:
    data = write_docx(paper())
    opened = docx.Document(BytesIO(data))
    styles = [(one.style.name, one.text) for one in opened.paragraphs if one.text]
    assert styles[:3] == [
        ("Title", "Submission on Alfaland"),
        ("Subtitle", "Alfa Watch"),
        ("Heading 1", "A. Prisons"),
    ]
    assert ("Heading 2", "Cells") in styles
    assert ("Heading 1", "Annex I") in styles
    references = [one.get(f"{W}id") for one in xml(data, "word/document.xml").iter(f"{W}endnoteReference")]
    notes = {one.get(f"{W}id"): "".join(one.itertext()).strip() for one in xml(data, "word/endnotes.xml")}
    assert [notes[number] for number in references] == [
        "Visit of a jail https://example.org/visit",
        "A second source",
    ]
    assert opened.tables[0].rows[2].cells[1].paragraphs[0].runs[0].font.strike
    assert opened.core_properties.author == ""
    assert opened.core_properties.keywords == "XAA-99-12.3"


def test_pdf_says_the_same_and_is_tagged() -> None:
    data = write_pdf(paper())
    text = " ".join(pdf_text(data).split())
    for said in (
        "Submission on Alfaland",
        "1.",
        "A/HRC/99/5",
        "Visit of a jail",
        "#panic() $x$ *no* @ref <w:p>",
    ):
        assert said in text
    document = pypdfium2.PdfDocument(data)
    assert document.is_tagged()
    assert document.get_metadata_value("Title") == "Submission on Alfaland"


@pytest.mark.parametrize("write", [write_docx, write_pdf])
def test_only_addresses_of_the_web_become_links(write) -> None:
    data = write(paper())
    package = data
    if write is write_docx:
        files = zipfile.ZipFile(BytesIO(data))
        package = b"".join(files.read(name) for name in files.namelist())
    assert b"https://example.org/visit" in package
    assert b"javascript:" not in package


@pytest.mark.parametrize("write", [write_docx, write_pdf])
def test_the_same_paper_is_the_same_bytes(write) -> None:
    assert write(paper()) == write(paper())


def test_arabic_is_read_from_the_right() -> None:
    data = write_docx(paper("ar", f"{ARABIC} (A/HRC/99/5)."))
    assert xml(data, "word/styles.xml").find(f".//{W}style[@{W}styleId='Normal']//{W}bidi") is not None
    runs = xml(data, "word/document.xml").iter(f"{W}r")
    turned = {"".join(run.itertext()): run.find(f"{W}rPr/{W}rtl") is not None for run in runs}
    assert turned[f"{ARABIC} ("]
    assert not turned["A/HRC/99/5)."]
    letters = re.sub(r"\W", "", pdf_text(write_pdf(paper("ar", ARABIC))))
    # All of ours; the paper adds words of its own in the language of the paper.
    assert not Counter(re.sub(r"\W", "", ARABIC)) - Counter(letters)


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh-hans", "国家应批准公约"), ("ru", "Государству следует"), ("fr", "L’État œuvre à été")],
)
def test_every_letter_has_a_form_in_the_pdf(language: str, text: str) -> None:
    assert text in pdf_text(write_pdf(paper(language, text)))


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("one  two\nthree", 3), ("see 140.5 – twice", 4), ("国家应批准", 5), ("批准 CEDAW 公约", 5)],
)
def test_words_are_counted_as_word_counts_them(text: str, count: int) -> None:
    assert count_words(text) == count


def test_endnotes_annexes_and_signatories_do_not_count() -> None:
    short = Paper(
        title="Three words here",
        blocks=(Heading("Two more"), Paragraph((*plain("And four words more"), Note("not these")))),
        annexes=(Annex("Annex", (Paragraph(plain("nor these")),)),),
        signatories=(Signatory("Alfa Watch"),),
    )
    assert count_paper(short) == 9


def test_pieces_together_are_the_text() -> None:
    text = f"{ARABIC} A/HRC/59/15 ({ARABIC}) 140.7"
    assert "".join(piece for piece, _ in pieces(text, True)) == text


def test_headings_that_skip_a_level_are_no_reason_to_refuse_a_pdf() -> None:
    skipping = (Heading("Three", 3), Heading("One"), Heading("Three again", 3))
    made = write_pdf(Paper(title="Levels", blocks=skipping, annexes=(Annex("Annex", (Heading("Deep", 3),)),)))
    assert made.startswith(b"%PDF-")
