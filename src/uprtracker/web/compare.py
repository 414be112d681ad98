"""`/compare/?states=SVN,HRV`: up to five States, issues or sessions side by side, as table and chart.

What is compared stands in the order of its names (sessions: of their numbers); nothing is ranked. The address
holds codes in one order, whatever the language, so that it stays the same when it is sent to someone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.search import Query
from uprtracker.web import addresses, names
from uprtracker.web.page import Page, public_page
from uprtracker.web.side_by_side import Column, Line, compared, lines, newest
from uprtracker.web.tally import tally

MOST = 5


@dataclass(frozen=True)
class Kind:
    """What can be compared: the parameter of the address, the filter that finds one, words for it."""

    param: str
    filter: str
    title: str | Promise

    def choices(self) -> list[tuple[str, str]]:
        """Return value and name of everything to choose from, in the order of a list."""
        known = names.reference()
        if self.filter == "sur":
            listed = [one for one in known.states.all if one.kind != "demo"]
            return [(one.iso3, one.name_in(names.language())) for one in names.alphabetical(listed)]
        if self.filter == "session":
            return [(str(one), _("Session %(number)s") % {"number": one}) for one in sorted(known.sessions)]
        named = [(slug, names.issue(slug)) for slug in known.issues]
        return sorted(named, key=lambda pair: names.fold(pair[1]))


KINDS: Mapping[str, Kind] = {
    one.param: one
    for one in (
        Kind("states", "sur", gettext_lazy("States under Review")),
        Kind("issues", "issue", gettext_lazy("Issues")),
        Kind("sessions", "session", gettext_lazy("Sessions")),
    )
}


@public_page
def compare(request: HttpRequest) -> Page | HttpResponse:
    """What was asked, answered and how specifically, side by side."""
    kind, given = _asked(request)
    values, problems = _values(kind, given)
    wanted = f"{request.path}?{kind.param}={','.join(values)}" if values else request.path
    if not problems and request.get_full_path() != wanted and not (kind.param in request.GET and not values):
        return HttpResponseRedirect(wanted)
    columns = _columns(kind, _by_name(kind, values))
    rows = lines(columns)
    context = {
        "section": "figures",
        "kind": kind,
        "kinds": list(KINDS.values()),
        "fields": _fields(kind, columns),
        "columns": columns,
        "rows": rows,
        "lists": newest(columns),
        "problems": problems,
        "chart": compared(columns, request, {kind.param: ",".join(values)}, of_issues=kind.filter == "issue"),
        "permanent": wanted,
        "twin": wanted.replace(request.path, reverse("web:compare-data"), 1),
        "demo": any(column.found.demo for column in columns),
    }
    return Page("web/compare.html", context, lambda: _data(kind, columns, rows, problems))


def _asked(request: HttpRequest) -> tuple[Kind, list[str]]:
    """Return the kind that an address asks for, and its values: given once with commas, or several times."""
    for kind in KINDS.values():
        if kind.param in request.GET:
            parts = [part.strip() for given in request.GET.getlist(kind.param) for part in given.split(",")]
            return kind, [part for part in parts if part]
    return KINDS["states"], []


def _values(kind: Kind, given: list[str]) -> tuple[list[str], list[str]]:
    """Return the known values in the order of their codes, five at most, and what to say of the rest."""
    query = Query.from_params({kind.filter: given})
    values = sorted(
        query.values(kind.filter), key=lambda value: (len(value), value) if value.isdigit() else (0, value)
    )
    problems = list(query.problems)
    if len(values) > MOST:
        problems.append(_("At most %(count)s can be compared; the rest was left out.") % {"count": MOST})
    return values[:MOST], problems


def _by_name(kind: Kind, values: list[str]) -> list[str]:
    """Return the values in the order in which the reader's language lists their names."""
    place = {value: number for number, (value, _name) in enumerate(kind.choices())}
    return sorted(values, key=lambda value: place.get(value, len(place)))


def _fields(kind: Kind, columns: list[Column]) -> list[tuple[int, list[tuple[str, str, bool]]]]:
    """Return the lists of the form, one for each thing that can be compared; what is chosen is in each."""
    known = kind.choices()
    listed = [*known, *((one.value, one.name) for one in columns if (one.value, one.name) not in known)]
    chosen = [*(one.value for one in columns), *[""] * (MOST - len(columns))]
    return [
        (number, [(value, name, value == one) for value, name in listed])
        for number, one in enumerate(chosen, 1)
    ]


def _columns(kind: Kind, values: list[str]) -> list[Column]:
    found = []
    for value in values:
        if kind.filter == "sur":
            name, url = names.state(value), addresses.state(value)
        elif kind.filter == "issue":
            name, url = names.issue(value), addresses.issue(value)
        else:
            name, url = _("Session %(number)s") % {"number": value}, addresses.session(int(value))
        found.append(Column(value, name, url, tally({kind.filter: value})))
    return found


def _data(kind: Kind, columns: list[Column], rows: list[Line], problems: list[str]) -> dict[str, Any]:
    return {
        "compared": kind.param,
        "problems": problems,
        "columns": [
            {
                "value": column.value,
                "name": column.name,
                "address": column.url,
                "search": column.found.url,
                "figures": [one.data() for own in rows if (one := own.numbers[place])],
                "issues": dict(column.found.of("issue")) if kind.filter != "issue" else {},
            }
            for place, column in enumerate(columns)
        ],
    }
