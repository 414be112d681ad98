"""What a question finds, counted by the search: every number of a page that answers comes from here.

    found = tally({"sur": "SVN"})
    found.recommendations, found.of("issue")["womens-rights"], found.items

Nothing is read row by row: totals and counts are those of the search snapshot, so a page costs the
same for ten recommendations as for a hundred thousand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from uprtracker.core.errors import IndexMissing
from uprtracker.search import Query, find
from uprtracker.search.filters import FILTERS
from uprtracker.web import addresses, bars, item


@dataclass(frozen=True)
class Tally:
    """Totals and counts of what `params` find; counts are of recommendations, by filter and value.

    Without a search index there is nothing, and `ready` is false.
    """

    params: bars.Asked
    recommendations: int = 0
    pairs: int = 0
    pledges: int = 0
    by_machine: int = 0
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    items: tuple[item.Item, ...] = ()
    ready: bool = False

    def of(self, name: str) -> Mapping[str, int]:
        """Return the counts beside the values of a filter; those of the filter itself ignore it."""
        return self.counts.get(name, {})

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


def tally(params: bars.Asked, *, sort: str = "") -> Tally:
    """Return what `params` find, with the ten records that the list begins with."""
    asked = {**params, "size": "10", **({"sort": sort} if sort else {})}
    try:
        found = find(Query.from_params(asked))
    except IndexMissing:
        return Tally(params)
    return Tally(
        params,
        recommendations=found.recommendations,
        pairs=found.pairs,
        pledges=found.pledges,
        by_machine=found.by_machine,
        counts={
            name: {one.value: one.count for one in values if one.count}
            for name, values in found.facets.items()
        },
        items=tuple(item.from_hit(hit) for hit in found.hits),
        ready=True,
    )
