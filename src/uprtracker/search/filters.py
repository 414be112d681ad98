"""The filters of a search: their names in an address, what they hold, at which level they act.

A filter of level `record` looks at a recommendation or pledge as a whole. A filter of
level `pair` looks at one recommending State of a recommendation: two such filters
together ask for one pair that has both ("made by France *and* noted towards France").
A new filter is one line in `FILTERS` and one column in `search.gather`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["record", "pair"]


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: `name` in addresses, its level, and the form its values have.

    `form` is `code` (capital letters and digits, as ISO3 codes), `slug` or `number`.
    """

    name: str
    level: Level
    form: Literal["code", "slug", "number"]


FILTERS: Mapping[str, Filter] = {
    item.name: item
    for item in (
        Filter("sur", "record", "code"),
        Filter("rs", "pair", "code"),
        Filter("position", "pair", "slug"),
        Filter("issue", "record", "slug"),
        Filter("action", "record", "number"),
        Filter("coded_by", "record", "slug"),
        Filter("session", "record", "number"),
        Filter("cycle", "record", "number"),
        Filter("sur_group", "record", "slug"),
        Filter("rs_group", "pair", "slug"),
        Filter("sur_org", "record", "slug"),
        Filter("rs_org", "pair", "slug"),
    )
}

KINDS = ("recommendation", "pledge", "both")
ISSUE_MODES = ("any", "all")
SORTS = ("relevance", "newest", "oldest", "state")
SIZES = (10, 20, 50, 100, 200)

# Who coded issues and action category: `machine` where a label is the machine's alone. `ohchr`: a thematic
# list tags the record with themes, groups or goals, whoever coded the rest.
CODERS = ("person", "uprinfo", "ohchr", "machine")

# The answer of a State under Review. `none`: the sources do not say.
POSITIONS = ("supported", "noted", "partial", "pending", "none")
