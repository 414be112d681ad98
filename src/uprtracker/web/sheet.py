"""One page of a document as printed, with the lines marked where something was read.

The picture comes from `records.pages.page_image`; the marks are rectangles in points
from the top left corner, drawn over it as SVG. A Word page without picture or boxes is
shown as its text, with the same lines marked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from uprtracker.core.errors import UprTrackerError
from uprtracker.records.models import Document
from uprtracker.records.models.place import Placed
from uprtracker.records.pages import page_image

LARGEST_IMAGE = 4_000_000  # bytes; a page of text has 0.2 MB


@dataclass(frozen=True)
class Rectangle:
    """A mark, in points."""

    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True)
class TextLine:
    """A paragraph of a page without picture."""

    number: str
    text: str
    marked: bool


@dataclass(frozen=True)
class Sheet:
    """A page: its picture and marks, or its text. `found`: there is something to mark, here or beside."""

    number: int
    count: int
    image: str
    width: float
    height: float
    marks: tuple[Rectangle, ...]
    lines: tuple[TextLine, ...]
    found: bool

    @property
    def previous(self) -> int:
        """Number of the page before."""
        return self.number - 1

    @property
    def following(self) -> int:
        """Number of the page after."""
        return self.number + 1


def sheet_of(document: Document, number: int, marked: Iterable[Placed]) -> Sheet:
    """Return page `number` of a document with everything in `marked` marked on it."""
    marked = list(marked)
    width, height = document.pages[number - 1]
    boxes = [box for thing in marked for box in thing.boxes if box[0] == number]
    marks = tuple(_rectangle(*box[1:]) for box in boxes)
    image = reverse("web:page-image", args=[document.sha256, number]) if width else ""
    lines = () if image else tuple(_text_lines(document, number, marked))
    return Sheet(number, len(document.pages), image, width, height, marks, lines, bool(marked))


@require_safe
def picture(request: HttpRequest, sha256: str, number: int) -> HttpResponseBase:
    """The picture of a page. The address names the bytes, so it may be kept for ever."""
    document = get_object_or_404(Document, sha256=sha256)
    if not 1 <= number <= len(document.pages):
        raise Http404
    try:
        path = Path(page_image(document, number))
    except UprTrackerError as error:
        return HttpResponse(str(error), status=503, content_type="text/plain; charset=utf-8")
    if path.stat().st_size > LARGEST_IMAGE:
        return HttpResponse(status=413)
    response = FileResponse(path.open("rb"), content_type="image/png")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _rectangle(left: float, top: float, right: float, bottom: float) -> Rectangle:
    return Rectangle(
        f"{left - 2:.1f}", f"{top - 1:.1f}", f"{right - left + 4:.1f}", f"{bottom - top + 2:.1f}"
    )


def _text_lines(document: Document, number: int, marked: list[Placed]) -> Iterable[TextLine]:
    spans = [(thing.page, thing.line, thing.end_page, thing.end_line) for thing in marked if thing.page]
    for paragraph in document.paragraph_set.filter(page=number):
        place = (paragraph.page or 0, paragraph.line or 0)
        inside = any(
            (page or 0, line or 0) <= place <= (end or 0, last or 0) for page, line, end, last in spans
        )
        yield TextLine(paragraph.number, paragraph.text, inside)
