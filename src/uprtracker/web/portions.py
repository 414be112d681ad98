"""Long documents are shown in portions of printed pages: the Council's session report has 180.

`?from=47` is the portion that begins at page 47, `?paragraph=819` the one in which
paragraph 819 stands first. A document of up to LONGEST pages is one page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

from uprtracker.records.models import Document, Paragraph

LONGEST = 60  # printed pages


@dataclass(frozen=True)
class Portion:
    """Some printed pages of a document, `first` and `last` among them."""

    first: int
    last: int

    def holds(self, page: int | None) -> bool:
        """Whether what stands on `page` belongs here; what has no page stands in the first portion."""
        return self.first <= (page or 1) <= self.last


def portions(document: Document) -> list[Portion]:
    """Return the portions of a document, about as long as one another; none for one that is shown whole."""
    count = len(document.pages)
    if count <= LONGEST:
        return []
    length = ceil(count / ceil(count / LONGEST))
    return [Portion(first, min(first + length - 1, count)) for first in range(1, count + 1, length)]


def portion_asked(
    request: HttpRequest, document: Document, paragraphs: Sequence[Paragraph]
) -> Portion | None:
    """Return the portion that the address names, the first when it names none; raises Http404."""
    among = portions(document)
    if not among:
        return None
    number, first = request.GET.get("paragraph", ""), request.GET.get("from", "1")
    if number:
        page = next((one.page for one in paragraphs if one.number == number), None)
        return next((portion for portion in among if portion.holds(page)), among[0])
    found = next((portion for portion in among if str(portion.first) == first), None)
    if found is None:
        raise Http404
    return found


def query_of(document: Document, paragraph: str) -> str:
    """Return what the address of a paragraph needs before its anchor: `?paragraph=819`, mostly nothing."""
    return f"?{urlencode({'paragraph': paragraph})}" if len(document.pages) > LONGEST else ""
