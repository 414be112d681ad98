"""Reviews of four cycles: which State at which session, and the symbols that are confirmed.

Symbols are looked up, never computed (the numbering of reports has exceptions:
A/HRC/14/16 and 14/17, 16/17 and 16/18), so they are empty where nobody has seen
the document. Codes in symbols are not always ISO3; `state_of_code` knows those.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from uprtracker.reference.table import read_table, whole_date, whole_number


@dataclass(frozen=True, slots=True)
class ReviewFact:
    """State x session, as far as the facts go.

    `state` is the ISO3 code; `session` is None where a postponed review has no
    new session yet. `status` is `scheduled`, `reviewed`, `not_adopted` or
    `postponed`: whether a reviewed outcome was adopted is not in the facts.
    `checked` says when somebody last compared the row with its sources.
    `symbol_code` is the code of the State in A/HRC/WG.6 symbols. `source` is of the fact that the State was
    (or is) due at the session; `symbol_source` of the symbols, `date_source` of the date.
    """

    state: str
    session: int | None
    cycle: int
    order: int
    status: str
    date: date | None
    date_confidence: str
    report_symbol: str
    addendum_symbol: str
    decision_symbol: str
    national_report_symbol: str
    symbol_code: str
    hrc_session: int | None
    troika: str
    note: str
    confidence: str
    source: str
    date_source: str
    checked: str
    symbol_source: str = ""

    @property
    def code(self) -> str:
        """Public name, `SVN-48`; empty where there is no session yet."""
        return f"{self.state}-{self.session}" if self.session else ""


def read_reviews() -> tuple[ReviewFact, ...]:
    """Return the reviews in order of cycle, session and review."""
    return tuple(map(_review, read_table("reviews")))


def read_symbol_codes() -> Mapping[str, str]:
    """Return ISO3 by the codes in symbols that differ from it (`ROM`, `FIJ`)."""
    return MappingProxyType({row["code"]: row["iso3"] for row in read_table("symbol_codes")})


def _review(row: dict[str, str]) -> ReviewFact:
    return ReviewFact(
        state=row["state"],
        session=whole_number(row["session"]),
        cycle=int(row["cycle"]),
        order=int(row["order"]),
        status=row["status"],
        date=whole_date(row["date"]),
        date_confidence=row["date_confidence"],
        report_symbol=row["report_symbol"],
        addendum_symbol=row["addendum_symbol"],
        decision_symbol=row["decision_symbol"],
        national_report_symbol=row["national_report_symbol"],
        symbol_code=row["symbol_code"],
        hrc_session=whole_number(row["hrc_session"]),
        troika=row["troika"],
        note=row["note"],
        confidence=row["confidence"],
        source=row["source"],
        date_source=row["date_source"],
        checked=row["checked"],
        symbol_source=row["symbol_source"],
    )
