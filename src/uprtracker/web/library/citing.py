"""How a publication is cited: `/library/publications/<slug>/citation.bib`, `.ris`, `.csl`."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from uprtracker.exchange.citations.book import BOOK_FORMATS, Book, write_book
from uprtracker.records.library.models import Publication
from uprtracker.records.prose import plain_of
from uprtracker.web.formats import as_file
from uprtracker.web.news.shown import Shown, shown_one


def book_of(one: Shown[Publication], request: HttpRequest) -> Book:
    """Return a publication as something to cite, in the words that the reader sees."""
    thing = one.thing
    return Book(
        key=thing.slug,
        title=one.words.title,
        subtitle=one.words.subtitle,
        authors=tuple(thing.authors),
        editors=tuple(thing.editors),
        publisher=thing.publisher,
        place=thing.place,
        date=thing.date,
        isbn=thing.isbn,
        series=thing.series,
        pages=thing.pages,
        language=one.words.language,
        address=request.build_absolute_uri(reverse("web:library-publication", args=[thing.slug])),
        abstract=plain_of(one.words.summary),
    )


@require_safe
def citation(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """A file for a reference manager."""
    thing = Publication.objects.public().filter(slug=slug).first()
    if thing is None or form not in BOOK_FORMATS:
        raise Http404
    return as_file(write_book(book_of(shown_one(thing), request), form), form, thing.slug)
