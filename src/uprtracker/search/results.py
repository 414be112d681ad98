"""What a search answers: one page of hits, totals with their basis, counts beside each filter."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from uprtracker.records.codings import Standing
from uprtracker.search.query import Query


# A question makes hundreds of those that follow: frozen ones would take three times as long to make.
@dataclass(slots=True)
class Fragment:
    """A piece of a text; `marked` where the words of the question stand."""

    text: str
    marked: bool


@dataclass(slots=True)
class Hit:
    """One recommendation or pledge, with what a list shows of it.

    `sur` and `rs` are ISO3 codes (a recommending State that the source does not name is
    not among them). `position` is the current one of the recommendation as a whole, empty
    for pledges and where the sources do not say; `answers` holds each recommending State's
    own where they differ. `action` and `issues` are the codings shown first (a person's,
    else those imported, else the machine's), `action_origin` and `issue_origin` say whose
    they are (`person`, `uprinfo`, `model`), `unconfirmed` which of the two schemes hold a label
    that is the machine's alone. `why` are sentences about matches outside the text. `said` is
    what stands in every scheme; `symbol`, `page` and `paragraph` are where the text stands.
    """

    kind: str
    pk: int
    code: str
    number: str
    text: str
    fragments: tuple[Fragment, ...]
    review: str
    sur: str
    session: int
    cycle: int
    rs: tuple[str, ...]
    position: str
    answers: tuple[tuple[str, str], ...]
    action: tuple[str, ...]
    action_origin: str
    issues: tuple[str, ...]
    issue_origin: str
    unconfirmed: tuple[str, ...]
    demo: bool
    why: tuple[str, ...] = ()
    said: Mapping[str, Standing] = field(default_factory=dict)
    symbol: str = ""
    page: int | None = None
    paragraph: str = ""


@dataclass(slots=True)
class FacetValue:
    """A value of a filter and how many records the question finds with it."""

    value: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Results:
    """The answer to `query`.

    `recommendations`, `pairs` (recommendation-State pairs) and `pledges` count what the
    words and filters find, whatever `query.kind` lists; `count` is the length of the list
    that `hits` is a page of. `facets` maps each filter, and `kind`, to all its values with
    a count, largest first; a filter's own counts ignore that filter while all others apply.
    `by_machine` counts the recommendations among them with a label that is the machine's alone.
    `basis` names what facets count: `recommendation`, or `pledge` when only pledges are
    listed. In `kind` each value counts its own. `messages` say how the text was read; what
    the address held amiss stands in `query.problems`. `suggestions` (sentence and question)
    may help when nothing is found. `stale`: the records have changed since the
    snapshot of `data_version` was built.
    """

    query: Query
    hits: tuple[Hit, ...]
    count: int
    recommendations: int
    pairs: int
    pledges: int
    by_machine: int
    page: int
    pages: int
    basis: str
    facets: Mapping[str, tuple[FacetValue, ...]]
    data_version: int
    built_at: str
    stale: bool = False
    messages: tuple[str, ...] = field(default=())
    suggestions: tuple[tuple[str, Query], ...] = field(default=())
