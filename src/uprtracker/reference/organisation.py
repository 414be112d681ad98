"""The twelve organisations UPR Info groups States by, with dated membership.

UPR Info codes each State the same for all sessions (Croatia as EU member in
2008, South Sudan like Sudan). Membership here is dated instead: an empty date
means that nobody looked it up, not that it never began. `coded` keeps what
UPR Info's data says.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from uprtracker.reference.table import first_day, last_day, read_table


@dataclass(frozen=True, slots=True)
class Membership:
    """A State's time in an organisation; dates as far as known (`2009-11`, ``)."""

    state: str
    valid_from: str
    valid_to: str
    confidence: str

    def covers(self, day: date) -> bool:
        """Say whether the State may have been a member on the day."""
        return first_day(self.valid_from) <= day <= last_day(self.valid_to)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation: slug for addresses, acronym as UPR Info prints it, name."""

    slug: str
    acronym: str
    name: str
    members: tuple[Membership, ...] = ()
    coded: frozenset[str] = frozenset()

    def members_on(self, day: date) -> frozenset[str]:
        """Return the ISO3 codes of the members on the day."""
        return frozenset(member.state for member in self.members if member.covers(day))

    @property
    def members_today(self) -> frozenset[str]:
        """ISO3 codes of the members whose membership has no known end."""
        return frozenset(member.state for member in self.members if not member.valid_to)


def read_organisations() -> Mapping[str, Organisation]:
    """Return the organisations by slug."""
    members: dict[str, list[Membership]] = defaultdict(list)
    coded: dict[str, set[str]] = defaultdict(set)
    for row in read_table("organisation_members"):
        if row["member"] == "yes":
            columns = ("iso3", "valid_from", "valid_to", "confidence")
            members[row["organisation"]].append(Membership(*(row[column] for column in columns)))
        if row["coded_in_uprinfo"] == "yes":
            coded[row["organisation"]].add(row["iso3"])
    return MappingProxyType(
        {
            row["slug"]: Organisation(
                row["slug"],
                row["acronym"],
                row["name"],
                tuple(members[row["slug"]]),
                frozenset(coded[row["slug"]]),
            )
            for row in read_table("organisations")
        }
    )


def organisations_of_states(organisations: Mapping[str, Organisation]) -> Mapping[str, tuple[str, ...]]:
    """Return the slugs of today's organisations by ISO3."""
    found: dict[str, list[str]] = defaultdict(list)
    for slug, organisation in organisations.items():
        for state in organisation.members_today:
            found[state].append(slug)
    return MappingProxyType({state: tuple(slugs) for state, slugs in found.items()})
