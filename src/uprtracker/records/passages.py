"""Which paragraphs of the next review's base documents bear on a recommendation or pledge?

    bearing_on(recommendation.review, recommendation.text, [recommendation.pk])
    [Bearing(paragraph 5 of A/HRC/WG.6/34/SVN/1, 0.93, reasons), ...]

National report, UN compilation and summary of stakeholders' submissions of the State's next review
are ranked by `coding.passages`. What this says is the machine's, unconfirmed; nothing is stored.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from uprtracker.coding.passages import VERSION, Ask, Passage, Passages, Reason
from uprtracker.records.models import Document, Mention, Paragraph, Review
from uprtracker.reference import load_reference

METHOD = VERSION  # of ranking, kept with what persons decide
BASE_DOCUMENTS = ("national_report", "compilation", "stakeholders_summary")


@dataclass(frozen=True, slots=True)
class Bearing:
    """A paragraph with its document, how much speaks for it (0 to 1), and what."""

    paragraph: Paragraph
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A numbered paragraph and the headings above it, by their keys."""

    key: int
    passage: Passage
    headings: frozenset[int]


def later_documents(review: Review) -> list[Document]:
    """Return the base documents of the State's next review that has any here, in the order of symbols."""
    rows = Document.objects.filter(
        review__state=review.state, review__session__gt=review.session, kind__in=BASE_DOCUMENTS
    )
    documents = list(rows.select_related("review").order_by("review__session", "symbol", "pk"))
    return [one for one in documents if one.review_id == documents[0].review_id]


def bearing_on(review: Review, text: str, named: Collection[int] = ()) -> list[Bearing]:
    """Return the paragraphs that bear on a wish of `review`, best first; none without later documents.

    `named` are the primary keys of the recommendations that documents may name: one, or none for a
    pledge. The first question about a review takes about a second, each further one some milliseconds.
    """
    documents = later_documents(review)
    if not documents:
        return []
    places, passages = _prepared(tuple((one.pk, one.read_at) for one in documents))
    mentions = Mention.objects.filter(document__in=documents, recommendations__in=named)
    naming = set(mentions.values_list("paragraph", flat=True))
    ask = Ask(
        text,
        named=frozenset(at for at, one in enumerate(places) if one.key in naming),
        titled=frozenset(at for at, one in enumerate(places) if one.headings & naming),
    )
    (ranked,) = passages.rank([ask])
    found = Paragraph.objects.select_related("document").in_bulk([places[one.at].key for one in ranked])
    return [
        Bearing(found[places[one.at].key], one.score, one.reasons)
        for one in ranked
        if places[one.at].key in found
    ]


# Texts are coded once for each reading of the documents; who names what is asked anew each time.
@lru_cache(maxsize=8)
def _prepared(documents: tuple[tuple[int, datetime], ...]) -> tuple[tuple[_Place, ...], Passages]:
    places: list[_Place] = []
    for key, _read_at in documents:
        places += _places(Paragraph.objects.filter(document=key).order_by("order"))
    return tuple(places), Passages([one.passage for one in places], load_reference())


def _places(paragraphs: Iterable[Paragraph]) -> Iterable[_Place]:
    """Yield the numbered paragraphs, each with the headings that it stands under."""
    above: list[Paragraph] = []
    for one in paragraphs:
        if one.heading:
            while above and above[-1].level >= one.level:
                above.pop()
            above.append(one)
        elif one.number:
            passage = Passage(one.text, tuple(heading.text for heading in above))
            yield _Place(one.pk, passage, frozenset(heading.pk for heading in above))
