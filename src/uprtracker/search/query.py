"""A question put to the records: words, filters, order and page, as an address holds them.

    /recommendations/?q=domestic+violence&sur=SVN&sur=HRV&position=noted&page=2

Nothing in an address makes a page fail: what is not understood is dropped and named in
`Query.problems`. `Query.params` writes the shortest address that restores the view, so
two questions that mean the same have the same address.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from uprtracker.core.errors import QueryError
from uprtracker.reference import load_reference
from uprtracker.search.filters import FILTERS, KINDS, MODES, SIZES, SORTS
from uprtracker.search.labels import known_values

LONGEST_TEXT = 500
LAST_PAGE = 100_000
DATES = ("date_from", "date_to")
MOST_PROBLEMS = 10
_CODE = re.compile(r"[A-Za-z]{3}")
_DAY = re.compile(r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
# Soft hyphens and marks without width come along with what is copied from documents and pages.
_UNSEEN = {0: " ", **dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))}
# What UPR Info calls an answer, and what we call it.
_SAME = {("position", "accepted"): "supported"}


@dataclass(frozen=True)
class Query:
    """What is asked. Filters together narrow.

    `<filter>_mode` says what the chosen values of a filter mean: `any` of them, `all` of
    them or `none` of them (`docs/search.md` says what that is for pairs). `date_from` and
    `date_to` are days (ISO 8601, both included) between which the review took place.
    `kind` says what is listed: recommendations, pledges or both. `sort` empty means:
    by relevance when there is a text, else newest first. `problems` are sentences about
    what an address held that was not understood; they take no part in comparisons.
    """

    q: str = ""
    kind: str = "recommendation"
    sur: tuple[str, ...] = ()
    rs: tuple[str, ...] = ()
    position: tuple[str, ...] = ()
    first_position: tuple[str, ...] = ()
    ever_position: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    action: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    sdg: tuple[str, ...] = ()
    instrument: tuple[str, ...] = ()
    mechanism: tuple[str, ...] = ()
    smart: tuple[str, ...] = ()
    coded_by: tuple[str, ...] = ()
    lineage: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    session: tuple[str, ...] = ()
    cycle: tuple[str, ...] = ()
    sur_group: tuple[str, ...] = ()
    rs_group: tuple[str, ...] = ()
    sur_org: tuple[str, ...] = ()
    rs_org: tuple[str, ...] = ()
    sur_mode: str = "any"
    rs_mode: str = "any"
    position_mode: str = "any"
    first_position_mode: str = "any"
    ever_position_mode: str = "any"
    issue_mode: str = "any"
    action_mode: str = "any"
    theme_mode: str = "any"
    group_mode: str = "any"
    sdg_mode: str = "any"
    instrument_mode: str = "any"
    mechanism_mode: str = "any"
    smart_mode: str = "any"
    coded_by_mode: str = "any"
    lineage_mode: str = "any"
    document_mode: str = "any"
    session_mode: str = "any"
    cycle_mode: str = "any"
    sur_group_mode: str = "any"
    rs_group_mode: str = "any"
    sur_org_mode: str = "any"
    rs_org_mode: str = "any"
    date_from: str = ""
    date_to: str = ""
    sort: str = ""
    page: int = 1
    size: int = 20
    problems: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def from_params(cls, params: Mapping[str, object]) -> Self:
        """Read an address: a QueryDict or a mapping of names to a text or a list of texts. Never raises."""
        problems: list[str] = []
        given: dict[str, object] = {"q": _text(_values(params, "q"), problems)}
        for name in FILTERS:
            if chosen := _filter(params, name, problems):
                given[name] = chosen
            mode = _choice(params, f"{name}_mode", MODES, problems)
            if chosen and mode:  # a mode of nothing chosen means nothing
                given[f"{name}_mode"] = mode
        for name, allowed in (("kind", KINDS), ("sort", SORTS)):
            if value := _choice(params, name, allowed, problems):
                given[name] = value
        for name in DATES:
            given[name] = _day(params, name, problems)
        if size := _choice(params, "size", [str(size) for size in SIZES], problems):
            given["size"] = int(size)
        given["page"] = _page(_values(params, "page"), problems)
        return cls(problems=tuple(problems[:MOST_PROBLEMS]), **given)  # type: ignore[arg-type]

    def understood(self) -> Self:
        """Return the question for an answer that shows no messages: a file, a feed, an answer to a program.

        Raises QueryError when part of the address was dropped: what is left finds more than was asked.
        """
        if self.problems:
            raise QueryError(" ".join(self.problems))
        return self

    def params(self) -> list[tuple[str, str]]:
        """Return names and values of the canonical address; what is as by default is left out."""
        pairs = [("q", self.q)] if self.q else []
        for name in FILTERS:
            pairs += [(name, value) for value in _ordered(name, self.values(name))]
        modes = [f"{name}_mode" for name in self.active()]
        pairs += [
            (name, str(value))
            for name in (*modes, *DATES, "kind", "sort", "size", "page")
            if (value := getattr(self, name)) != getattr(Query, name)
        ]
        return pairs

    def values(self, name: str) -> tuple[str, ...]:
        """Return the chosen values of a filter."""
        chosen: tuple[str, ...] = getattr(self, name)
        return chosen

    def mode(self, name: str) -> str:
        """Return what the chosen values of a filter mean together: `any`, `all` or `none`."""
        mode: str = getattr(self, f"{name}_mode")
        return mode

    def active(self) -> tuple[str, ...]:
        """Return the names of the filters that narrow this question; dates are not among them."""
        return self._active

    @cached_property
    def _active(self) -> tuple[str, ...]:
        return tuple(name for name in FILTERS if self.values(name))

    def toggled(self, name: str, value: str) -> Self:
        """Return the question with one value of a filter added, or taken away if it was there; page 1."""
        chosen = self.values(name)
        changed = tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)
        if not changed:
            return self.without(name)
        return self._changed({name: _ordered(name, changed)})

    def without(self, *names: str) -> Self:
        """Return the question without these filters (`q`: its text, `date`: both its days); page 1."""
        empty: dict[str, object] = {}
        for name in names:
            if name in FILTERS:
                empty |= {name: (), f"{name}_mode": "any"}
            else:
                empty |= dict.fromkeys(DATES, "") if name == "date" else {name: ""}
        return self._changed(empty)

    def _changed(self, values: Mapping[str, object]) -> Self:
        """Return the question with other values, page 1.

        A page has a link for every value of every filter: `dataclasses.replace`, which goes through
        fifty fields, would take longer than finding the answer.
        """
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__, page=1)
        other.__dict__.pop("_active", None)
        other.__dict__.update(values)
        return other


def _values(params: Mapping[str, object], name: str) -> Sequence[str]:
    getlist = getattr(params, "getlist", None)
    found = getlist(name) if getlist else params.get(name, ())
    if isinstance(found, Iterable) and not isinstance(found, str):
        return [str(value) for value in found]
    # 3.0, as a program may write a number, is a value too: left out, it would widen the question.
    return [] if found is None else [str(found)]


def _text(values: Sequence[str], problems: list[str]) -> str:
    text = " ".join(" ".join(values).translate(_UNSEEN).split())
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
    for given in dict.fromkeys(value for value in _values(params, name) if value.strip()):
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


def _day(params: Mapping[str, object], name: str, problems: list[str]) -> str:
    """Return a day; of a year or month alone its first day, or its last for the end of a time."""
    given = next((value.strip() for value in reversed(_values(params, name)) if value.strip()), "")
    if not given:
        return ""
    try:
        if found := _DAY.fullmatch(given):
            year, month = int(found[1]), int(found[2] or (12 if name == "date_to" else 1))
            last = monthrange(year, month)[1] if name == "date_to" else 1
            return date(year, month, int(found[3] or last)).isoformat()
    except ValueError:  # no such day or month
        pass
    problems.append(_unknown(name, given))
    return ""


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
    return tuple(sorted(set(values), key=order_of(name)))


def order_of(name: str) -> Callable[[str], tuple[int, str]]:
    """Return the key by which values of a filter are sorted: numbers as such, targets below their goal."""
    if FILTERS[name].form in ("number", "target"):
        return _by_number
    return lambda value: (0, value)


def _by_number(value: str) -> tuple[int, str]:
    number, _point, rest = value.partition(".")
    return int(number), f"{rest:>3}" if rest else ""
