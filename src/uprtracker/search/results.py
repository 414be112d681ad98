"""What a search answers: one page of hits, totals with their basis, counts beside each filter."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

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
    that is the machine's alone. `said` is what stands in every scheme; `symbol`, `page` and
    `paragraph` are where the text stands. `mark` finds the words of the question in it, for those
    who show them.
    """

    kind: str
    pk: int
    code: str
    number: str
    text: str
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
    mark: "Callable[[Hit], Marking]"
    said: Mapping[str, Standing] = field(default_factory=dict)
    symbol: str = ""
    page: int | None = None
    paragraph: str = ""
    _marking: "Marking | None" = field(default=None, init=False, repr=False, compare=False)

    @property
    def fragments(self) -> tuple[Fragment, ...]:
        """The text in pieces, those marked where the words of the question stand."""
        return self._marked().fragments

    @property
    def why(self) -> tuple[str, ...]:
        """Sentences about matches outside the text."""
        return self._marked().why

    def _marked(self) -> "Marking":
        if self._marking is None:
            self._marking = self.mark(self)
        return self._marking


@dataclass(slots=True)
class Marking:
    """Where the words of a question stand in a text, and why a record is found where they do not."""

    fragments: tuple[Fragment, ...]
    why: tuple[str, ...] = ()


@dataclass(slots=True)
class FacetValue:
    """A value of a filter and how many records the question finds with it."""

    value: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Facet(Sequence[FacetValue]):
    """The values of a filter, largest first; a page makes objects of the few that it shows.

    `numbers` are the counts of `names`, `chosen` the values that the question has chosen.
    """

    names: tuple[str, ...]
    numbers: tuple[int, ...]
    chosen: frozenset[str] = frozenset()

    @overload
    def __getitem__(self, place: int) -> FacetValue: ...
    @overload
    def __getitem__(self, place: slice) -> "tuple[FacetValue, ...]": ...
    def __getitem__(self, place: int | slice) -> "FacetValue | tuple[FacetValue, ...]":
        """Return one value or some."""
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self.names))))
        name = self.names[place]
        return FacetValue(name, self.numbers[place], name in self.chosen)

    def __iter__(self) -> Iterator[FacetValue]:
        """Yield the values, largest first."""
        return map(FacetValue, self.names, self.numbers, [name in self.chosen for name in self.names])

    def __len__(self) -> int:
        """Return how many values there are."""
        return len(self.names)

    @property
    def counts(self) -> dict[str, int]:
        """The count of each value, largest first."""
        return dict(zip(self.names, self.numbers, strict=True))


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
    facets: Mapping[str, Facet]
    data_version: int
    built_at: str
    stale: bool = False
    messages: tuple[str, ...] = field(default=())
    suggestions: tuple[tuple[str, Query], ...] = field(default=())
