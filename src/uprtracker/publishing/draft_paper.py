"""A kept draft as a file to hand on: Word, or plain text."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from types import MappingProxyType

from docx import Document

MEDIA: Mapping[str, str] = MappingProxyType(
    {
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "txt": "text/plain; charset=utf-8",
    }
)


def draft_paper(form: str, heads: Sequence[str], text: str) -> bytes:
    """Return a file in one of the forms of MEDIA: the heads, a line each, then the text."""
    if form == "txt":
        return "\r\n".join([*heads, *([""] if heads else []), *text.split("\n"), ""]).encode()
    paper = Document()
    paper.core_properties.author = ""
    paper.core_properties.comments = ""
    for head in heads:
        paper.add_paragraph(head)
    for line in text.split("\n"):
        paper.add_paragraph("".join(char for char in line if char.isprintable() or char == "\t"))
    stream = BytesIO()
    paper.save(stream)
    return stream.getvalue()
