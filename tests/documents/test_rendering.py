"""Pages become pictures of the asked width, within bounds."""

import io

import pytest
from PIL import Image

from documents.builders import blank_pdf, un_report_pdf
from documents.word_builders import un_report_docx
from uprtracker.core.errors import DocumentError, MissingTool, TooLarge
from uprtracker.documents import office, render_page


def picture(data):
    return Image.open(io.BytesIO(data))


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(un_report_pdf(["1. Plant trees (Ruritania)."]))
    return path


def test_width_and_format(report):
    image = picture(render_page(report, 2, 600))
    assert (image.format, image.width) == ("PNG", 600)
    assert image.height == pytest.approx(600 * 842 / 595, abs=2)


def test_the_text_is_on_it(report):
    assert picture(render_page(report, 2, 600)).convert("L").getextrema()[0] < 100


@pytest.mark.parametrize("page", [0, 3, -1])
def test_no_such_page(report, page):
    with pytest.raises(DocumentError, match="no page"):
        render_page(report, page, 600)


@pytest.mark.parametrize("width", [0, 100_000])
def test_width_is_bounded(report, width):
    with pytest.raises(TooLarge):
        render_page(report, 1, width)


def test_long_page_is_made_narrower(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(blank_pdf(width=100, height=10_000))
    image = picture(render_page(path, 1, 1000))
    assert image.height <= 4001


def test_vast_page_is_refused(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(blank_pdf(width=30_000))
    with pytest.raises(TooLarge):
        render_page(path, 1, 600)


def test_word_file(tmp_path, require):
    require("libreoffice")
    path = tmp_path / "a.docx"
    path.write_bytes(un_report_docx(["Plant trees (Ruritania)."]))
    assert picture(render_page(path, 1, 400)).width == 400


def test_word_file_without_libreoffice(tmp_path, monkeypatch):
    monkeypatch.setattr(office.shutil, "which", lambda name: None)
    path = tmp_path / "a.docx"
    path.write_bytes(un_report_docx(["Plant trees."]))
    with pytest.raises(MissingTool, match="LibreOffice"):
        render_page(path, 1, 400)
