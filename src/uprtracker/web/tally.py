"""What a question finds, counted by the search: every number of a page that answers comes from here.

    found = tally({"sur": "SVN"})
    found.recommendations, found.of("issue")["womens-rights"], found.items

Nothing is read row by row: totals and counts are those of the search snapshot, and a filter is counted
when it is first asked about, so a page costs little for ten recommendations and for a hundred thousand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from uprtracker.core.errors import IndexMissing
from uprtracker.search import Query
from uprtracker.search.answer import Answer
from uprtracker.search.filters import FILTERS
from uprtracker.search.find import answered
from uprtracker.search.pivot import pivot
from uprtracker.web import addresses, bars, item

LISTED = 10


@dataclass(frozen=True)
class Tally:
    """Totals and counts of what `params` find; counts are of recommendations, by filter and value.

    Without a search index there is nothing, and `ready` is false. `counts` are those known already.
    """

    params: bars.Asked
    recommendations: int = 0
    pairs: int = 0
    pledges: int = 0
    by_machine: int = 0
    counts: dict[str, Mapping[str, int]] = field(default_factory=dict)
    source: Answer | None = None

    @property
    def ready(self) -> bool:
        """Tell whether there is a search index that was asked."""
        return self.source is not None

    def of(self, name: str) -> Mapping[str, int]:
        """Return the counts beside the values of a filter; those of the filter itself ignore it."""
        if name not in self.counts and self.source is not None:
            self.counts[name] = {one.value: one.count for one in self.source.facet(name) if one.count}
        return self.counts.get(name, {})

    @cached_property
    def items(self) -> tuple[item.Item, ...]:
        """The newest records, with which the list begins."""
        if self.source is None:
            return ()
        return tuple(map(item.from_hit, self.source.hits(self.source.first(LISTED))))

    def cross(self, rows: str, columns: str) -> Mapping[str, Mapping[str, int]]:
        """Return the counts by two filters: row, then column; cells without any are left out."""
        if self.source is None:
            return {}
        table = pivot(self.source.query, rows=rows, columns=columns)
        cells = zip(table.row_values, table.counts.tolist(), strict=True)
        return {
            row: {column: count for column, count in zip(table.column_values, own, strict=True) if count}
            for row, own in cells
        }

    @cached_property
    def positions(self) -> dict[str, int]:
        """Counts by answer as a whole, the empty one for none; `partial` where its States got different ones.

        Where only some of the recommending States are asked about, the answers are those given to them,
        and a recommendation counts under each.
        """
        given = {"" if value == "none" else value: count for value, count in self.of("position").items()}
        by_pair = any(FILTERS[name].level == "pair" for name in self.params if name in FILTERS)
        if by_pair or sum(given.values()) <= self.recommendations:
            return given
        whole = {value: self.recommendations - self._answered_otherwise(value, given) for value in given}
        differ = self.recommendations - sum(whole.values())
        whole["partial"] = whole.get("partial", 0) + differ
        return {value: count for value, count in whole.items() if count}

    def _answered_otherwise(self, value: str, given: Mapping[str, int]) -> int:
        """Count what has another answer than `value` to at least one State."""
        others = [other or "none" for other in given if other != value]
        return tally({**self.params, "position": others}).recommendations if others else 0

    @property
    def actions(self) -> dict[int, int]:
        """Counts by action category."""
        return {int(value): count for value, count in self.of("action").items()}

    @property
    def tagged(self) -> int:
        """How many of the recommendations OHCHR's thematic lists tag."""
        return self.of("coded_by").get("ohchr", 0)

    @property
    def url(self) -> str:
        """The search that lists what is counted."""
        return addresses.find(**self.params)

    @property
    def demo(self) -> bool:
        """Tell whether fictitious recommendations are among those listed."""
        return any(one.demo for one in self.items)


def tally(params: bars.Asked) -> Tally:
    """Return what `params` find."""
    try:
        found = answered(Query.from_params(params))
    except IndexMissing:
        return Tally(params)
    return Tally(
        params, found.recommendations, found.pairs, found.pledges, by_machine=found.by_machine, source=found
    )
