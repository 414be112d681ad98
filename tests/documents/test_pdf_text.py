"""Text of a PDF in any script: whole characters, boxes from left to right, nothing that cannot be stored."""

import pytest

from documents.word_builders import un_report_docx
from uprtracker.documents import read_document
from uprtracker.documents.document import Role
from uprtracker.documents.office import converted
from uprtracker.documents.pdf import _spaced


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("two  spaces", "two spaces"),
        ("co\xadoperate", "cooperate"),
        ("a\x00b\x01", "ab"),
        ("\ud83d\ude00 tree", "😀 tree"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("می\u200cروند", "می\u200cروند"),
    ],
    ids=["spaces", "soft-hyphen", "controls", "pair", "half-pair", "joiner-stays"],
)
def test_spaced(text, spaced):
    assert _spaced(text) == spaced


@pytest.fixture(scope="module")
def lines(require, tmp_path_factory):
    require("libreoffice")
    texts = ["Trees 😀 here", "اعتمد المجلس التقرير", "Доклад рабочей группы", "工作组的报告由理事会通过"]
    path = tmp_path_factory.mktemp("scripts") / "a.pdf"
    path.write_bytes(converted(un_report_docx(texts), "docx", "pdf"))
    return [line for _, _, line in read_document(path).lines() if line.role is Role.BODY]


def test_other_scripts_come_in_reading_order(lines):
    texts = [line.text for line in lines]
    assert {"اعتمد المجلس التقرير", "Доклад рабочей группы", "工作组的报告由理事会通过"} <= set(texts)


def test_every_text_can_be_stored(lines):
    assert "😀" in "".join(line.text for line in lines)
    assert all(line.text.encode("utf-8") for line in lines)


def test_boxes_run_from_left_to_right(lines):
    assert all(line.box.left < line.box.right and line.box.top < line.box.bottom for line in lines)
