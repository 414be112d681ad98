"""A question put to the library: words, filters, order and page, as an address holds them.

    /library/search/?q=house+arrest&kind=statement&state=SVN&year=2015

What is not understood is dropped and named in `problems`. `params` writes the shortest address.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

from django.utils.translation import gettext as _

from uprtracker.core.errors import QueryError
from uprtracker.reference import load_reference
from uprtracker.search.library.kinds import registered
from uprtracker.search.library.schema import FILTERS

SORTS = ("newest", "oldest")
SIZE = 20
LAST_PAGE = 500
LONGEST_TEXT = 500
_PLAIN = {
    "session": re.compile(r"[1-9]\d{0,2}", re.ASCII),
    "language": re.compile(r"[a-z]{2,3}(-[a-z]{2,8})?"),
    "year": re.compile(r"(19|20)\d\d", re.ASCII),
}


@dataclass(frozen=True)
class LibraryQuery:
    """What is asked. Filters together narrow; several values of one widen.

    `state` is one that it is about, `by` one that speaks.
    `sort` empty means: best first where there are words, else newest first.
    """

    q: str = ""
    kind: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    session: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    sort: str = ""
    page: int = 1
    problems: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def from_params(cls, params: Mapping[str, object]) -> Self:
        """Read an address, a QueryDict or a mapping of names to texts or lists of them. Never raises."""
        problems: list[str] = []
        text = " ".join(" ".join(_values(params, "q")).replace("\0", " ").split())
        if len(text) > LONGEST_TEXT:
            said = _("Only the first %(count)d characters of the search text were used.")
            problems.append(said % {"count": LONGEST_TEXT})
        chosen = {name: _chosen(params, name, problems) for name in FILTERS}
        sort = next(iter(_values(params, "sort")), "").strip()
        if sort and sort not in SORTS:
            problems.append(_not_known("sort", sort))
        page = next(iter(_values(params, "page")), "1")
        number = int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1
        return cls(
            q=text[:LONGEST_TEXT].rstrip(),
            sort=sort if sort in SORTS else "",
            page=min(max(number, 1), LAST_PAGE),
            problems=tuple(problems[:10]),
            **chosen,
        )

    def understood(self) -> Self:
        """Return the question for a program. Raises QueryError when part of it was dropped."""
        if self.problems:
            raise QueryError(" ".join(self.problems))
        return self

    def values(self, name: str) -> tuple[str, ...]:
        """Return the chosen values of a filter."""
        chosen: tuple[str, ...] = getattr(self, name)
        return chosen

    def params(self) -> list[tuple[str, str]]:
        """Return names and values of the shortest address that asks the same."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(name, value) for name in FILTERS for value in self.values(name)]
        pairs += [("sort", self.sort)] if self.sort else []
        return [*pairs, ("page", str(self.page))] if self.page > 1 else pairs

    def toggled(self, name: str, value: str) -> Self:
        """Return the question with a value of a filter added, or taken away if it was there; page 1."""
        chosen = self.values(name)
        other = tuple(one for one in chosen if one != value) if value in chosen else (*chosen, value)
        changed: dict[str, Any] = {name: tuple(sorted(other))}
        return replace(self, page=1, **changed)

    def without(self, name: str) -> Self:
        """Return the question without a filter, or without its words (`q`)."""
        changed: dict[str, Any] = {name: "" if name == "q" else ()}
        return replace(self, page=1, **changed)

    def on_page(self, page: int) -> Self:
        """Return the same question at another page."""
        return replace(self, page=page)


def _values(params: Mapping[str, object], name: str) -> Sequence[str]:
    getlist = getattr(params, "getlist", None)
    found = getlist(name) if getlist else params.get(name, ())
    if isinstance(found, Iterable) and not isinstance(found, str):
        return [str(value) for value in found]
    return [] if found in (None, "") else [str(found)]


def _chosen(params: Mapping[str, object], name: str, problems: list[str]) -> tuple[str, ...]:
    chosen = set()
    for given in _values(params, name):
        if not (value := given.strip()):
            continue
        if known := _known(name, value):
            chosen.add(known)
        else:
            problems.append(_not_known(name, value))
    return tuple(sorted(chosen))


def _known(name: str, value: str) -> str:
    """Return the value as the index has it, "" where there is none such."""
    if name == "kind":
        return value if value in registered() else ""
    if name in ("state", "by"):
        states = load_reference(demo=True).states
        found = states.by_iso3.get(value.upper()) or states.resolve(value)
        return found.iso3 if found else ""
    lower = value.lower()
    return lower if _PLAIN[name].fullmatch(lower) else ""


def _not_known(name: str, value: str) -> str:
    return _("“%(value)s” is no value of “%(name)s”; it was left out.") % {"value": value[:60], "name": name}
