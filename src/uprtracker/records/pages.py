"""Pages of documents as pictures, drawn once in a child process and kept under UPR_HOME/cache/pages."""

import tempfile
from functools import partial
from pathlib import Path

from django.conf import settings

from uprtracker.core.errors import DocumentError
from uprtracker.documents import render_page, run_isolated
from uprtracker.records.archive import path_of
from uprtracker.records.models import Document

WIDTH = 1200


def page_image(document: Document, page: int) -> Path:
    """Return the path of a PNG of `page` (from 1), WIDTH pixels wide.

    Raises a DocumentError when there is no such page, the file is not there any
    more, or it cannot be drawn (MissingTool: a Word file without LibreOffice).
    """
    if not 1 <= page <= len(document.pages):
        raise DocumentError(
            f"There is no page {page}: the document has {len(document.pages)}.", place=document.name
        )
    picture = Path(settings.UPR_HOME) / "cache" / "pages" / document.sha256 / f"{page}-{WIDTH}.png"
    if not picture.exists():
        _draw(document, page, picture)
    return picture


def _draw(document: Document, page: int, picture: Path) -> None:
    source = path_of(document)
    if not source.exists():
        raise DocumentError(
            "The file of this document is not in the archive.",
            place=document.name,
            remedy="Import it again.",
        )
    outcome = next(run_isolated(partial(render_page, page=page, width_px=WIDTH), [source], workers=1))
    if outcome.value is None:
        raise outcome.error or DocumentError("The page cannot be drawn.", place=document.name)
    picture.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=picture.parent, suffix=".part", delete=False) as part:
        part.write(outcome.value)
    Path(part.name).chmod(0o644)
    Path(part.name).replace(picture)
