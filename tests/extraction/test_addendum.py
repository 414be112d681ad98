"""Addenda as States write them: small documents with text of our own, and what was answered in them."""

import tempfile
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.builders import feet_pdf
from documents.word_builders import un_report_docx
from extraction import written_addendum as written
from uprtracker.documents import Document, read_document
from uprtracker.documents.document import Line, Page
from uprtracker.extraction import Extraction, extract
from uprtracker.extraction.settle import settle
from uprtracker.reference import load_reference

LETTERS = {"supported": "S", "noted": "N", "partial": "P", "pending": "W", None: "?"}


def reading(paragraphs: list[str], rows: list[list[str]] | tuple[()] = ()) -> Extraction:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "addendum.docx"
        path.write_bytes(written.as_docx(paragraphs, rows))  # type: ignore[arg-type]
        return extract(read_document(path), load_reference())


def answers(read: Extraction) -> dict[str, str]:
    """Number to S, N, P, W or ?; parts behind it; "*" is all the rest. The last statement counts."""
    return {
        f"{one.number or '*'}{one.part and ' ' + one.part}": LETTERS[one.position] for one in read.answers
    }


def cases(file: str) -> dict[str, tuple[list[str], str]]:
    """Name to paragraphs and the answers in them, from "== name", lines, "=> answers"."""
    found = {}
    for case in Path(__file__).with_name(file).read_text(encoding="utf-8").split("== ")[1:]:
        head, _, expected = case.partition("\n=> ")
        name, *paragraphs = head.splitlines()
        found[name] = (paragraphs, expected.strip())
    return found


CASES = cases("addendum_cases.txt")


@pytest.mark.parametrize("case", CASES)
def test_prose(case):
    paragraphs, expected = CASES[case]
    found = answers(reading(paragraphs))
    wanted = {word[:-1]: word[-1] for word in expected.split()}
    assert {number: letter for number, letter in found.items() if " " not in number} == wanted


def test_parts_are_told_apart():
    read = reading(["131.5: Malta accepts the first part of the recommendation and notes the second part."])
    assert answers(read) == {"131.5": "P", "131.5 first part": "S", "131.5 second part": "N"}
    settled = settle(read.answers, ["131.5"])
    assert len(settled.answers["131.5"]) == 3
    assert settled.findings == ()


TABLES = cases("addendum_tables.txt")


@pytest.mark.parametrize("case", TABLES)
def test_tables(case):
    lines, expected = TABLES[case]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    assert answers(reading([], rows)) == {word[:-1]: word[-1] for word in expected.split()}


def test_comment_words_and_place_of_an_answer():
    (one,) = reading(
        ["1. Malta thanks all.", "2. Its answers:", "131.1 Not accepted. The law is clear."]
    ).answers
    assert (one.words, one.comment, one.paragraph) == ("Not accepted", "The law is clear.", "2")
    assert one.span.line == 8


def test_text_on_the_first_page_of_a_pdf_is_read(tmp_path):
    path = tmp_path / "addendum.pdf"
    lines = [
        [written.SYMBOL],
        [written.TITLE],
        ["Malta"],
        ["Addendum"],
        ["131.1 Not accepted."],
        ["131.2 Accepted."],
    ]
    path.write_bytes(feet_pdf([[text for (text,) in lines], ["131.3 Noted."]]))
    assert answers(extract(read_document(path), load_reference())) == {
        "131.1": "N",
        "131.2": "S",
        "131.3": "N",
    }


def test_absurd_ranges_and_floods_are_findings():
    read = reading(["Malta accepts recommendations 131.1-131.999 and 131.5-4000000.", "131.7 Noted."])
    assert {finding.kind for finding in read.findings} == {"odd-range"}
    assert len(read.answers) < 10
    flood = reading([f"Malta accepts recommendations {head}.1-{head}.400." for head in range(100, 130)])
    assert "too-many-answers" in {finding.kind for finding in flood.findings}


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (
            [
                "Malta",
                "Corrigendum",
                "Universal Periodic Review",
                "Views on conclusions and/or recommendations",
            ],
            "unknown",
        ),
        (["Letter of the Minister", "Malta accepts recommendation 131.1."], "unknown"),
        (["Report of the Special Rapporteur", "Addendum", "Mission to Malta"], "unknown"),
    ],
    ids=["corrigendum", "letter", "special-procedure"],
)
def test_what_is_no_addendum(lines, kind, tmp_path):
    path = tmp_path / "document.docx"
    path.write_bytes(un_report_docx(lines, symbol=""))
    assert extract(read_document(path), load_reference()).kind == kind


def test_other_languages_are_named():
    russian = "Правительство Мальты принимает рекомендации, которые были сделаны в ходе обзора. " * 5
    read = reading([russian])
    assert [finding.kind for finding in read.findings] == ["language-not-read"]
    assert "Russian" in read.findings[0].message
    assert read.answers == ()


WORDS = """
Malta accepts recommendation recommendations 122.5 122.5-9 122. 5 6 (Chad) not noted . ; , : (a) – all other
except Accepted Noted partially first part ( ((( ) the following paragraph 60 86.3 1- to n’accepte pas
no acepta 1. II. See enjoy support 122.1122.2 122.3-99999 “x” remaining which do 0.0 000.000 999.999-1.1
"""


@given(
    lines=st.lists(
        st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=30).map(" ".join), max_size=15
    ),
    cells=st.lists(st.none() | st.tuples(st.just(1), st.integers(1, 4), st.integers(1, 3)), max_size=15),
)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_words_give_a_reading(lines, cells):
    opening = ["Universal Periodic Review", "Malta", "Addendum"]
    placed = [Line(text, cell=cell) for text, cell in zip_longest(lines, cells[: len(lines)])]
    page = Page(1, (*(Line(text) for text in opening), *placed))
    read = extract(Document("x.docx", "docx", "", (page,), symbol="A/HRC/9/9/Add.1"), load_reference())
    assert read.kind == "addendum"
    numbers = [f"122.{at}" for at in range(1, 20)]
    assert set(settle(read.answers, numbers).answers) <= set(numbers)
