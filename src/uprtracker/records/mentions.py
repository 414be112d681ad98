"""Which recommendations of an earlier review a document means: settled as soon as both are there.

A base document of a review names recommendations of the State's review before
it by their numbers, or by the symbol of the report. It may come in before that
report, or after: whichever is the second settles the numbers.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from uprtracker.core import Finding as Doubt
from uprtracker.core import Span
from uprtracker.core.answer import Answer
from uprtracker.extraction.settle import settle
from uprtracker.records.models import Document, Finding, Mention, Recommendation, Review
from uprtracker.records.reviews import review_of_symbol

UNKNOWN = "unknown-earlier-number"
_NOWHERE = Span(1, 1, 1, 1)


def settle_document(document: Document) -> list[Doubt]:
    """Tie the mentions of `document` to recommendations; return those that the report does not have."""
    mentions = list(Mention.objects.filter(document=document).select_related("note"))
    through = Mention.recommendations.through
    through.objects.filter(mention__document=document).delete()
    books: dict[str, _Book] = {}
    ties, doubts = [], []
    for mention in mentions:
        book = books.setdefault(mention.symbol, _Book(_earlier(document, mention.symbol)))
        keys = book.find(mention.number)
        ties += [through(mention_id=mention.pk, recommendation_id=key) for key in keys]
        if book.review and book.is_there and not keys:
            doubts.append(_unknown(mention, book.review))
    through.objects.bulk_create(ties)
    return doubts


def settle_later(review: Review) -> None:
    """Settle the documents that may mean recommendations of `review`, whose report was read just now."""
    documents = Document.objects.filter(mentions__isnull=False, review__state=review.state)
    for document in documents.filter(review__session__gt=review.session).distinct():
        doubts = settle_document(document)
        _replace_findings(document, doubts)


def _earlier(document: Document, symbol: str) -> Review | None:
    """Return the review that the report `symbol` is about; without symbol, the State's review before."""
    if symbol:
        return review_of_symbol(symbol)
    if document.review is None:
        return None
    before = Review.objects.filter(state=document.review.state, session__lt=document.review.session)
    return before.order_by("-session").first()


class _Book:
    """The numbers of the report on one review."""

    def __init__(self, review: Review | None) -> None:
        self.review = review
        rows = Recommendation.objects.filter(review=review, document__isnull=False) if review else ()
        self._keys = {one.number: one.pk for one in rows if one.number}
        self._found: dict[str, list[int]] = {}

    @property
    def is_there(self) -> bool:
        """Whether the report was read."""
        return bool(self._keys)

    def find(self, number: str) -> list[int]:
        """Return the recommendations that a number stands for."""
        if number not in self._found:
            settled = settle((Answer(number, None, _NOWHERE),), tuple(self._keys))
            self._found[number] = [self._keys[one] for one in settled.answers]
        return self._found[number]


def _unknown(mention: Mention, review: Review) -> Doubt:
    message = _(
        "{number} is named as a recommendation of the review at session {session}, which has none of that "
        "number; look which is meant."
    )
    place = mention.note or mention
    span = Span(place.page or 1, place.line or 1, place.end_page or 1, place.end_line or 1)
    return Doubt(UNKNOWN, message.format(number=mention.number, session=review.session), span)


def _replace_findings(document: Document, doubts: Iterable[Doubt]) -> None:
    """Make the open findings about earlier numbers what `doubts` says; decided ones stay."""
    there = {(one.message, one.page, one.line): one for one in document.findings.filter(kind=UNKNOWN)}
    wanted = {
        (doubt.message, doubt.span.page, doubt.span.line): doubt for doubt in doubts if doubt.span is not None
    }
    for key, one in there.items():
        if key not in wanted and one.status == Finding.Status.OPEN:
            one.delete()
    Finding.objects.bulk_create(
        Finding(
            kind=UNKNOWN,
            severity=doubt.severity,
            message=message,
            document=document,
            place=document.name,
            page=page,
            line=line,
        )
        for (message, page, line), doubt in wanted.items()
        if (message, page, line) not in there
    )
