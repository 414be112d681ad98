"""What the docket of a review shows besides recommendations: papers, proceedings, steps of the answers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date

from django.db.models import Count

from uprtracker.records.document_kinds import kind_words
from uprtracker.records.models import Document, Position, Proceeding, Review
from uprtracker.records.proceedings import proceedings_of
from uprtracker.web import addresses, names

# In the order in which they come into being.
KINDS = (
    *("national_report", "compilation", "stakeholders_summary", "advance_questions"),
    *("wg_report", "addendum", "thematic_list", "council_report", "decision"),
)
VALUES = ("supported", "partial", "noted", "pending")


@dataclass(frozen=True)
class Paper:
    """A document of the review; `url` is empty for one that is known by its symbol alone."""

    kind: str
    name: str
    url: str
    date: Date | None = None


@dataclass(frozen=True)
class Proven:
    """A fact of the proceedings, with the place that says so."""

    value: str
    url: str
    paragraph: str


@dataclass(frozen=True)
class Stage:
    """What one document answered: how many answers of each kind, in the order of VALUES."""

    name: str
    source: str
    url: str
    date: Date | None
    counts: tuple[int, ...]


def papers(review: Review, documents: Iterable[Document]) -> list[Paper]:
    """Return the documents by kind, and those that are known by symbol but not here yet in their place."""
    listed = [
        (_place(one.kind), Paper(kind_words(one.kind), str(one), addresses.document(one), one.date))
        for one in documents
    ]
    held = {one.symbol for one in documents}
    known = (
        ("national_report", review.national_report_symbol),
        ("wg_report", review.report_symbol),
        ("addendum", review.addendum_symbol),
        ("decision", review.decision_symbol),
    )
    listed += [
        (_place(kind), Paper(kind_words(kind), symbol, ""))
        for kind, symbol in known
        if symbol and symbol not in held
    ]
    return [paper for _order, paper in sorted(listed, key=lambda entry: (entry[0], entry[1].name))]


def _place(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def proven(review: Review) -> dict[str, list[Proven]]:
    """Return the facts of the proceedings by kind (`review_date`, `troika`, ...), for people."""
    return {
        kind.replace("-", "_"): [_proven(fact) for fact in facts]
        for kind, facts in proceedings_of(review).items()
    }


def _proven(fact: Proceeding) -> Proven:
    value = names.state(fact.value) if fact.kind == "troika" else fact.value
    return Proven(value, addresses.paragraph(fact.document, fact.paragraph), fact.paragraph)


def stages(review: Review) -> list[Stage]:
    """Return the steps of the answers by stage and source, earliest first."""
    said = Position.objects.filter(recommendation__review=review, state="").order_by()
    counted: dict[tuple[int, int, Date | None, str], Counter[str]] = {}
    rows = said.values_list("stage", "document", "date", "symbol", "value").annotate(Count("pk"))
    for stage, document, date, symbol, value, count in rows:
        counted.setdefault((stage, document or 0, date, symbol), Counter())[value] += count
    documents = Document.objects.in_bulk([key[1] for key in counted if key[1]])
    return [
        _stage(stage, documents.get(document), date, symbol, counts)
        for (stage, document, date, symbol), counts in sorted(
            counted.items(), key=lambda entry: (entry[0][0], entry[0][2] or Date.max, entry[0][3])
        )
    ]


def _stage(
    stage: int, document: Document | None, date: Date | None, symbol: str, said: Counter[str]
) -> Stage:
    name = str(Position.Stage(stage).label)
    url = addresses.document(document) if document else ""
    return Stage(name, str(document or symbol), url, date, tuple(said[value] for value in VALUES))
