"""A State as the United Nations names it, and the names it is met under.

`states.csv` holds one row for each of the 193 Member States and two observers;
`state_names.csv` the names met in documents, exports and other languages. In languages
other than English the rows of the kinds in `_SHOWN` are shown, the first there is; the
others serve matching. No UN name but the English one is confirmed so far: `un_usage` is
how UN documents write those whose name in CLDR is another, from general knowledge.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from uprtracker.reference.table import read_table

_SHOWN = ("un_short", "un_usage", "cldr")


@dataclass(frozen=True, slots=True)
class StateName:
    """A name a State is met under.

    `kind` says what it is: `un_short`, `un_usage`, `formal`, `historical`,
    `spelling`, `misspelling`, `acronym` (matches in capitals only), `uprinfo`
    (label of UPR Info), `usage`, `cldr`, `iso`. Dates say when it was in use,
    as far as known.
    """

    name: str
    language: str
    kind: str
    valid_from: str = ""
    valid_to: str = ""
    confidence: str = "confirmed"


@dataclass(frozen=True, slots=True)
class State:
    """A Member State, an observer State, or a fictitious one of the demonstration.

    `regional_group` is one of `african`, `asia-pacific`, `eeg`, `grulac`,
    `weog`, `observer`; `organisations` are the slugs of those it belongs to
    today (see `Organisation.members_on` for other days).
    """

    iso3: str
    iso2: str
    m49: str
    kind: str
    name: str
    formal_name: str
    regional_group: str
    organisations: tuple[str, ...] = ()
    names: tuple[StateName, ...] = field(default=(), repr=False, compare=False)

    def name_in(self, language: str) -> str:
        """Return the name in the language (`fr`, `es`, …) as the United Nations use it, as far as known.

        Where it is not, the name of CLDR, else the English one: `Chili` is both CLDR's and the UN's.
        """
        if language == "en":
            return self.name
        own = {name.kind: name.name for name in self.names if name.language == language}
        return next((own[kind] for kind in _SHOWN if kind in own), self.name)


def read_states(organisations: Mapping[str, tuple[str, ...]], *, demo: bool) -> tuple[State, ...]:
    """Return all States by UN short name; `organisations` gives their slugs by ISO3."""
    names = _names()
    rows = list(read_table("states")) + (list(read_table("demo_states")) if demo else [])
    states = (
        State(
            iso3=row["iso3"],
            iso2=row["iso2"],
            m49=row["m49"],
            kind=row["kind"],
            name=row["name"],
            formal_name=row["formal_name"],
            regional_group=row["regional_group"],
            organisations=organisations.get(row["iso3"], ()),
            names=(StateName(row["name"], "en", "un_short"), *names.get(row["iso3"], ())),
        )
        for row in rows
    )
    return tuple(sorted(states, key=lambda state: state.name))


def _names() -> Mapping[str, Iterable[StateName]]:
    found: dict[str, list[StateName]] = defaultdict(list)
    columns = ("name", "language", "kind", "valid_from", "valid_to", "confidence")
    for row in read_table("state_names"):
        found[row["iso3"]].append(StateName(*(row[column] for column in columns)))
    return MappingProxyType(found)
