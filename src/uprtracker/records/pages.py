"""Pages of documents as pictures."""

from pathlib import Path

from uprtracker.records.models import Document


def page_image(document: Document, page: int) -> Path:
    """Return the path of a PNG of `page` (from 1), drawn once and kept under UPR_HOME/cache/pages."""
    raise NotImplementedError
