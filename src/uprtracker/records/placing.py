"""Text, name and place of what was read, as the database takes them."""

import os
from pathlib import Path
from typing import Any

from uprtracker.core import Span
from uprtracker.records.models import Document
from uprtracker.records.reading import Boxes


def clean(text: str) -> str:
    """Return `text` without the NUL characters that PostgreSQL refuses."""
    return text.replace("\x00", "")


def file_name(path: Path) -> str:
    """Return the name of a file as text; bytes of it that are no UTF-8 become U+FFFD."""
    return os.fsencode(path.name).decode("utf-8", "replace")


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
