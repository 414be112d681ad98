"""A record as the search takes it in: all that lists, filters and words need of a recommendation or pledge.

Whatever builds a snapshot works on an iterable of these: `gather` reads them from the
database, benchmarks make them up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date

from uprtracker.records.codings import Standing

NOTHING = Standing((), "")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The review a record is of. `order` is its place within the session, `date` the day of the review."""

    pk: int
    code: str
    state: str
    session: int
    cycle: int
    order: int = 0
    date: Date | None = None
    demo: bool = False


@dataclass(slots=True)
class Asked:
    """One recommending State (empty: the source does not name it) and the answers to it.

    `answer` is the current one, `first` that of the report, `ever` are all it ever had; each `none`
    where the sources do not say. `own` is the current one that is recorded for this State apart.
    """

    state: str
    answer: str = "none"
    first: str = "none"
    ever: tuple[str, ...] = ("none",)
    own: str = ""


@dataclass(slots=True)
class Record:
    """A recommendation or pledge. `order` is its place in the report, `said` what stands in each scheme.

    `position` is the answer to the recommendation as a whole, empty where the sources do not
    say. `asked` holds one row where no recommending State could be read, and `nobody` is true; a pledge
    has none. `symbol`, `page` and `paragraph` are where the text stands. `by_ohchr`: a thematic
    list tags it. `lineage` and `documents`: see `search.linked` and `search.sources`.
    """

    pk: int
    pledge: bool
    review: Reviewed
    code: str
    number: str
    order: int
    text: str
    position: str
    asked: tuple[Asked, ...]
    said: Mapping[str, Standing]
    nobody: bool = False
    by_ohchr: bool = False
    symbol: str = ""
    page: int | None = None
    paragraph: str = ""
    lineage: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    def labels(self, scheme: str) -> tuple[str, ...]:
        """Return the labels that stand in a scheme."""
        return self.said.get(scheme, NOTHING).labels
