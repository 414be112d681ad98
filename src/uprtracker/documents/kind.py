"""What a file is, by its bytes: the name is only believed where the bytes say nothing.

A file whose name says another kind is read by its content when it is one of
ours, with a finding; a web page or picture saved as PDF raises WrongKind with
what it really is. So a batch fetched with wrong names still goes in, and a
download that brought an error page is told from a damaged document.
"""

import io
import zipfile
from pathlib import PurePath

from uprtracker.core.errors import DamagedDocument, EmptyDocument, EncryptedDocument, WrongKind

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "an archive (7z)"),
    (b"Rar!", "an archive (RAR)"),
    (b"%!PS", "a PostScript file"),
)


def kind_of(data: bytes, name: str = "") -> str:
    """Return "pdf", "docx" or "doc".

    Raises EmptyDocument, EncryptedDocument (a locked Word file), DamagedDocument
    (a cut off DOCX, or junk under one of our names) or WrongKind.
    """
    if not data.strip(b"\0\t\n\r "):
        raise EmptyDocument("The file is empty.", remedy="Fetch it again from its source.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data.startswith(b"PK"):
        return _zip_kind(data)
    if data.startswith(b"{\\rtf"):
        return "doc"
    raise _foreign(data, PurePath(name).suffix.lower())


def _ole_kind(data: bytes) -> str:
    if _utf16("EncryptedPackage") in data:
        raise EncryptedDocument("The Word file is locked with a password.", remedy="Save a copy without it.")
    if _utf16("WordDocument") in data:
        return "doc"
    raise WrongKind("The file is an old Office file, but not of Word.")


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
        raise DamagedDocument(
            "The file is a damaged or cut off package (ZIP, DOCX).", remedy="Fetch it again from its source."
        ) from error
    if "word/document.xml" in names or ("[Content_Types].xml" in names and "_rels/.rels" in names):
        if any(name.startswith(("xl/", "ppt/")) for name in names):
            raise WrongKind("The file is a spreadsheet or presentation, not a Word file.")
        return "docx"
    if "mimetype" in names and "content.xml" in names:
        raise WrongKind("The file is an OpenDocument file.", remedy="Save it as DOCX.")
    raise WrongKind("The file is a ZIP archive, not a document.", remedy="Unpack it first.")


def _foreign(data: bytes, suffix: str) -> WrongKind | DamagedDocument:
    for head, kind in _FOREIGN:
        if data.startswith(head):
            return WrongKind(f"The file is {kind}, not a document with text.")
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head")) or b"<html" in start:
        return WrongKind(
            "The file is a web page, not a document.",
            remedy="The download brought a page instead of the file.",
        )
    if suffix in (".pdf", ".docx", ".doc"):
        return DamagedDocument(
            f"The file is named {suffix} but its bytes are none.", remedy="Fetch it again from its source."
        )
    return WrongKind("The file is neither PDF, DOCX nor DOC.")
