"""The permanent addresses of things, in one place. See the table in docs/web.md."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse

from uprtracker.records.models import Document, Pledge, Recommendation, Review
from uprtracker.web.portions import query_of


def state(iso3: str, *, recommending: bool = False) -> str:
    """`/states/svn/` as State under Review, `/states/svn/recommending/` as recommending State."""
    name = "web:state-recommending" if recommending else "web:state"
    return reverse(name, args=[iso3.lower()])


def review(one: Review) -> str:
    """`/reviews/svn-48/`."""
    return reverse("web:review", args=[one.code.lower()])


def dialogue(one: Review, *, paragraph: str = "") -> str:
    """`/reviews/svn-48/dialogue/#p-27`."""
    address = reverse("web:review-dialogue", args=[one.code.lower()])
    return f"{address}#p-{paragraph}" if paragraph else address


def questions(one: Review) -> str:
    """`/reviews/svn-48/questions/`."""
    return reverse("web:review-questions", args=[one.code.lower()])


def asked_again(one: Review) -> str:
    """`/reviews/svn-7/asked-again/`."""
    return reverse("web:review-asked-again", args=[one.code.lower()])


def session(number: int) -> str:
    """`/sessions/48/`."""
    return reverse("web:session", args=[number])


def recommendation(one: Recommendation) -> str:
    """`/recommendations/SVN-48-140.7/`."""
    return reverse("web:recommendation", args=[one.code])


def pledge(one: Pledge) -> str:
    """`/pledges/SVN-48-p3/`."""
    return reverse("web:pledge", args=[one.code])


def by_code(kind: str, code: str) -> str:
    """Return the address of a recommendation or pledge of which only kind and code are at hand."""
    return reverse("web:pledge" if kind == "pledge" else "web:recommendation", args=[code])


def issue(slug: str) -> str:
    """`/issues/womens-rights/`."""
    return reverse("web:issue", args=[slug])


def document(one: Document, *, page: int | None = None, mark: str = "") -> str:
    """`/documents/A/HRC/59/15/?page=12&mark=SVN-48-140.7#page`; a file without symbol goes by checksum."""
    address = reverse("web:document", args=[one.symbol]) if one.symbol else file(one)
    words = urlencode({"page": page, **({"mark": mark} if mark else {})}) if page else ""
    return f"{address}?{words}#page" if words else address


def paragraph(one: Document, number: str) -> str:
    """`/documents/A/HRC/59/15/#p-140`: a paragraph of a document; without a number, the document."""
    address = document(one)
    return f"{address}{query_of(one, number)}#p-{number}" if number else address


def place(one: Document, *, page: int, mark: str = "") -> str:
    """Return the address of a page of this very file: by its symbol only when that leads here."""
    newest = Document.objects.filter(symbol__iexact=one.symbol).order_by("-read_at").first()
    if not one.symbol or newest == one:
        return document(one, page=page, mark=mark)
    words = urlencode({"page": page, **({"mark": mark} if mark else {})})
    return f"{file(one)}?{words}#page"


def file(one: Document) -> str:
    """`/documents/file-0123456789abcdef/`: this very file, when another has its symbol."""
    return reverse("web:document", args=[f"file-{one.sha256[:16]}"])


def find(*pairs: tuple[str, str], **query: str | int | Sequence[str]) -> str:
    """`/recommendations/?sur=SVN&position=noted`: the search that lists what a figure counts."""
    return asked("web:find", *pairs, **query)


def asked(page: str, *pairs: tuple[str, str], **query: str | int | Sequence[str]) -> str:
    """Return the address of a page that takes a question: names and values in this order, then `query`."""
    words = "&".join(filter(None, (urlencode(pairs), urlencode(query, doseq=True))))
    return f"{reverse(page)}?{words}" if words else reverse(page)
