"""Where findings and readings stand: the page as printed, and the address at the desk."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.records.models import Document, Finding, Paragraph, Pledge, Recommendation, Review
from uprtracker.web.sheet import Sheet, sheet_of

MOST_PAGES = 4  # of one reading; longer ones are cut, and the document itself is one click away

KIND_WORDS = {
    "number-gap": gettext_lazy("Gap in the numbers"),
    "number-order": gettext_lazy("Number out of order"),
    "no-state": gettext_lazy("No State"),
    "unknown-state": gettext_lazy("Unknown State"),
    "odd-end": gettext_lazy("Odd end"),
    "citation-not-found": gettext_lazy("Cited and not found"),
    "count-differs": gettext_lazy("Count differs"),
    "reads-otherwise": gettext_lazy("Reads otherwise than decided"),
    "unreadable-document": gettext_lazy("File that cannot be read"),
    "unknown-kind": gettext_lazy("Unknown kind of document"),
    "no-review": gettext_lazy("No review"),
}


def kind_words(kind: str) -> str:
    """Return what a kind of finding is called; one without words of its own as it is."""
    return str(KIND_WORDS.get(kind, kind.replace("-", " ").capitalize()))


def review_of(finding: Finding) -> Review | None:
    """Return the review that a finding is about."""
    return finding.review or (finding.document.review if finding.document else None)


def reading(review: Review, code: str) -> str:
    """`/desk/review/svn-20/SVN-20-115.2/`: the reading of one recommendation or pledge."""
    return reverse("web:desk-reading", args=[review.code.lower(), code])


def of_review(review: Review) -> str:
    """`/desk/review/svn-20/`: all readings of a review."""
    return reverse("web:desk-docket", args=[review.code.lower()])


def item_at(finding: Finding) -> str:
    """Return the address of the reading that a finding is about, empty when no reading stands there.

    That is the one at its line; between two, the one that follows.
    """
    document = finding.document
    if document is None or document.review is None or not finding.page:
        return ""
    place = (finding.page, finding.line or 0)
    rows: list[Recommendation | Pledge] = [
        *document.recommendation_set.order_by("page", "line"),
        *document.pledge_set.order_by("page", "line"),
    ]
    at = next((row for row in rows if _begin(row) <= place <= _end(row)), None)
    later = [row for row in rows if row.page == finding.page and _begin(row) > place]
    found = at or min(later, key=_begin, default=None)
    return reading(document.review, found.code) if found else ""


def sheets_of(row: Recommendation | Pledge) -> list[Sheet]:
    """Return the pages on which a reading stands, its lines marked."""
    if row.document is None or not row.page:
        return []
    pages = range(row.page, min(row.end_page or row.page, row.page + MOST_PAGES - 1) + 1)
    return [sheet_of(row.document, page, [row]) for page in pages if page <= len(row.document.pages)]


def sheets_of_finding(finding: Finding, wanted: str = "") -> list[Sheet]:
    """Return the page of a finding with its paragraph marked, or page `wanted` of its document."""
    document = finding.document
    if document is None or not document.pages:
        return []
    page = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 6 else finding.page or 1
    if not 1 <= page <= len(document.pages):
        return []
    return [sheet_of(document, page, _paragraphs_at(document, finding))]


def sheet_at(document: Document, page: int) -> list[Sheet]:
    """Return one page of a document without marks; none when there is no such page."""
    return [sheet_of(document, page, [])] if 1 <= page <= len(document.pages) else []


def kind_of_thing(*, pledge: bool) -> str:
    """Return what a reading is called."""
    return _("Voluntary pledge") if pledge else _("Recommendation")


def _paragraphs_at(document: Document, finding: Finding) -> Iterable[Paragraph]:
    if not finding.page:
        return []
    place = (finding.page, finding.line or 0)
    near = document.paragraph_set.filter(page__lte=finding.page, end_page__gte=finding.page)
    return [one for one in near if _begin(one) <= place <= _end(one)]


def _begin(row: Recommendation | Pledge | Paragraph) -> tuple[int, int]:
    return row.page or 0, row.line or 0


def _end(row: Recommendation | Pledge | Paragraph) -> tuple[int, int]:
    return row.end_page or row.page or 0, row.end_line or row.line or 0
