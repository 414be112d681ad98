"""One page as a PNG picture, for showing a text where it stands in its source."""

import io
from pathlib import Path

import pypdfium2

from uprtracker.core.errors import DamagedDocument, DocumentError, TooLarge
from uprtracker.documents.kind import kind_of
from uprtracker.documents.limits import LIMITS, Limits
from uprtracker.documents.office import converted
from uprtracker.documents.pdf import opened
from uprtracker.documents.reading import bytes_of, errors_named


def render_page(path: Path, page: int, width_px: int, limits: Limits = LIMITS) -> bytes:
    """Return page `page` (from 1) of the document at `path` as PNG, `width_px` pixels wide.

    Word files pass through LibreOffice, whose pages may differ from those that
    Word saw. The picture is made narrower when the page is so long that it
    would pass `limits.image_pixels` in height. Raises a DocumentError, also
    when there is no such page.
    """
    if not 1 <= width_px <= limits.image_pixels:
        raise TooLarge(f"A page image is 1 to {limits.image_pixels} pixels wide.")
    with errors_named(path):
        data = bytes_of(path, limits)
        kind = kind_of(data, path.name)
        if kind in ("doc", "docx"):
            data = converted(data, kind, "pdf", limits)
        return _picture(data, page, width_px, limits)


def _picture(data: bytes, page: int, width_px: int, limits: Limits) -> bytes:
    with opened(data) as pdf:
        if not 1 <= page <= len(pdf):
            raise DocumentError(f"There is no page {page}: the document has {len(pdf)}.")
        try:
            return _png(pdf[page - 1], width_px, limits)
        except pypdfium2.PdfiumError as error:
            raise DamagedDocument("The page cannot be drawn.", place=f"page {page}") from error


def _png(page: pypdfium2.PdfPage, width_px: int, limits: Limits) -> bytes:
    width, height = page.get_size()
    if not (1 <= width <= limits.page_points and 1 <= height <= limits.page_points):
        raise TooLarge("The page is larger than any paper, or has no size at all.")
    scale = min(width_px / width, limits.image_pixels / height)
    picture = page.render(scale=scale, may_draw_forms=False).to_pil()
    out = io.BytesIO()
    picture.convert("RGB").save(out, "PNG", optimize=False)
    return out.getvalue()
