"""Lists are filled in and differ from what they were in the cells of assessments only."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from lxml import etree

from documents.word_builders import W, paragraph, un_report_docx
from exchange.thematic_list.written_list import CYCLE_2, CYCLE_4, TREES, WELLS, as_docx, document
from uprtracker.core.errors import DamagedDocument, DocumentError, EncryptedDocument, TooLarge, WrongKind
from uprtracker.documents.limits import Limits
from uprtracker.documents.office import converted
from uprtracker.exchange.thematic_list import read_thematic_list
from uprtracker.exchange.thematic_list.filling import Filled, Outcome, fill
from uprtracker.reference import load_reference

WORD = f"{{{W}}}"
FACTS = load_reference()
THEME = ["Theme: Right to food"]
TEXTS = {"115.3": "Trees stand along two roads.\nA third is planned.", "115.1": "No well was dug."}
CORPUS = (
    ("cycle2/UPR20__Slovenia_ThematicListRecommendations_E.docx", 163),
    ("cycle3/UPR34_Slovenia_Thematic_list_of_Recommendations.docx", 215),
)


def two_rows(assessment: str = "") -> bytes:
    rows = [THEME, [TREES, "Supported", "Right to food", assessment], [WELLS, "Noted", "Water", ""]]
    return as_docx([CYCLE_2, *rows])


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def without_last_cells(data: bytes) -> bytes:
    """Return the canonical form of the text with the last cell of each row of four left empty."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    for row in root.iter(f"{WORD}tr"):
        cells = row.findall(f"{WORD}tc")
        if len(cells) == 4 and row is not next(root.iter(f"{WORD}tr")):
            for child in cells[3]:
                if child.tag != f"{WORD}tcPr":
                    cells[3].remove(child)
    return etree.tostring(root, method="c14n", with_comments=True)


def same_but_for_assessments(before: bytes, after: bytes) -> None:
    old, new = parts(before), parts(after)
    assert list(old) == list(new)
    changed = [name for name in old if old[name] != new[name]]
    assert changed == ["word/document.xml"]
    assert without_last_cells(before) == without_last_cells(after)


def outcomes(filled: Filled) -> dict[str, Outcome]:
    return {row.number: row.outcome for row in filled.rows}


@pytest.mark.corpus
@pytest.mark.parametrize(("file", "count"), CORPUS, ids=["cycle 2", "cycle 3"])
def test_published_lists_are_filled_and_otherwise_equal(corpus: Path, file: str, count: int) -> None:
    data = (corpus / "slovenia" / file).read_bytes()
    numbers = [row.number for row in read_thematic_list(document(data), FACTS).rows]
    texts = {number: f"What was done about {number}.\nWhat is missing." for number in numbers}
    filled = fill(data, texts)
    assert set(outcomes(filled).values()) == {Outcome.FILLED}
    assert len(filled.rows) == len(numbers) == count
    same_but_for_assessments(data, filled.data)
    read = read_thematic_list(document(filled.data), FACTS)
    assert {row.number: row.assessment for row in read.rows} == texts
    table = docx.Document(io.BytesIO(filled.data)).tables[0]
    assert sum("What is missing." in row.cells[-1].text for row in table.rows) == count
    assert fill(filled.data, texts).data == filled.data


@pytest.mark.corpus
def test_words_have_the_look_of_their_row(corpus: Path) -> None:
    look = {}
    for file, _ in CORPUS:
        data = (corpus / "slovenia" / file).read_bytes()
        filled = fill(data, dict.fromkeys(("115.1", "121.1"), "Some words."))
        (run,) = [
            run
            for row in docx.Document(io.BytesIO(filled.data)).tables[0].rows[:3]
            for run in row.cells[-1].paragraphs[0].runs
            if run.text == "Some words."
        ]
        look[file[:6]] = (run.font.name, run.font.size and run.font.size.pt, run.bold)
    assert look == {"cycle2": (None, None, None), "cycle3": ("Times New Roman", 10.0, None)}


def test_what_stands_in_a_cell_is_kept_unless_it_is_to_be_replaced() -> None:
    data = two_rows("Somebody's own words.")
    kept = fill(data, TEXTS)
    assert outcomes(kept) == {"115.3": Outcome.KEPT, "115.1": Outcome.FILLED}
    assert read_thematic_list(document(kept.data), FACTS).rows[0].assessment == "Somebody's own words."
    replaced = fill(data, TEXTS, replace=True)
    assert replaced.rows[0].before == "Somebody's own words."
    assert read_thematic_list(document(replaced.data), FACTS).rows[0].assessment == TEXTS["115.3"]


def test_rows_without_text_and_texts_without_row_are_told() -> None:
    filled = fill(two_rows(), {"115.1": "Done.", "7.7": "Lost?"})
    assert outcomes(filled) == {"115.3": Outcome.NO_TEXT, "115.1": Outcome.FILLED}
    assert filled.not_in_list == ("7.7",)
    assert fill(two_rows(), {"7.7": "Lost?"}).data == two_rows()


def cell(text: str, width: int, span: int = 1, extra: str = "") -> str:
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    width_and_span = f'<w:tcW w:w="{width}" w:type="dxa"/>{spans}{extra}'
    return f"<w:tc><w:tcPr>{width_and_span}</w:tcPr>{paragraph(text)}</w:tc>"


def cycle_4(*rows: str) -> bytes:
    """Return a list of cycle 4 with a grid of 4,000 + 2,000 + 2,000 + 2,000."""
    widths = (4000, 2000, 2000, 2000)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(cell(text, width) for text, width in zip(CYCLE_4, widths, strict=True))
    made = (
        f"<w:tr>{cell('Theme: Right to food', 10000, 4)}</w:tr>",
        "<w:tr>" + cell(TREES[0], 4000) + cell("Supported", 2000) + cell("Right to food", 2000)
        + cell("- 2 - ZERO HUNGER", 2000, extra='<w:vMerge w:val="restart"/>') + "</w:tr>",
        *rows,
    )  # fmt: skip
    table = f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid><w:tr>{head}</w:tr>{''.join(made)}</w:tbl>"
    return un_report_docx([], symbol="UPR of Slovenia (4th Cycle - 48th Session)", raw=table)


def test_a_list_of_cycle_4_is_given_a_column() -> None:
    data = cycle_4()
    filled = fill(data, TEXTS)
    assert filled.column_added
    (row,) = read_thematic_list(document(filled.data), FACTS).rows
    assert (row.number, row.sdgs, row.assessment) == ("115.3", ("2",), TEXTS["115.3"])
    root = etree.fromstring(parts(filled.data)["word/document.xml"])
    grid = [int(column.get(f"{WORD}w", "")) for column in root.iter(f"{WORD}gridCol")]
    assert (grid, sum(grid)) == ([2800, 1400, 1400, 1400, 3000], 10000)
    widths = [
        [int(one.get(f"{WORD}w", "")) for one in row.iter(f"{WORD}tcW")] for row in root.iter(f"{WORD}tr")
    ]
    assert widths == [grid, [10000], grid]
    assert [one.get(f"{WORD}val") for one in root.iter(f"{WORD}gridSpan")] == ["5"]
    assert len(list(root.iter(f"{WORD}vMerge"))) == 1
    heads = docx.Document(io.BytesIO(filled.data)).tables[0].rows[0].cells
    assert [one.text for one in heads][3:] == [CYCLE_4[3], "Assessment/comments on level of implementation"]
    assert fill(filled.data, TEXTS).data == filled.data


def test_the_added_column_leaves_all_else_of_cycle_4_as_it_was() -> None:
    data = cycle_4()
    before = [line.text for _, _, line in document(data).lines()]
    after = [line.text for _, _, line in document(fill(data, TEXTS).data).lines()]
    new = ["Assessment/comments on level of implementation", *TEXTS["115.3"].splitlines()]
    assert [text for text in after if text not in new] == before
    assert {name for name, part in parts(data).items() if parts(fill(data, {}).data)[name] != part} == {
        "word/document.xml"
    }


def test_a_row_whose_cells_are_merged_is_told() -> None:
    hidden = cell("", 1000, extra="<w:vMerge/>")
    rows = (
        f"<w:tr>{cell('115.8 Sow wheat (Chile);', 4000, 4)}</w:tr>",
        "<w:tr>" + cell("115.9 Sow rye (Chile);", 1000) + cell("Noted", 1000) + cell("-", 1000) + hidden
        + "</w:tr>",
    )  # fmt: skip
    head = "".join(cell(text, 1000) for text in CYCLE_2)
    data = un_report_docx([], raw=f"<w:tbl><w:tr>{head}</w:tr>{''.join(rows)}</w:tbl>")
    filled = fill(data, {"115.8": "Sown.", "115.9": "Sown."})
    assert outcomes(filled) == {"115.8": Outcome.NO_CELL, "115.9": Outcome.NO_CELL}
    assert filled.data == data


def test_arabic_runs_from_right_to_left_and_nothing_else_does() -> None:
    filled = fill(two_rows(), {"115.3": "زُرعت الأشجار\nTrees\x0b grow"})
    root = etree.fromstring(parts(filled.data)["word/document.xml"])
    assert len(list(root.iter(f"{WORD}bidi"))) == len(list(root.iter(f"{WORD}rtl"))) == 1
    assert read_thematic_list(document(filled.data), FACTS).rows[0].assessment.splitlines()[0][0] == "ز"


@pytest.mark.parametrize("text", ["=1+1", "<w:p/>&amp;", "\x00\ud800 a", "]]>", "{{ x }}", "a\tb"])
def test_hostile_words_stay_words(text: str) -> None:
    filled = fill(two_rows(), {"115.1": text})
    said = read_thematic_list(document(filled.data), FACTS).rows[1].assessment
    assert said == " ".join(text.replace("\x00", "").replace("\ud800", "").split())


def repacked(changes: dict[str, bytes | None], twice: str = "") -> bytes:
    made = io.BytesIO()
    old = parts(two_rows())
    with zipfile.ZipFile(made, "w") as package:
        for name, text in {**old, **changes}.items():
            if text is not None:
                package.writestr(name, text)
        if twice:
            package.writestr(twice, old[twice])
    return made.getvalue()


def with_entities() -> bytes:
    text = parts(two_rows())["word/document.xml"].replace(
        b"<w:document", b'<!DOCTYPE w:document [<!ENTITY a "aaaa">]><w:document', 1
    )
    return repacked({"word/document.xml": text})


REFUSED: tuple[tuple[str, Callable[[], bytes], type[DocumentError]], ...] = (
    ("a PDF", lambda: b"%PDF-1.4\n", WrongKind),
    ("a list of nothing", lambda: as_docx([("A", "B")]), WrongKind),
    ("half a file", lambda: two_rows()[:600], DamagedDocument),
    ("entities", with_entities, DamagedDocument),
    ("no text", lambda: repacked({"word/document.xml": None}), WrongKind),
    ("broken XML", lambda: repacked({"word/document.xml": b"<w:document"}), DamagedDocument),
)  # fmt: skip


@pytest.mark.parametrize(("make", "error"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_hostile_files_are_refused(make: Callable[[], bytes], error: type[DocumentError]) -> None:
    with pytest.raises(error):
        fill(make(), TEXTS)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_files_that_say_two_things_or_grow_too_large_are_refused() -> None:
    with pytest.raises(DamagedDocument):
        fill(repacked({}, twice="word/document.xml"), TEXTS)
    with pytest.raises(TooLarge):
        fill(two_rows(), TEXTS, limits=Limits(unpacked_bytes=1000))
    locked = bytearray(two_rows())
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(EncryptedDocument):
        fill(bytes(locked), TEXTS)


def test_comments_and_instructions_in_the_text_stay() -> None:
    text = parts(two_rows())["word/document.xml"].replace(b"<w:body>", b"<w:body><!--kept--><?kept too?>", 1)
    after = parts(fill(repacked({"word/document.xml": text}), TEXTS).data)["word/document.xml"]
    assert b"<!--kept--><?kept too?>" in after


def test_libreoffice_opens_what_was_filled(require: Callable[[str], None]) -> None:
    require("libreoffice")
    again = converted(fill(cycle_4(), TEXTS).data, "docx", "docx")
    (row,) = read_thematic_list(document(again), FACTS).rows
    assert (row.number, row.assessment) == ("115.3", TEXTS["115.3"])
