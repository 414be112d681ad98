"""The asks of what somebody sends or types. Nothing is kept here: what becomes of them a person decides."""

import tempfile
from dataclasses import replace
from pathlib import Path

from uprtracker.core.errors import DocumentError
from uprtracker.documents.document import Document, Line, Page
from uprtracker.extraction.asks import asks_of_text, read_asks
from uprtracker.records.archive import path_of
from uprtracker.records.asks.paper import Paper, paper_at
from uprtracker.records.models import Document as Kept
from uprtracker.records.uploading import Sent, fault_of, safe_name
from uprtracker.reference import load_reference

__all__ = ["MOST_BYTES", "Paper", "asks_in", "asks_of_prose", "paper_at", "read_kept", "read_paper"]

MOST_BYTES = 16 * 2**20


def read_paper(file: Sent, *, state: str = "") -> Paper:
    """Return what a PDF or Word file that was sent asks of `state` (ISO3).

    Raises a DocumentError with a sentence for whoever sent it.
    """
    name = safe_name(file.name or "")
    if (file.size or 0) > MOST_BYTES:
        raise DocumentError(f"It has more than {MOST_BYTES // 2**20} MB.", place=name)
    if fault := fault_of(file):
        raise DocumentError(fault, place=name)
    with tempfile.TemporaryDirectory(prefix="upr-paper-") as folder:
        path = Path(folder) / name
        with path.open("wb") as target:
            target.writelines(file.chunks())
        return paper_at(path, state=state)


def asks_in(text: str, *, state: str = "") -> tuple[str, ...]:
    """Return what a typed or pasted text asks of `state` (ISO3), one ask a line."""
    return asks_of_text(text, load_reference(demo=True), state=state)


def asks_of_prose(text: str, *, state: str = "") -> tuple[str, ...]:
    """Return what a whole text asks of `state` (ISO3): sentences that ask, and lists under such."""
    lines = tuple(Line(" ".join(line.split())) for line in text.splitlines() if line.strip())
    document = Document(name="", kind="docx", sha256="", pages=(Page(1, lines),))
    return tuple(one.text for one in read_asks(document, load_reference(demo=True), state=state))


def read_kept(document: Kept, *, state: str = "") -> Paper:
    """Return what a document of the library asks of `state` (ISO3). Raises a DocumentError."""
    paper = paper_at(path_of(document), state=state)
    return replace(paper, name=document.symbol or document.name)
