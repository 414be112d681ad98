"""A list that the site answered: totals at once, the records page after page as they are wanted."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from uprtracker.client.connection import DataChanged

if TYPE_CHECKING:
    import pandas

Page = Callable[[str | None], dict[str, Any]]
_ANEW = 3


class Found:
    """What a question finds. `count` is the length of the whole list; iterating goes through all of it.

    `recommendations` and `pairs` are the two bases of counting, None for lists that have one number.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self.first = page(None)

    @property
    def count(self) -> int:
        """Return how many there are in all."""
        return int(self.first["count"])

    @property
    def recommendations(self) -> int | None:
        """Return how many recommendations the words and filters find."""
        return self.first.get("recommendations")

    @property
    def pairs(self) -> int | None:
        """Return how many recommendation-State pairs they find."""
        return self.first.get("pairs")

    @property
    def data_version(self) -> int:
        """Return the version of the data that was counted. Name it when you publish a number."""
        return int(self.first["data_version"])

    @property
    def messages(self) -> list[str]:
        """Return how the question was read."""
        return list(self.first.get("messages", ()))

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield every record. Raises DataChanged when the data change on the way: begin again then."""
        page = self.first
        while True:
            yield from page["results"]
            if page["next"] is None:
                return
            page = self._page(page["next"])

    def all(self) -> list[dict[str, Any]]:
        """Return every record, all of one version: when the data change on the way, it begins again."""
        for left in reversed(range(_ANEW)):
            try:
                return list(self)
            except DataChanged:
                if not left:
                    raise
                self.first = self._page(None)
        raise AssertionError  # the loop returns or raises

    def frame(self) -> "pandas.DataFrame":
        """Return every record as a row. Needs pandas: pip install 'uprtracker[client]'."""
        import pandas

        return pandas.DataFrame(self.all())

    def facet(self, name: str) -> "pandas.DataFrame":
        """Return the values of a filter with their counts (this filter ignored, all others applied)."""
        import pandas

        return pandas.DataFrame(self.first["facets"][name], columns=["value", "count"])


class _Counted:
    """An answer that counts: `said` is the whole of it."""

    def __init__(self, said: dict[str, Any]) -> None:
        self.said = said

    @property
    def basis(self) -> str:
        """Return what is counted: recommendations, pairs or rows of UPR Info's export."""
        return str(self.said["basis"])

    @property
    def data_version(self) -> int:
        """Return the version of the data that was counted."""
        return int(self.said["data_version"])


class Table(_Counted):
    """Counts by the values of one filter or two. `said` is the whole answer."""

    @property
    def total(self) -> int:
        """Return what the question finds: the denominator, on `basis`."""
        return int(self.said["total"])

    def frame(self) -> "pandas.DataFrame":
        """Return the counts. A record may have several values: rows can add up to more than `total`."""
        import pandas

        columns = self.said["column_values"] if self.said["columns"] else ["count"]
        return pandas.DataFrame(self.said["counts"], index=self.said["row_values"], columns=columns)


class Figures(_Counted):
    """Shares and averages by one cut. `said` is the whole answer, with numerators and denominators."""

    @property
    def definitions(self) -> dict[str, str]:
        """Return what each figure means."""
        return dict(self.said["definitions"])

    def frame(self) -> "pandas.DataFrame":
        """Return a row for each value; `final.part` and `final.whole` stand beside `final.share`."""
        import pandas

        return pandas.json_normalize(self.said["rows"]).set_index("key")
