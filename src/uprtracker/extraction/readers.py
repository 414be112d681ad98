"""Picks the reader for a document: one table, kind to reader."""

from collections.abc import Callable

from uprtracker.core import Finding
from uprtracker.documents import Document
from uprtracker.extraction import working_group_report
from uprtracker.extraction.conclusions import find_sections
from uprtracker.extraction.extraction import Extraction
from uprtracker.extraction.front_matter import is_report
from uprtracker.reference import Reference

Read = Callable[[Document, Reference], Extraction]

READERS: dict[str, Read] = {working_group_report.KIND: working_group_report.read}


def kind_of(document: Document) -> str:
    """Return the kind of `document`, "unknown" when no reader is made for it."""
    sections = find_sections(document)
    if sections is not None and (sections.heading and is_report(document) or not sections.heading):
        return working_group_report.KIND
    return "unknown"


def extract(document: Document, reference: Reference) -> Extraction:
    """Return what `document` holds. A document of no known kind gives kind "unknown" and a finding."""
    reader = READERS.get(kind_of(document))
    if reader is None:
        message = "This is no report of the UPR Working Group; nothing was read from it."
        return Extraction(
            "unknown", document.symbol, None, None, findings=(Finding("unknown-kind", message),)
        )
    return reader(document, reference)
