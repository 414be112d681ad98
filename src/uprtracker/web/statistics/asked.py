"""What the reader of a page of figures asks for: basis, coders, sessions, cut, State.

    /figures/answers/?basis=pairs&from=16&to=18&by=group

What an address holds that means nothing is passed over, so no address makes a page fail.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from uprtracker.analytics.basis import By
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.frame import Frame, frame_of
from uprtracker.analytics.scope import Scope
from uprtracker.web import names
from uprtracker.web.charts import page_path
from uprtracker.web.figures import fictitious_only
from uprtracker.web.page import data_version

LAST_SESSION = 200


@dataclass(frozen=True)
class Choice:
    """One of several ways to count, for a list to pick from."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Asked:
    """The choices of an address. `first` and `last` are sessions, 0 where open; `state` an ISO3 code."""

    path: str
    host: str
    demo: bool
    basis: Basis = Basis.RECOMMENDATIONS
    people: bool = False
    first: int = 0
    last: int = 0
    by: str = ""
    state: str = ""

    @classmethod
    def of(cls, request: HttpRequest, cuts: Sequence[str] = ()) -> "Asked":
        """Read an address; `cuts` are those that the page knows, the first one stands where none is named."""
        given = request.GET
        basis = given.get("basis", "")
        by = given.get("by", "")
        state = given.get("state", "").upper()
        return cls(
            path=page_path(request),
            host=f"{request.scheme}://{request.get_host()}",
            demo=fictitious_only(),
            basis=Basis(basis) if basis in set(Basis) else Basis.RECOMMENDATIONS,
            people=given.get("coded") == "people",
            first=_session(given.get("from", "")),
            last=_session(given.get("to", "")),
            by=by if by in cuts else (cuts[0] if cuts else ""),
            state=state if state in names.reference().states.by_iso3 else "",
        )

    @property
    def frame(self) -> Frame:
        """Return the rows that are counted."""
        return frame_of(self.basis, demo=self.demo)

    @property
    def scope(self) -> Scope:
        """Return what of them counts."""
        if not (self.first or self.last):
            return Scope(people=self.people)
        last = self.last or LAST_SESSION
        return Scope(sessions=frozenset(range(min(self.first, last), last + 1)), people=self.people)

    @property
    def sessions_here(self) -> tuple[str, ...]:
        """Return those of the sessions asked for that hold anything."""
        here = self.frame.cut(By.SESSION).keys
        return tuple(sorted({str(one) for one in self.scope.sessions} & set(here), key=int))

    @property
    def address(self) -> str:
        """Return the shortest address that restores the view."""
        given = {
            "basis": self.basis.value if self.basis is not Basis.RECOMMENDATIONS else "",
            "coded": "people" if self.people else "",
            "from": self.first or "",
            "to": self.last or "",
            "by": self.by,
            "state": self.state.lower(),
        }
        words = urlencode({name: value for name, value in given.items() if value})
        return f"{self.path}?{words}" if words else self.path

    def told(self, total: int) -> str:
        """Return the sentence that names basis and denominator, and what was left out."""
        parts = [of_basis(self.basis, total)]
        if self.first or self.last:
            parts.append(
                _("Sessions %(first)s to %(last)s.")
                % {"first": self.first or 1, "last": self.last or _("the latest")}
            )
        if self.people:
            parts.append(_("Only those that people coded."))
        return " ".join(parts)

    @property
    def bases(self) -> list[Choice]:
        """Return the bases to pick from."""
        return [Choice(one.value, name_of_basis(one), one is self.basis) for one in Basis]

    @property
    def states(self) -> list[tuple[str, str]]:
        """Return all States by alphabet, to pick one from."""
        known = names.reference().states.all
        return [(one.iso3, one.name_in(names.language())) for one in names.alphabetical(known)]


def name_of_basis(basis: Basis) -> str:
    """Return the name of what is counted."""
    return {
        Basis.RECOMMENDATIONS: _("Recommendations"),
        Basis.PAIRS: _("Recommendation–State pairs"),
        Basis.UPRINFO_ROWS: _("Rows of UPR Info’s export"),
    }[basis]


def of_basis(basis: Basis, total: int) -> str:
    """Return the sentence that names basis and denominator."""
    return {
        Basis.RECOMMENDATIONS: _("Basis: recommendations, %(count)s in all."),
        Basis.PAIRS: _("Basis: recommendation–State pairs, %(count)s in all."),
        Basis.UPRINFO_ROWS: _("Basis: rows of UPR Info’s export, %(count)s in all."),
    }[basis] % {"count": names.number(total)}


def source() -> str:
    """Return where the numbers are from: this site, the day of its data and their version."""
    version = data_version()
    if version is None:
        return "UPR Tracker"
    return source_of(version.number, localtime(version.made_at).date())


def source_of(number: int, day: date) -> str:
    """Return what charts name as their source: this site, the version of its data and their day."""
    shown = {"version": names.number(number), "day": names.day(day)}
    return _("UPR Tracker, data version %(version)s of %(day)s") % shown


def _session(text: str) -> int:
    return (
        int(text) if text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= LAST_SESSION else 0
    )
