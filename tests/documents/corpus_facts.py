"""The facts of one real document that its expected reading pins: counts, numbers, a hash; no sentence."""

import hashlib
import re
from collections import Counter
from pathlib import Path

from uprtracker.documents import paragraphs, read_document
from uprtracker.documents.document import Document, Role

COLUMNS = (
    *("file", "kind", "symbol", "date", "language", "pages", "body", "header", "footer", "footnote"),
    *("marks", "paragraphs", "headings", "last", "items", "left_bands", "findings", "sha"),
)
_BAND = re.compile(r"page \d{1,3}|\d{1,3}|a/hrc/\d+/\d+\*?|ge\.\s?\d.*")


def facts_of(path: Path) -> tuple[str, ...]:
    """Return one row of facts, in the order of COLUMNS."""
    document = read_document(path)
    roles = Counter(line.role for _, _, line in document.lines())
    found = paragraphs(document)
    text = " ".join(line.text for _, _, line in document.lines() if line.role is Role.BODY)
    facts = (
        path.name,
        document.kind,
        document.symbol,
        document.date,
        document.language,
        len(document.pages),
        *(roles[role] for role in (Role.BODY, Role.HEADER, Role.FOOTER, Role.FOOTNOTE)),
        sum(len(line.marks) for _, _, line in document.lines()),
        len(found),
        sum(one.heading for one in found),
        _last_in_count([one.number for one in found]),
        sum("." in one.number for one in found),
        _left_bands(document),
        " ".join(sorted({finding.kind for finding in document.findings})),
        hashlib.sha256(text.encode()).hexdigest()[:16],
    )
    return tuple(map(str, facts))


def _last_in_count(numbers: list[str]) -> int:
    """Return how far the paragraph numbers run without a gap."""
    last = 0
    for number in numbers:
        if number == str(last + 1):
            last += 1
    return last


def _left_bands(document: Document) -> int:
    """Count page headers and page numbers that were taken for text."""
    return sum(
        page.number > 1 and line.role is Role.BODY and bool(_BAND.fullmatch(line.text.lower()))
        for page in document.pages
        for line in page.lines
        if line.cell is None
    )
