"""What a part is made from: one review, and what the party that writes may take out of the workspace."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from uprtracker.accounts.models import Keeping, Kept, Level, Member
from uprtracker.followup.models import Assessment, Evidence
from uprtracker.followup.models.evidence import Consent
from uprtracker.followup.scope import current, recommendations
from uprtracker.records.models import Pledge, Recommendation, Review
from uprtracker.records.whose_codings import Whose, whose_of
from uprtracker.search.labels import label

_Row = TypeVar("_Row", bound=Kept)

LEVELS = (Level.PARTY, Level.WORKSPACE, Level.PUBLIC)
"""Levels of what a paper of a party is made from."""


@dataclass(frozen=True)
class Basis:
    """A review as one party sees it; with `coordinators`, also what its coordinators keep to themselves."""

    seat: Member
    review: Review
    coordinators: bool = False

    @cached_property
    def records(self) -> list[Recommendation]:
        """The recommendations of the review that the workspace follows, else all of them."""
        followed = recommendations(self.seat.workspace).filter(review=self.review)
        if not followed.exists():
            followed = self.review.recommendations.order_by("order", "code")
        return list(followed.select_related("review").prefetch_related("pairs", "codings", "machine_codings"))

    @cached_property
    def pledges(self) -> list[Pledge]:
        """The voluntary pledges of the review."""
        return list(self.review.pledges.select_related("review").order_by("order", "code"))

    def mine(self, model: type[_Row]) -> "Keeping[_Row]":
        """Return what the party itself keeps of a kind and may take out of the workspace."""
        levels = (*LEVELS, Level.COORDINATORS) if self.coordinators else LEVELS
        rows: Keeping[_Row] = model.objects.visible_to(self.seat.user_or_nobody)
        return rows.filter(workspace=self.seat.workspace, party=self.seat.party, level__in=levels)

    @cached_property
    def own(self) -> Mapping[str, Assessment]:
        """What the party itself said last, by code of today."""
        return _last(self.mine(Assessment).order_by("assessed_on", "pk"))

    @cached_property
    def evidence(self) -> Mapping[str, list[Evidence]]:
        """The party's own evidence by code of today: what may be published, UN documents first."""
        rows = self.mine(Evidence).filter(gone="", consent__in=(Consent.NEEDLESS, Consent.PUBLIC))
        found: dict[str, list[Evidence]] = {}
        for row in sorted(rows, key=lambda row: (not row.document, row.pk)):
            for code in row.codes:
                found.setdefault(code, []).append(row)
        names = current(found)
        return {names.get(code, code): rows for code, rows in found.items()}

    @cached_property
    def others(self) -> Mapping[str, list[Assessment]]:
        """What other parties published last, by code of today, each party once."""
        rows = Assessment.objects.visible_to(self.seat.user_or_nobody).filter(
            ~Q(party=self.seat.party), level=Level.PUBLIC, code__startswith=f"{self.review.code}-"
        )
        found: dict[str, dict[int, Assessment]] = {}
        for row in rows.select_related("party").order_by("assessed_on", "pk"):
            found.setdefault(row.code, {})[row.party_id] = row
        return {code: list(rows.values()) for code, rows in found.items()}

    @property
    def state(self) -> str:
        """The State under review, by name."""
        return state(self.review.state)

    def issue_of(self, record: Recommendation) -> str:
        """Return the first issue of a recommendation, empty where it has none."""
        return next(iter(self.coded[record.pk].labels), "")

    @cached_property
    def coded(self) -> Mapping[int, Whose]:
        """What stands of the issues of each recommendation, by key."""
        return {record.pk: whose_of(record)["issue"] for record in self.records}

    def by_issue(self, records: Iterable[Recommendation]) -> list[tuple[str, list[Recommendation]]]:
        """Return recommendations under the name of their first issue, names in order, each once."""
        found: dict[str, list[Recommendation]] = {}
        for record in records:
            found.setdefault(issue(self.issue_of(record)), []).append(record)
        return sorted(found.items(), key=lambda pair: pair[0].casefold())

    def coded_by_machine(self, records: Iterable[Recommendation]) -> str:
        """Return a sentence on those that a machine alone put under an issue; empty when there are none."""
        count = sum(1 for one in records if self.coded[one.pk].unconfirmed)
        if not count:
            return ""
        return _("The issues of {n} of them were given by a machine and are unconfirmed.").format(n=count)


def state(iso3: str) -> str:
    """Return the UN name of a State in the active language."""
    return label("sur", iso3, (get_language() or "en").partition("-")[0])


def issue(slug: str) -> str:
    """Return the name of an issue in the active language."""
    return _(label("issue", slug)) if slug else _("Without an issue")


def answer(position: str) -> str:
    """Return the words for the answer to a recommendation."""
    return label("position", position or "none")


def escaped(text: str) -> str:
    """Return somebody else's words on one line, with nothing in them that the notation would read."""
    return "".join(f"\\{char}" if char in "\\*{}[]^|~+" else char for char in " ".join(text.split()))


def shortened(text: str, length: int) -> str:
    """Return words up to about a length, whole ones, with an ellipsis where some are left out."""
    if len(text) <= length:
        return text
    return f"{text[:length].rsplit(' ', 1)[0].rstrip(',;')} …"


def _last(rows: Iterable[Assessment]) -> Mapping[str, Assessment]:
    found = {row.code: row for row in rows}
    names = current(found)
    return {names.get(code, code): row for code, row in found.items()}
