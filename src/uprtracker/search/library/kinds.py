"""What the library search finds: a kind for each sort of things, named by the room that has them.

    register("article", EditedRows(Article, _("Articles"), text=("summary", "body"), address="/news/{slug}/"))

A kind is cut into units (a document, an article) that are indexed and forgotten as a whole; each has a
stamp that differs whenever its words do. Only what anybody may read is a unit. What is found is asked for
again (`shown`) before anybody sees it: what is not public any more is not among the answers.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Entry:
    """Words to be found. `key` names them within their kind, `unit` what they come and go with.

    `states` are ISO3 codes of those it is about, `by` of those who speak, `date` is `2015-03-12` or a part
    of it from the left.
    """

    key: str
    unit: str
    title: str
    text: str
    states: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    session: int | None = None
    language: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader sees of an entry, as the database has it now. `thing` is its row."""

    title: str
    text: str
    address: str
    states: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    session: int | None = None
    language: str = ""
    date: str = ""
    place: str = ""
    demo: bool = False
    thing: Any = None


class Rows(Protocol):
    """A kind of things that can be found."""

    @property
    def label(self) -> Words:
        """What its things are called, many of them."""

    @property
    def few(self) -> bool:
        """Whether its units are few enough to be asked for at each search while the index is behind."""

    def units(self) -> Mapping[str, str]:
        """Return each unit with its stamp."""

    def entries(self, units: Collection[str]) -> Iterator[Entry]:
        """Yield the words of some units."""

    def shown(self, keys: Sequence[str]) -> Mapping[str, Shown]:
        """Return what a reader sees of some entries; those that are not public are left out."""


_ABOVE: dict[str, Rows] = {}


def register(kind: str, rows: Rows) -> None:
    """Let things of a room above be found; the same word again takes the place of the former."""
    _ABOVE[kind] = rows


def registered() -> Mapping[str, Rows]:
    """Return all kinds by their words: those of the records and the library, then those of rooms above."""
    from uprtracker.search.library.holdings import own_kinds

    return {**own_kinds(), **_ABOVE}
