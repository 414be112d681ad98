"""A question put to the records: words, filters, order and page, as an address holds them.

    /recommendations/?q=domestic+violence&sur=SVN&sur=HRV&position=noted&page=2

Nothing in an address makes a page fail: what is not understood is dropped and named in
`Query.problems`. `Query.params` writes the shortest address that restores the view, so
two questions that mean the same have the same address.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from django.utils.translation import gettext as _

from uprtracker.reference import load_reference
from uprtracker.search.filters import FILTERS, ISSUE_MODES, KINDS, SIZES, SORTS
from uprtracker.search.labels import known_values

LONGEST_TEXT = 500
MOST_VALUES = 250
LAST_PAGE = 100_000
MOST_PROBLEMS = 10
_CODE = re.compile(r"[A-Za-z]{3}")
# What UPR Info calls an answer, and what we call it.
_SAME = {("position", "accepted"): "supported"}


@dataclass(frozen=True)
class Query:
    """What is asked. Values of one filter are alternatives, filters together narrow.

    `kind` says what is listed: recommendations, pledges or both. `sort` empty means:
    by relevance when there is a text, else newest first. `problems` are sentences about
    what an address held that was not understood; they take no part in comparisons.
    """

    q: str = ""
    kind: str = "recommendation"
    sur: tuple[str, ...] = ()
    rs: tuple[str, ...] = ()
    position: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    issue_mode: str = "any"
    action: tuple[str, ...] = ()
    coded_by: tuple[str, ...] = ()
    session: tuple[str, ...] = ()
    cycle: tuple[str, ...] = ()
    sur_group: tuple[str, ...] = ()
    rs_group: tuple[str, ...] = ()
    sur_org: tuple[str, ...] = ()
    rs_org: tuple[str, ...] = ()
    sort: str = ""
    page: int = 1
    size: int = 20
    problems: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def from_params(cls, params: Mapping[str, object]) -> Self:
        """Read an address: a QueryDict or a mapping of names to a text or a list of texts. Never raises."""
        problems: list[str] = []
        text = _text(_values(params, "q"), problems)
        choices = {
            name: _choice(params, name, allowed, problems)
            for name, allowed in (("kind", KINDS), ("issue_mode", ISSUE_MODES), ("sort", SORTS))
        }
        filters = {name: _filter(params, name, problems) for name in FILTERS}
        size = _choice(params, "size", [str(size) for size in SIZES], problems)
        page = _page(_values(params, "page"), problems)
        given: dict[str, object] = {name: value for name, value in choices.items() if value}
        if size:
            given["size"] = int(size)
        return cls(q=text, page=page, problems=tuple(problems[:MOST_PROBLEMS]), **filters, **given)  # type: ignore[arg-type]

    def params(self) -> list[tuple[str, str]]:
        """Return names and values of the canonical address; what is as by default is left out."""
        pairs = [("q", self.q)] if self.q else []
        for name in FILTERS:
            pairs += [(name, value) for value in _ordered(name, self.values(name))]
        pairs += [
            (name, str(value))
            for name in ("issue_mode", "kind", "sort", "size", "page")
            if (value := getattr(self, name)) != getattr(Query, name)
        ]
        return pairs

    def values(self, name: str) -> tuple[str, ...]:
        """Return the chosen values of a filter."""
        chosen: tuple[str, ...] = getattr(self, name)
        return chosen

    def active(self) -> tuple[str, ...]:
        """Return the names of the filters that narrow this question."""
        return tuple(name for name in FILTERS if self.values(name))

    def toggled(self, name: str, value: str) -> Self:
        """Return the question with one value of a filter added, or taken away if it was there; page 1."""
        chosen = self.values(name)
        changed = tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)
        return replace(self, page=1, **{name: _ordered(name, changed)})  # type: ignore[arg-type]

    def without(self, *names: str) -> Self:
        """Return the question without these filters (or without its text, `q`); page 1."""
        empty: dict[str, object] = {name: "" if name == "q" else () for name in names}
        return replace(self, page=1, **empty)  # type: ignore[arg-type]


def _values(params: Mapping[str, object], name: str) -> Sequence[str]:
    getlist = getattr(params, "getlist", None)
    found = getlist(name) if getlist else params.get(name, ())
    if isinstance(found, str | int):
        return [str(found)]
    return [str(value) for value in found] if isinstance(found, Iterable) else []


def _text(values: Sequence[str], problems: list[str]) -> str:
    text = " ".join(" ".join(values).replace("\0", " ").split())
    if len(text) > LONGEST_TEXT:
        problems.append(
            _("Only the first %(count)d characters of the search text were used.") % {"count": LONGEST_TEXT}
        )
    return text[:LONGEST_TEXT].rstrip()


def _choice(params: Mapping[str, object], name: str, allowed: Sequence[str], problems: list[str]) -> str:
    given = [value.strip().lower() for value in _values(params, name) if value.strip()]
    for value in given:
        if value not in allowed:
            problems.append(_unknown(name, value))
    return next((value for value in reversed(given) if value in allowed), "")


def _filter(params: Mapping[str, object], name: str, problems: list[str]) -> tuple[str, ...]:
    chosen = []
    for given in _values(params, name)[:MOST_VALUES]:
        if not given.strip():
            continue
        if (value := _value(name, given.strip())) in known_values(name):
            chosen.append(value)
        else:
            problems.append(_unknown(name, given))
    return _ordered(name, chosen)


def _value(name: str, given: str) -> str:
    """Return the value as the filter writes it: a State may be named, capitals do not matter."""
    if FILTERS[name].form != "code":
        return _SAME.get((name, given.lower()), given.lower())
    if _CODE.fullmatch(given) and given.upper() in known_values(name):
        return given.upper()
    state = load_reference(demo=True).states.resolve(given)
    return state.iso3 if state else given


def _page(values: Sequence[str], problems: list[str]) -> int:
    given = values[-1].strip() if values else ""
    if not given:
        return 1
    if given.isascii() and given.isdigit() and 1 <= int(given[:9]) <= LAST_PAGE:
        return int(given)
    problems.append(_unknown("page", given))
    return 1


def _unknown(name: str, value: str) -> str:
    return _("%(name)s: “%(value)s” is not known and was left out.") % {"name": name, "value": value[:60]}


def _ordered(name: str, values: Iterable[str]) -> tuple[str, ...]:
    unique = set(values)
    return tuple(sorted(unique, key=int) if FILTERS[name].form == "number" else sorted(unique))
