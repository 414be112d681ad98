"""`/recommendations/feed.atom?q=torture&sur=SVN`: what a question found last, for feed readers."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from uprtracker.core.errors import IndexMissing, QueryError
from uprtracker.publishing import feed
from uprtracker.publishing.saved_searches import question_of
from uprtracker.search import Query
from uprtracker.web import chosen, facets
from uprtracker.web.page import public_page


@public_page
def atom(request: HttpRequest) -> HttpResponse:
    """The feed of a question; no account needed."""
    query = Query.from_params(request.GET)
    question = question_of(query)
    labels = ", ".join(chip.label for part in chosen.of(query, facets.address) for chip in part.chips)
    try:
        content = feed.feed(
            query.understood(),
            address=request.build_absolute_uri(f"{reverse('web:find')}?{question}".rstrip("?")),
            own=request.build_absolute_uri(f"{reverse('web:feed')}?{question}".rstrip("?")),
            title=f"UPR Tracker: {labels or _('All recommendations')}",
        )
    except (IndexMissing, QueryError) as error:
        status = 400 if isinstance(error, QueryError) else 503
        return HttpResponse(str(error), status=status, content_type="text/plain; charset=utf-8")
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")
