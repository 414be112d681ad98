"""One recommendation or pledge as lists show it, whether it comes from the search or from the records."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from uprtracker.records.codings import judged, unconfirmed
from uprtracker.records.models import Pledge, Recommendation
from uprtracker.search import results
from uprtracker.web import addresses, citation


@dataclass(frozen=True)
class Item:
    """What a list shows. `states` are the recommending States.

    `machine` are those of the schemes `action` and `issue` that hold a label of the machine's alone.
    """

    kind: str
    code: str
    url: str
    number: str
    fragments: tuple[results.Fragment, ...]
    state: str
    session: int
    states: tuple[str, ...]
    position: str
    answers: tuple[tuple[str, str], ...]
    actions: tuple[int, ...]
    issues: tuple[str, ...]
    machine: tuple[str, ...]
    demo: bool
    why: tuple[str, ...] = ()
    symbol: str = ""

    @property
    def citation(self) -> str:
        """Return how to cite the record, without the address."""
        return citation.of_record(self.kind, self.state, self.session, self.number or self.code, self.symbol)

    @property
    def machine_words(self) -> str:
        """Say which labels the machine gave; empty when persons or an import gave them all."""
        if not self.machine:
            return ""
        if self.machine == ("issue",) and self.actions:
            return _("issues coded by machine, unconfirmed")
        if self.machine == ("action",) and self.issues:
            return _("action category coded by machine, unconfirmed")
        return _("coded by machine, unconfirmed")


def from_hit(hit: results.Hit) -> Item:
    """Return what the search found, with its words marked."""
    return Item(
        kind=hit.kind,
        code=hit.code,
        url=addresses.by_code(hit.kind, hit.code),
        number=hit.number,
        fragments=hit.fragments or (results.Fragment(hit.text, False),),
        state=hit.sur,
        session=hit.session,
        states=hit.rs,
        position=hit.position,
        answers=hit.answers,
        actions=tuple(int(category) for category in hit.action),
        issues=hit.issues,
        machine=hit.unconfirmed,
        demo=hit.demo,
        why=hit.why,
        symbol=hit.symbol,
    )


def from_record(record: Recommendation | Pledge) -> Item:
    """Return a row of the database. Wants `review`, `codings` and (recommendations) `pairs` fetched."""
    codings = list(record.codings.all())
    action, issue = (judged(codings, scheme) for scheme in ("action", "issue"))
    states: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    if isinstance(record, Recommendation):
        pairs = list(record.pairs.all())
        states = tuple(pair.state for pair in pairs)
        if len({pair.position for pair in pairs}) > 1:
            answers = tuple((pair.state, pair.position) for pair in pairs)
    return Item(
        kind="recommendation" if isinstance(record, Recommendation) else "pledge",
        code=record.code,
        url=addresses.by_code(type(record).__name__.lower(), record.code),
        number=record.number,
        fragments=(results.Fragment(record.text, False),),
        state=record.review.state,
        session=record.review.session,
        states=states,
        position=record.position if isinstance(record, Recommendation) else "",
        answers=answers,
        actions=tuple(int(category) for category in action.labels),
        issues=issue.labels,
        machine=unconfirmed(action=action, issue=issue),
        demo=record.review.demo,
    )


def from_records(records: "QuerySet[Recommendation] | QuerySet[Pledge]") -> list[Item]:
    """Return the rows of a query with everything a list needs, in three queries."""
    if issubclass(records.model, Recommendation):
        records = records.prefetch_related("pairs")
    return [from_record(record) for record in records.select_related("review").prefetch_related("codings")]
