"""The questions that a site answers."""

from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote

from uprtracker.client.answer import Figures, Found, Table
from uprtracker.client.connection import Connection, Value

if TYPE_CHECKING:
    pass


class Tracker:
    """A site. `key` is needed for decisions alone (`upr keys make`)."""

    def __init__(self, site: str, *, key: str = "", timeout: float = 30.0) -> None:
        self._connection = Connection(site, key=key, timeout=timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._connection.close()

    def recommendations(self, q: str = "", *, size: int = 200, **filters: Value) -> Found:
        """Find recommendations. Filters are those of the site (`sur`, `rs`, `issue`, `position`, …).

        A name or value that the site does not know raises TrackerError.
        """
        return self._search("/recommendations", q, size, filters)

    def pledges(self, q: str = "", *, size: int = 200, **filters: Value) -> Found:
        """Find voluntary pledges."""
        return self._search("/pledges", q, size, filters)

    def reviews(self, *, state: str | None = None, session: int | None = None) -> Found:
        """List reviews, all or of a State or session."""
        return self._list("/reviews", {"state": state, "session": session, "size": 200})

    def documents(self, *, review: str | None = None, kind: str | None = None) -> Found:
        """List documents, all or of a review or kind."""
        return self._list("/documents", {"review": review, "kind": kind, "size": 200})

    def states(self) -> Found:
        """List the States."""
        return self._list("/states", {})

    def sessions(self) -> Found:
        """List the sessions of the Working Group."""
        return self._list("/sessions", {})

    def issues(self) -> Found:
        """List the issues."""
        return self._list("/issues", {})

    def recommendation(self, code: str) -> dict[str, Any]:
        """Return one recommendation whole. A former code leads to the same."""
        return self._connection.get(f"/recommendations/{quote(code, safe='')}")

    def pledge(self, code: str) -> dict[str, Any]:
        """Return one voluntary pledge whole."""
        return self._connection.get(f"/pledges/{quote(code, safe='')}")

    def review(self, code: str) -> dict[str, Any]:
        """Return one review whole: `SVN-48`."""
        return self._connection.get(f"/reviews/{quote(code, safe='')}")

    def document(self, symbol: str) -> dict[str, Any]:
        """Return one document with its paragraphs."""
        return self._connection.get(f"/documents/{quote(symbol)}")

    def statistics(
        self, rows: str, columns: str = "", *, q: str = "", basis: str = "recommendations", **filters: Value
    ) -> Table:
        """Count by the values of one filter, or two: `statistics("action", "position", session=20)`.

        `basis` is "recommendations" or "pairs" (recommendation-State pairs).
        """
        asked: dict[str, Value] = {"rows": rows, "columns": columns or None, "basis": basis, "q": q or None}
        return Table(self._connection.get("/statistics", {**asked, **filters}))

    def figures(
        self,
        by: str,
        *,
        basis: str = "recommendations",
        sessions: tuple[int, int] | None = None,
        people: bool = False,
        **states: Value,
    ) -> Figures:
        """Return shares and averages by one cut: `figures("group", sessions=(16, 18), basis="pairs")`.

        `basis` is "recommendations", "pairs" or "uprinfo_rows". `people` leaves out what the machine alone
        coded; `sur` and `rs` narrow to a State.
        """
        first, last = sessions or (None, None)
        asked: dict[str, Value] = {"by": by, "basis": basis, "from": first, "to": last}
        coded: dict[str, Value] = {"coded": "people" if people else None}
        return Figures(self._connection.get("/figures", {**asked, **coded, **states}))

    def citation(self, code: str) -> str:
        """Return how to cite a recommendation, with its permanent address and the version of the data."""
        said = self._connection.get(f"/recommendations/{quote(code, safe='')}/citation")
        return f"{said['citation']}. UPR Tracker, data version {said['data_version']}. {said['address']}"

    def decide_codings(self, code: str, **codings: list[str]) -> dict[str, Any]:
        """Decide the labels of a recommendation, for each scheme all that hold. Needs a key."""
        return self._connection.post(f"/recommendations/{quote(code, safe='')}/codings", {"codings": codings})

    def decide_position(
        self, code: str, position: str, *, state: str = "", words: str = ""
    ) -> dict[str, Any]:
        """Decide what a State answered, to all or to one recommending State. Needs a key."""
        said = {"position": position, "state": state, "words": words}
        return self._connection.post(f"/recommendations/{quote(code, safe='')}/positions", said)

    def _search(self, path: str, q: str, size: int, filters: dict[str, Value]) -> Found:
        asked: dict[str, Value] = {"q": q or None, "size": size, **filters}

        def page(cursor: str | None) -> dict[str, Any]:
            more: dict[str, Value] = {"cursor": cursor, "facets": "none"} if cursor else {}
            return self._connection.get(path, {**asked, **more})

        return Found(page)

    def _list(self, path: str, asked: dict[str, Value]) -> Found:
        return Found(lambda cursor: self._connection.get(path, {**asked, "cursor": cursor}))
