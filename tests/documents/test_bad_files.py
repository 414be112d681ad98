"""Each bad file has its own clear error; the place names the file, nothing else is raised."""

import io
import os
import zipfile

import pytest
from reportlab.pdfgen.canvas import Canvas

from documents.builders import blank_pdf, un_report_pdf
from documents.word_builders import W, package, paragraph, un_report_docx
from uprtracker.core.errors import (
    DamagedDocument,
    DocumentError,
    EmptyDocument,
    EncryptedDocument,
    ImageOnlyDocument,
    TooLarge,
    WrongKind,
)
from uprtracker.documents import read_document
from uprtracker.documents.limits import Limits

PDF = un_report_pdf(["1. Plant trees (Ruritania).", "2. Water them."])
DOCX = un_report_docx(["Plant trees (Ruritania)."])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def docx_with(document):
    return un_report_docx([], parts={"word/document.xml": document})


def bomb():
    """A DOCX of some 300 KB whose text part unpacks to 300 MB."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(300):
            part.write(bytes(2**20))
    return out.getvalue()


ENTITIES = (
    '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
)
OUTSIDE = (
    '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
)
DEEP = f'<w:document xmlns:w="{W}"><w:body>{"<w:sdt>" * 5000}{"</w:sdt>" * 5000}</w:body></w:document>'

BAD = {
    "empty": ("a.pdf", b"", EmptyDocument),
    "only-zeros": ("a.pdf", bytes(1000), EmptyDocument),
    "junk-pdf": ("a.pdf", b"no document at all, just words", DamagedDocument),
    "junk-other": ("a.bin", b"no document at all, just words", WrongKind),
    "header-only": ("a.pdf", b"%PDF-1.4\n", DamagedDocument),
    "cut-pdf": ("a.pdf", PDF[: len(PDF) // 3], DamagedDocument),
    "locked-pdf": ("a.pdf", un_report_pdf(["1. Trees."], password="secret"), EncryptedDocument),
    "blank-pdf": ("a.pdf", blank_pdf(2), ImageOnlyDocument),
    "vast-page": ("a.pdf", blank_pdf(width=30_000), TooLarge),
    "web-page": ("a.pdf", b"<!DOCTYPE html><html><body>Not found</body></html>", WrongKind),
    "picture": ("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(100), WrongKind),
    "zip-as-docx": ("a.docx", package({"readme.txt": "hello"}), WrongKind),
    "spreadsheet": (
        "a.docx",
        package({"[Content_Types].xml": "", "_rels/.rels": "", "xl/workbook.xml": ""}),
        WrongKind,
    ),
    "cut-docx": ("a.docx", DOCX[: len(DOCX) // 2], DamagedDocument),
    "bad-xml": ("a.docx", docx_with("<w:document"), DamagedDocument),
    "no-body": ("a.docx", docx_with(f'<w:document xmlns:w="{W}"/>'), DamagedDocument),
    "no-text": ("a.docx", un_report_docx([]), EmptyDocument),
    "entities": ("a.docx", docx_with(ENTITIES), DamagedDocument),
    "outside-entity": ("a.docx", docx_with(OUTSIDE), DamagedDocument),
    "deep-xml": ("a.docx", docx_with(DEEP), TooLarge),
    "bomb": ("a.docx", bomb(), TooLarge),
    "locked-word": ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedDocument),
    "old-excel": ("a.doc", OLE + "Workbook".encode("utf-16-le"), WrongKind),
}


@pytest.mark.parametrize(("name", "data", "error"), BAD.values(), ids=BAD)
def test_own_error(tmp_path, name, data, error):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    assert type(caught.value) is error
    assert caught.value.place.startswith(name)


LIMITS = {
    "bytes": (PDF, Limits(file_bytes=1000)),
    "pages": (PDF, Limits(pages=1)),
    "characters": (PDF, Limits(page_characters=10)),
    "parts": (DOCX, Limits(parts=2)),
    "part": (DOCX, Limits(part_bytes=100)),
    "unpacked": (DOCX, Limits(unpacked_bytes=1000)),
    "paragraphs": (un_report_docx(["Trees."] * 20), Limits(paragraphs=10)),
    "word-pages": (un_report_docx(["Trees.\f"] * 20), Limits(pages=10)),
}


@pytest.mark.parametrize(("data", "limits"), LIMITS.values(), ids=LIMITS)
def test_limit(tmp_path, data, limits):
    path = tmp_path / "a"
    path.write_bytes(data)
    with pytest.raises(TooLarge):
        read_document(path, limits)


@pytest.mark.parametrize(("name", "data"), [("a.docx", PDF), ("a.pdf", DOCX)], ids=["pdf", "docx"])
def test_wrong_name_is_read_by_content(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    assert [finding.kind for finding in read_document(path).findings] == ["wrong-name"]


def test_pipe_is_refused_without_waiting(tmp_path):
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    with pytest.raises(WrongKind):
        read_document(pipe)


def test_folder_is_refused(tmp_path):
    with pytest.raises(WrongKind):
        read_document(tmp_path)


def test_missing_file(tmp_path):
    with pytest.raises(DocumentError, match="cannot be opened"):
        read_document(tmp_path / "none.pdf")


def test_link_to_a_file_is_followed(tmp_path):
    (tmp_path / "real.pdf").write_bytes(PDF)
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    assert read_document(tmp_path / "link.pdf").symbol == "A/HRC/99/7"


def test_names_that_lead_out_of_the_package_lead_nowhere(tmp_path):
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/footnotes" Target="../../../../etc/passwd"/>'
        '<Relationship Id="b" Type="x/header" Target="file:///etc/passwd" TargetMode="External"/>'
        "</Relationships>"
    )
    path = tmp_path / "a.docx"
    path.write_bytes(
        un_report_docx([], raw=paragraph("Trees."), parts={"word/_rels/document.xml.rels": relations})
    )
    document = read_document(path)
    assert [line.text for line in document.pages[0].lines] == ["Trees."]


def test_page_without_text_is_a_finding(tmp_path):
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 700, "A page with some words on it, and then a blank one.")
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    path = tmp_path / "a.pdf"
    path.write_bytes(out.getvalue())
    found = [(finding.kind, finding.span.page) for finding in read_document(path).findings]
    assert found == [("page-without-text", 2)]
