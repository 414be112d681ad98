"""Files of the library: publications (counted), covers, photographs in sizes, captions, statements.

Those of what is not public are not there.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from uprtracker.records.files import bytes_of
from uprtracker.records.library.downloads import count, counts
from uprtracker.records.library.filing import media_of_file
from uprtracker.records.library.models import (
    DeliveredStatement,
    Publication,
    PublicationFile,
    Recording,
    Rendition,
)
from uprtracker.records.media import NotTaken
from uprtracker.records.models import KeptFile
from uprtracker.records.models.edited import State

_ENDINGS = {"application/pdf": "pdf", "application/msword": "doc", "text/plain": "txt", "image/jpeg": "jpg"}


@require_safe
def file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A file of a publication; a person who fetches it is counted, as a number for the day."""
    rows = PublicationFile.objects.filter(publication__slug=slug, publication__state=State.PUBLISHED)
    row = rows.select_related("file").filter(pk=pk).first()
    if row is None or row.file is None:
        raise Http404
    answer = _answer(request, row.file, f"{slug}-{row.language}")
    asked = request.headers
    if answer.status_code == 200 and counts(
        asked.get("User-Agent", ""), request.method or "", asked.get("Range", "")
    ):
        count(row)
    return answer


@require_safe
def cover(request: HttpRequest, slug: str) -> HttpResponse:
    """The picture of a publication's first page."""
    thing = Publication.objects.public().filter(slug=slug).select_related("cover").first()
    return _answer(request, thing.cover if thing else None)


@require_safe
def picture(request: HttpRequest, slug: str, width: int) -> HttpResponse:
    """A photograph in one of its sizes."""
    rows = Rendition.objects.filter(photograph__slug=slug, photograph__state=State.PUBLISHED, width=width)
    row = rows.select_related("file").first()
    return _answer(request, row.file if row else None)


@require_safe
def captions(request: HttpRequest, slug: str) -> HttpResponse:
    """The captions of a video."""
    thing = Recording.objects.public().filter(slug=slug).select_related("captions").first()
    return _answer(request, thing.captions if thing else None, f"{slug}-captions")


@require_safe
def statement(request: HttpRequest, slug: str) -> HttpResponse:
    """A statement as it was handed out."""
    thing = DeliveredStatement.objects.public().filter(slug=slug).select_related("file").first()
    return _answer(request, thing.file if thing else None, slug)


def _answer(request: HttpRequest, kept: KeptFile | None, name: str = "") -> HttpResponse:
    """Return the bytes; with a name as a file to keep, else as a picture of the page."""
    if kept is None:
        raise Http404
    etag = f'"{kept.sha256[:32]}"'
    if (unchanged := get_conditional_response(request, etag=etag)) is not None:
        return unchanged
    try:
        data = bytes_of(kept)
    except NotTaken:
        raise Http404 from None
    media = media_of_file(kept)
    answer = HttpResponse(data, content_type=f"{media}; charset=utf-8" if media == "text/plain" else media)
    if name:
        ending = _ENDINGS.get(media, "docx")
        answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache" if name else "public, max-age=300"
    return answer
