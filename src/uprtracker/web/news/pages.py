"""`/about/<slug>/`: pages that stay."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from uprtracker.publishing.news.models import StaticPage
from uprtracker.records.prose import html_of
from uprtracker.web.news.shown import gone, shown_one
from uprtracker.web.page import Page, public_page


@public_page
def page(request: HttpRequest, slug: str) -> Page | HttpResponse:
    """One page that stays."""
    thing = StaticPage.objects.public().filter(slug=slug).first()
    if thing is None:
        answer = gone(request, StaticPage.objects.filter(slug=slug).first())
        if answer is None:
            raise Http404
        return answer
    one = shown_one(thing)
    context = {
        "one": one,
        "html": html_of(one.words.body),
        "twin": reverse("web:page-data", args=[slug]),
    }
    data = {
        "slug": slug,
        "title": one.words.title,
        "body": one.words.body,
        "language": one.words.language,
        "machine_made": one.words.machine,
    }
    return Page("web/news/page.html", context, data)
