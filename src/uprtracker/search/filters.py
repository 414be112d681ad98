"""The filters of a search: their names in an address, what they hold, at which level they act.

A filter of level `record` looks at a recommendation or pledge as a whole. A filter of
level `pair` looks at one recommending State of a recommendation: two such filters
together ask for one pair that has both ("made by France *and* noted towards France").
Every filter has a mode, `<name>_mode`: `any` of the chosen values (where nothing is said),
`all` of them, or `none`. A new filter is one line in `FILTERS`, two fields of
`search.query.Query`, its words in `search.labels` and one line in `search.relations`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["record", "pair"]


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: `name` in addresses, its level, and the form its values have.

    `form` is `code` (capital letters and digits, as ISO3 codes), `slug`, `number`, or
    `target` (a number, and with a point what belongs to it: `5` and `5.1`). `above` is the
    filter whose values gather the values of this one (session: cycle; State: regional
    group), empty where there is none; values gathered by values of the same filter are
    in `search.hierarchy`.
    """

    name: str
    level: Level
    form: Literal["code", "slug", "number", "target"]
    above: str = ""


FILTERS: Mapping[str, Filter] = {
    item.name: item
    for item in (
        Filter("sur", "record", "code", above="sur_group"),
        Filter("rs", "pair", "code", above="rs_group"),
        Filter("position", "pair", "slug"),
        Filter("first_position", "pair", "slug"),
        Filter("ever_position", "pair", "slug"),
        Filter("issue", "record", "slug"),
        Filter("action", "record", "number"),
        Filter("theme", "record", "slug"),
        Filter("group", "record", "slug"),
        Filter("sdg", "record", "target"),
        Filter("instrument", "record", "slug"),
        Filter("mechanism", "record", "slug"),
        Filter("smart", "record", "slug"),
        Filter("coded_by", "record", "slug"),
        Filter("lineage", "record", "slug"),
        Filter("document", "record", "slug"),
        Filter("session", "record", "number", above="cycle"),
        Filter("cycle", "record", "number"),
        Filter("sur_group", "record", "slug"),
        Filter("rs_group", "pair", "slug"),
        Filter("sur_org", "record", "slug"),
        Filter("rs_org", "pair", "slug"),
    )
}

KINDS = ("recommendation", "pledge", "both")
MODES = ("any", "all", "none")
SORTS = ("relevance", "newest", "oldest", "state")
SIZES = (10, 20, 50, 100, 200)

# Who coded issues and action category: `machine` where a label is the machine's alone. `ohchr`: a thematic
# list tags the record with themes, groups or goals, whoever coded the rest.
CODERS = ("person", "uprinfo", "ohchr", "machine")

# The answer of a State under Review. `none`: the sources do not say.
POSITIONS = ("supported", "partial", "noted", "pending", "none")

# Where a recommendation stands among those that ask the same (see `search.linked`).
LINEAGES = ("before", "again", "together", "elsewhere", "every-review", "confirmed", "none")

# Kinds of documents that hold a recommendation or an answer to it; `uprinfo` is UPR Info's export.
DOCUMENTS = (
    "wg_report",
    "addendum",
    "council_report",
    "decision",
    "thematic_list",
    "uprinfo",
)

SMART = ("specific", "measurable", "time-bound")
