"""Picks the reader for a document: one table, asked from top to bottom.

A new kind is one module with `KIND`, `recognises` and `read`, and one line here.
"""

from typing import Protocol

from uprtracker.core import Finding
from uprtracker.documents import Document
from uprtracker.extraction import (
    addendum,
    advance_questions,
    base_document,
    council_report,
    decision,
    working_group_report,
)
from uprtracker.extraction.extraction import Extraction
from uprtracker.reference import Reference


class Reader(Protocol):
    """A module that reads one kind of document."""

    KIND: str

    def recognises(self, document: Document) -> bool:
        """Whether `document` is of this kind."""

    def read(self, document: Document, reference: Reference) -> Extraction:
        """Return what `document` holds."""


# The first that recognises the document reads it: narrower kinds stand before wider ones.
READERS: tuple[Reader, ...] = (
    *base_document.READERS,
    decision,
    council_report,
    advance_questions,
    addendum,
    working_group_report,
)


def kind_of(document: Document) -> str:
    """Return the kind of `document`, "unknown" when no reader is made for it."""
    reader = _reader(document)
    return reader.KIND if reader else "unknown"


def extract(document: Document, reference: Reference) -> Extraction:
    """Return what `document` holds. A document of no known kind gives kind "unknown" and a finding."""
    reader = _reader(document)
    if reader is None:
        message = "This is no kind of UPR document that is known here; nothing was read from it."
        return Extraction(
            "unknown", document.symbol, None, None, findings=(Finding("unknown-kind", message),)
        )
    return reader.read(document, reference)


def _reader(document: Document) -> Reader | None:
    return next((reader for reader in READERS if reader.recognises(document)), None)
