"""What an address of `/recommendations/table/` asks: the question of a search, and how to tabulate it.

/recommendations/table/?sur=SVN&rows=issue&columns=position&basis=pairs&show=row
/recommendations/table/?code=SVN-20-115.1&code=SVN-20-115.2&columns=no

Records that were ticked stand in the address by their codes, instead of a question. Those of a folder
stand in the folder: `place` is then the address of its table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from uprtracker.search import Query
from uprtracker.search.filters import FILTERS
from uprtracker.web import addresses, facets

BASES = ("recommendations", "pairs")
SHOWN = ("number", "row", "column")
ORDERS = ("", "number", "name")
WHOLE = ("rows", "columns")
MOST_CODES = 200
"""Records that an address names: as many as a page of a search lists."""
NONE = "no"  # in an address: no columns

Options = list[tuple[str, str, bool]]


@dataclass(frozen=True)
class Asked:
    """A question and its two dimensions, each a filter; without `columns` the rows are counted alone.

    `basis` is what a cell counts, `show` whether it shows the number or its share of the row or column,
    `order` that of the rows (empty: the usual one), `whole` of what all is shown, not the largest only.
    """

    query: Query
    rows: str = "issue"
    columns: str = "position"
    basis: str = "recommendations"
    show: str = "number"
    order: str = ""
    whole: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    place: str = ""

    @classmethod
    def from_params(
        cls, params: Mapping[str, str], whole: Sequence[str], codes: Sequence[str] = (), place: str = ""
    ) -> Self:
        """Read an address; what is not known is as by default. Never raises."""
        query = replace(Query.from_params(params), page=1, size=Query.size, sort="")
        picked = tuple(dict.fromkeys(codes))[: None if place else MOST_CODES]
        if picked or place:
            query = Query()
        rows = _one_of(params.get("rows"), tuple(FILTERS), cls.rows)
        others = [name for name in (*FILTERS, NONE) if name != rows]
        default = cls.columns if rows != cls.columns else NONE
        columns = _one_of(params.get("columns"), others, default)
        return cls(
            query=query,
            rows=rows,
            columns="" if columns == NONE else columns,
            basis=_one_of(params.get("basis"), BASES, cls.basis),
            show=_one_of(params.get("show"), SHOWN, cls.show),
            order=_one_of(params.get("order"), ORDERS, cls.order),
            whole=tuple(name for name in WHOLE if name in whole),
            codes=picked,
            place=place,
        )

    def params(self) -> list[tuple[str, str]]:
        """Return names and values of the shortest address that restores the view."""
        own = {
            name: getattr(self, name)
            for name in ("rows", "columns", "basis", "show", "order")
            if getattr(self, name) != getattr(Asked, name)
        }
        if "columns" in own:
            own["columns"] = self.columns or NONE
        codes = [] if self.place else [("code", code) for code in self.codes]
        return [*codes, *self.query.params(), *own.items(), *((facets.WHOLE, name) for name in self.whole)]

    @property
    def address(self) -> str:
        """Return the address of the page."""
        if self.place:
            words = urlencode(self.params())
            return f"{self.place}?{words}" if words else self.place
        return addresses.asked("web:table", *self.params())

    @property
    def picked(self) -> bool:
        """Tell whether records were picked one by one, so that no question finds them."""
        return bool(self.codes or self.place)

    def about(self, query: Query) -> str:
        """Return the address of the same table of another question."""
        return replace(self, query=query).address

    def toggled(self, name: str) -> str:
        """Return the address with all of the rows (or columns) shown, or the largest again."""
        whole = set(self.whole) ^ {name}
        return replace(self, whole=tuple(one for one in WHOLE if one in whole)).address

    @property
    def title(self) -> str:
        """Return "Issue by response", or "Issue" alone."""
        rows = facets.title_of(self.rows)
        if not self.columns:
            return rows
        return _("%(rows)s by %(columns)s") % {"rows": rows, "columns": facets.title_of(self.columns)}

    def choices(self) -> dict[str, Options]:
        """Return the options of basis, contents and order: value, words, chosen."""
        words = {
            "basis": {"recommendations": _("Recommendations"), "pairs": _("Recommendation–State pairs")},
            "show": {
                "number": _("Numbers"),
                "row": _("Shares of the row"),
                **({"column": _("Shares of the column")} if self.columns else {}),
            },
            "order": {"": _("Usual order"), "number": _("Largest first"), "name": _("A to Z")},
        }
        return {
            name: [
                ("" if value == getattr(Asked, name) else value, said, value == getattr(self, name))
                for value, said in options.items()
            ]
            for name, options in words.items()
        }

    def dimensions(self) -> dict[str, list[tuple[str, Options]]]:
        """Return the filters that rows and columns can be, in groups."""
        groups = [("", facets.FIRST), *facets.groups()]
        return {
            name: [
                (title, [(one, facets.title_of(one), one == chosen) for one in members if one != other])
                for title, members in groups
            ]
            for name, chosen, other in (("rows", self.rows, ""), ("columns", self.columns, self.rows))
        }


def _one_of(given: str | None, known: Sequence[str], default: str) -> str:
    return given if given is not None and given in known else default
