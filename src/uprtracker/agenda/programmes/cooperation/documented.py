"""What documents and the tables of facts say of each step of a review. Each fact names its source.

What nobody here has read says nothing: a step without a fact is unknown, not undone. "Not listed" needs a
document that would list it: a decision or session report of the Council on this outcome without an addendum.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date as Date
from functools import cached_property

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from uprtracker.agenda.programmes.cooperation.fact import Fact, table_of_reviews
from uprtracker.agenda.programmes.mid_term.halfway import HELD
from uprtracker.agenda.programmes.models import Standing, Step
from uprtracker.records.models import Document, Paragraph, Position, Proceeding, Review, StatedCount
from uprtracker.records.proceedings import proceedings_of
from uprtracker.reference import load_reference
from uprtracker.reference.review import ReviewFact

Said = tuple[Standing, tuple[Fact, ...]]
NOTHING: Said = (Standing.UNKNOWN, ())
_ITSELF = "the report itself"  # as the table of reviews has it
_ANSWERS = ("supported", "noted", "partial")


@dataclass(frozen=True)
class Sources:
    """What is kept of a review, looked up once."""

    review: Review

    @cached_property
    def table(self) -> ReviewFact | None:
        """The row of the table of reviews."""
        return next((one for one in load_reference().reviews if one.code == self.review.code), None)

    @cached_property
    def documents(self) -> list[Document]:
        """Its documents, oldest first."""
        return list(self.review.documents.defer("pages").order_by("date", "pk"))

    @cached_property
    def proceedings(self) -> Mapping[str, list[Proceeding]]:
        """The facts of its leading report by kind."""
        return proceedings_of(self.review)

    def kept(self, kind: str) -> Document | None:
        """Return its first document of a kind."""
        return next((one for one in self.documents if one.kind == kind), None)

    def held(self, symbol: str) -> Document | None:
        """Return a document by its symbol."""
        return Document.objects.defer("pages").filter(symbol=symbol).first() if symbol else None

    def source_of(self, name: str, known: str = "") -> str:
        """Return what says a field of the review: an editor, a document, the source in the tables."""
        if name in self.review.edited:
            return _("decision of an editor of this site")
        return self.review.documented.get(name) or table_of_reviews(known or self.review.source)

    def symbols_from(self) -> str:
        """Return where the symbols of the table come from; a report that says so itself, by its symbol."""
        said = self.table.symbol_source if self.table else ""
        return self.review.report_symbol if said == _ITSELF else said


def said_of(review: Review) -> dict[Step, Said]:
    """Return for each step how it stands by the documents and tables, and the facts."""
    sources = Sources(review)
    return {step: read(sources) for step, read in _READ.items()}


def _national_report(of: Sources) -> Said:
    document = of.kept("national_report")
    symbol = (document.symbol or document.name) if document else of.review.national_report_symbol
    if not symbol:
        return NOTHING
    words = _("The national report is %(symbol)s.") % {"symbol": symbol}
    source = symbol if document else of.source_of("national_report_symbol", of.symbols_from())
    return Standing.DONE, (Fact(words, source, document.date if document else None, document),)


def _attendance(of: Sources) -> Said:
    review = of.review
    source, facts = table_of_reviews(review.source), []
    if review.status in HELD:
        facts += _dated(of) or [Fact(_("The review took place."), of.source_of("status"))]
        standing = Standing.DONE
    elif review.status == Review.Status.POSTPONED:
        facts.append(Fact(_("The review is postponed."), of.source_of("status")))
        standing = Standing.NOT_DONE
    elif review.status == Review.Status.DID_NOT_APPEAR:
        facts.append(Fact(_("The State did not appear."), of.source_of("status")))
        standing = Standing.NOT_DONE
    else:
        standing = Standing.UNKNOWN
    if review.note:
        facts.append(Fact(review.note, source))
    return standing, tuple(facts)


def _dated(of: Sources) -> list[Fact]:
    told = [
        _placed(_("The review took place."), fact, _day(fact.value))
        for fact in of.proceedings.get("review-date", [])
    ]
    if told or of.review.date is None:
        return told
    known = of.table.date_source if of.table else ""
    return [Fact(_("The review took place."), of.source_of("date", known), of.review.date)]


def _delegation(of: Sources) -> Said:
    facts = [
        _placed(_("Head of the delegation: %(name)s.") % {"name": fact.value}, fact)
        for fact in of.proceedings.get("delegation-head", [])
    ]
    facts += _members(of)
    return (Standing.DONE, tuple(facts)) if facts else NOTHING


def _members(of: Sources) -> list[Fact]:
    """Return how many members the annex of the report lists below "Composition of the delegation"."""
    document = of.kept("wg_report")
    if document is None:
        return []
    own = Paragraph.objects.filter(document=document)
    heading = own.filter(text__icontains="composition of the delegation").order_by("-order").first()
    if heading is None:
        return []
    below = own.filter(order__gt=heading.order).order_by("order").values_list("text", flat=True)
    count = sum(text.lstrip().startswith("•") for text in below)
    if not count:
        return []
    words = ngettext(
        "The annex of the report lists %(n)s member beside the head.",
        "The annex of the report lists %(n)s members beside the head.",
        count,
    )
    return [Fact(words % {"n": count}, str(document), document=document)]


def _dialogue(of: Sources) -> Said:
    facts = [
        _placed(_("Meeting %(n)s of the session of the Working Group.") % {"n": fact.value}, fact)
        for fact in of.proceedings.get("review-meeting", [])
    ]
    for fact in of.proceedings.get("speakers", []):
        words = _("Delegations that made statements: %(n)s.") % {"n": fact.value}
        facts.append(_placed(words, fact))
    return (Standing.DONE, tuple(facts)) if facts else NOTHING


def _draft_report(of: Sources) -> Said:
    facts = [
        _placed(_("The Working Group adopted its report."), fact, _day(fact.value))
        for fact in of.proceedings.get("adoption-date", [])
    ]
    if symbol := of.review.report_symbol:
        document = of.held(symbol)
        source = symbol if document else of.source_of("report_symbol", of.symbols_from())
        facts.append(Fact(_("The report is %(symbol)s.") % {"symbol": symbol}, source, document=document))
    return (Standing.DONE, tuple(facts)) if facts else NOTHING


def _addendum(of: Sources) -> Said:
    document = of.kept("addendum")
    symbol = (document.symbol or document.name) if document else of.review.addendum_symbol
    if symbol:
        words = _("The State’s views are %(symbol)s.") % {"symbol": symbol}
        source = symbol if document else of.source_of("addendum_symbol", of.symbols_from())
        return Standing.DONE, (Fact(words, source, document.date if document else None, document),)
    council = of.review.documented.get("adopted", "")
    if not council:
        return NOTHING
    words = _("%(symbol)s, which adopts the outcome, lists no addendum.") % {"symbol": council}
    return Standing.NOT_DONE, (Fact(words, council, document=of.held(council)),)


def _outcome(of: Sources) -> Said:
    review = of.review
    if review.adopted or review.status == Review.Status.ADOPTED:
        source = of.source_of("adopted")
        words = _("The Council adopted the outcome.")
        if review.decision_symbol:
            words = _("The Council adopted the outcome: %(symbol)s.") % {"symbol": review.decision_symbol}
        return Standing.DONE, (Fact(words, source, review.adopted, of.held(source)),)
    if review.status == Review.Status.NOT_ADOPTED:
        words = review.note or _("The Council did not adopt the outcome.")
        return Standing.NOT_DONE, (Fact(words, of.source_of("status")),)
    if review.decision_symbol:
        words = _("The Council adopted the outcome: %(symbol)s.") % {"symbol": review.decision_symbol}
        return Standing.DONE, (Fact(words, of.source_of("decision_symbol", of.symbols_from())),)
    return NOTHING


def _plenary(of: Sources) -> Said:
    """The delegation spoke where the Council's report has counts or answers in its words."""
    counts = StatedCount.objects.filter(
        review=of.review, voice=StatedCount.Voice.STATE, document__kind="council_report"
    )
    said = counts.select_related("document").defer("document__pages").first()
    words = _("The report of the Council’s session has words of the delegation.")
    if said:
        place = said.document
        return Standing.DONE, (Fact(words, str(place), of.review.adopted, place, said.paragraph),)
    steps = Position.objects.filter(recommendation__review=of.review, stage=Position.Stage.PLENARY)
    step = steps.select_related("document").first()
    if step is None or not (step.symbol or step.document):
        return NOTHING
    return Standing.DONE, (
        Fact(words, step.symbol or str(step.document), step.date, step.document, step.paragraph),
    )


def _answers(of: Sources) -> Said:
    """Only what documents say: UPR Info's export gives "noted" also where a State said nothing."""
    numbered = of.review.recommendations.exclude(origin="uprinfo")
    total = numbered.count()
    steps = Position.objects.filter(recommendation__in=numbered).exclude(stage=Position.Stage.UPRINFO)
    read = steps.filter(value__in=_ANSWERS)
    answered = read.values("recommendation").distinct().count()
    if not answered:
        return NOTHING
    facts = (_counted(of, read, answered, total),)
    if answered >= total:
        return Standing.DONE, facts
    # What the State left open in its last words is not answered; what nobody here has read is unknown.
    later = steps.filter(value="pending", stage__gte=Position.Stage.ADDENDUM)
    left = later.exclude(recommendation__in=read.values("recommendation"))
    return (Standing.NOT_DONE if left.exists() else Standing.UNKNOWN), facts


def _counted(of: Sources, read: "QuerySet[Position]", answered: int, total: int) -> Fact:
    last = read.order_by("-stage", "-date", "-pk").first()
    named = read.order_by("-stage").values_list("symbol", "document__symbol").distinct()
    sources = dict.fromkeys(symbol or other for symbol, other in named if symbol or other)
    shown = {"n": answered, "total": total}
    words = _("Each of the %(total)s recommendations has an answer in documents here.") % shown
    if answered < total:
        words = _("%(n)s of %(total)s recommendations have an answer in documents here.") % shown
    source = ", ".join(list(sources)[:3]) or table_of_reviews(of.review.source)
    return Fact(words, source, last.date if last else None)


def _placed(words: str, fact: Proceeding, date: Date | None = None) -> Fact:
    return Fact(words, str(fact.document), date, fact.document, fact.paragraph)


def _day(value: str) -> Date | None:
    try:
        return Date.fromisoformat(value)
    except ValueError:
        return None


_READ: Mapping[Step, Callable[[Sources], Said]] = {
    Step.NATIONAL_REPORT: _national_report,
    Step.ATTENDANCE: _attendance,
    Step.DELEGATION: _delegation,
    Step.DIALOGUE: _dialogue,
    Step.DRAFT_REPORT: _draft_report,
    Step.ADDENDUM: _addendum,
    Step.OUTCOME: _outcome,
    Step.PLENARY: _plenary,
    Step.ANSWERS: _answers,
}
