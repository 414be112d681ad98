"""`/news/<slug>/photo`: the photograph of a public article, kept by caches for good under its checksum."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from uprtracker.publishing.news.models import Article
from uprtracker.records.files import bytes_of
from uprtracker.records.media import NotTaken


@require_safe
def photo(request: HttpRequest, slug: str) -> HttpResponse:
    """The bytes of the photograph; those of a draft are not there."""
    thing = Article.objects.public().filter(slug=slug).select_related("cover").first()
    if thing is None or thing.cover is None:
        raise Http404
    etag = f'"{thing.cover.sha256[:32]}"'
    if (unchanged := get_conditional_response(request, etag=etag)) is not None:
        return unchanged
    try:
        answer = HttpResponse(bytes_of(thing.cover), content_type=thing.cover.media)
    except NotTaken:
        raise Http404 from None
    answer["ETag"] = etag
    answer["Cache-Control"] = "public, max-age=300"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
