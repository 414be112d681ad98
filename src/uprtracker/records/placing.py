"""Text and place of what was read, as the database takes them."""

from typing import Any

from uprtracker.core import Span
from uprtracker.records.models import Document
from uprtracker.records.reading import Boxes


def clean(text: str) -> str:
    """Return `text` without the NUL characters that PostgreSQL refuses."""
    return text.replace("\x00", "")


def placed(document: Document, span: Span, boxes: dict[Span, Boxes]) -> dict[str, Any]:
    """Return the columns of `models.place.Placed` for a span."""
    return {
        "document": document,
        "page": span.page,
        "line": span.line,
        "end_page": span.end_page,
        "end_line": span.end_line,
        "boxes": [list(box) for box in boxes.get(span, ())],
    }
