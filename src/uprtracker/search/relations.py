"""Which values of each filter a record has: a new filter is one line in one of the three tables below.

The functions are pure; what is the same for a whole review, or for a State on a day, is looked
up once.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, partial

from uprtracker.records.codings import PERSON
from uprtracker.reference import Reference
from uprtracker.search.hierarchy import with_those_above
from uprtracker.search.record import Asked, Record, Reviewed

OHCHR, UPRINFO, MACHINE = "ohchr", "uprinfo", "machine"

Values = tuple[str, ...]


class Memberships:
    """Regional group and organisations of a State on the day of a review, each looked up once."""

    def __init__(self, reference: Reference) -> None:
        """Take the facts to look up in."""
        self._reference = reference
        self._members: dict[date | None, list[tuple[str, frozenset[str]]]] = {}
        self._known: dict[tuple[str, date | None], tuple[str, ...]] = {}
        self._regions = {
            code: (state.regional_group,)
            for code, state in reference.states.by_iso3.items()
            if state.regional_group
        }

    def region(self, state: str) -> tuple[str, ...]:
        """Return the regional group of a State, if it has one."""
        return self._regions.get(state, ())

    def organisations(self, state: str, review: Reviewed) -> tuple[str, ...]:
        """Return the organisations of which a State was a member on the day of a review."""
        if not state:
            return ()
        day = self.day(review)
        key = (state, day)
        if key not in self._known:
            self._known[key] = tuple(slug for slug, members in self._on(day) if state in members)
        return self._known[key]

    def day(self, review: Reviewed) -> date | None:
        """Return the day of a review, else the first of its session; None when it is not known."""
        session = self._reference.sessions.get(review.session)
        return review.date or (session.start if session else None)

    def _on(self, day: date | None) -> list[tuple[str, frozenset[str]]]:
        if day not in self._members:
            self._members[day] = [
                (slug, organisation.members_on(day) if day else organisation.members_today)
                for slug, organisation in self._reference.organisations.items()
            ]
        return self._members[day]


def _coders(record: Record) -> Values:
    """Return who coded issues and action category (one of three), and whether a thematic list tags it.

    `machine` when a label is the machine's alone, so that the other two are human
    codings throughout: `person` when an editor had a say, else `uprinfo`.
    """
    said = [one for name in ("issue", "action") if (one := record.said.get(name)) and one.labels]
    tagged = (OHCHR,) if record.by_ohchr else ()
    if any(one.unconfirmed for one in said):
        return (MACHINE, *tagged)
    if any(one.origin == PERSON for one in said):
        return (PERSON, *tagged)
    return (UPRINFO, *tagged) if said else tagged


def _labels(scheme: str, record: Record) -> Values:
    said = record.said.get(scheme)
    return said.labels if said else ()


def _hierarchical(scheme: str, record: Record) -> Values:
    said = record.said.get(scheme)
    return _with_those_above(scheme, said.labels) if said and said.labels else ()


@lru_cache(maxsize=20_000)
def _with_those_above(scheme: str, labels: Values) -> Values:
    return with_those_above(scheme, labels)


OF_REVIEW: Mapping[str, Callable[[Reviewed, Memberships], Values]] = {
    "sur": lambda review, _: (review.state,),
    "session": lambda review, _: (str(review.session),),
    "cycle": lambda review, _: (str(review.cycle),),
    "sur_group": lambda review, known: known.region(review.state),
    "sur_org": lambda review, known: known.organisations(review.state, review),
}

OF_RECORD: Mapping[str, Callable[[Record], Values]] = {
    **{name: partial(_labels, name) for name in ("issue", "action", "theme", "group", "mechanism", "smart")},
    **{name: partial(_hierarchical, name) for name in ("sdg", "instrument")},
    "coded_by": _coders,
    "lineage": lambda record: record.lineage,
    "document": lambda record: record.documents,
}

OF_PAIR: Mapping[str, Callable[[Asked, Reviewed, Memberships], Values]] = {
    "rs": lambda asked, *_: (asked.state,) if asked.state else (),
    "position": lambda asked, *_: (asked.answer,),
    "first_position": lambda asked, *_: (asked.first,),
    "ever_position": lambda asked, *_: asked.ever,
    "rs_group": lambda asked, _, known: known.region(asked.state),
    "rs_org": lambda asked, review, known: known.organisations(asked.state, review),
}
