"""LibreOffice turns old Word files into ones that we read, within its time."""

import pytest

from documents.word_builders import RECOMMENDATIONS, un_report_docx
from uprtracker.core.errors import DocumentError, TooLarge
from uprtracker.documents import read_document
from uprtracker.documents.limits import Limits
from uprtracker.documents.office import converted


@pytest.fixture(scope="module")
def old_word(require):
    require("libreoffice")
    data = un_report_docx(["Listed below:", "> Plant trees;", "> Water them;"], numbering=RECOMMENDATIONS)
    return converted(data, "docx", "doc")


def test_doc_is_read_with_its_numbers(tmp_path, old_word):
    path = tmp_path / "a.doc"
    path.write_bytes(old_word)
    document = read_document(path)
    assert document.kind == "doc"
    lines = [(line.number, line.text) for line in document.pages[0].lines if line.number]
    assert lines == [("122.", "Listed below:"), ("122.1", "Plant trees;"), ("122.2", "Water them;")]


def test_time_limit(old_word):
    with pytest.raises(TooLarge, match="longer"):
        converted(old_word, "doc", "docx", Limits(office_seconds=0))


def test_damaged_doc(tmp_path, old_word):
    path = tmp_path / "a.doc"
    path.write_bytes(old_word[:600])
    with pytest.raises(DocumentError):
        read_document(path)
