"""What is published of follow-up, on the public pages of a recommendation, a review, a State and an issue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from uprtracker.accounts.models import Party
from uprtracker.followup.assessments.index import Band
from uprtracker.followup.assessments.published import (
    Published,
    followed_codes,
    last_published,
    published,
    published_outcomes,
)
from uprtracker.followup.assessments.shares import Share, party_names, share
from uprtracker.records.codings import current
from uprtracker.records.models import Coding, Pledge, Recommendation, Review
from uprtracker.web import names
from uprtracker.web.item import Item


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table of shares; `before` is for tables that compare."""

    label: str
    share: Share
    before: None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Shares of what is published, a line for each review (or State), and who said what of which."""

    share: Share
    day: date | None
    heading: str
    lines: Sequence[Line]
    rows: Sequence[tuple[str, str, Published]] = ()
    each: str = "review"

    title = property(lambda _self: _("By band of the implementation index"))
    bands = property(lambda _self: tuple(Band))

    def data(self) -> dict[str, Any]:
        """Return plain values for the twin of the page."""
        return {
            "basis": "recommendations and pledges",
            f"{self.each}s": [{self.each: line.label, **_numbers(line.share)} for line in self.lines],
            "last_published": self.day.isoformat() if self.day else None,
        }


def of_record(code: str) -> Published | None:
    """Return what is published on one recommendation or pledge."""
    return published([code]).get(code)


def of_review(one: Review, items: Sequence[Item]) -> FollowUp | None:
    """Return what is published on the recommendations and pledges of a review; None where nothing is."""
    found = published([item.code for item in items])
    if not found:
        return None
    codes = [item.code for item in items]
    own = share(codes, published_outcomes(codes), party_names(Party.objects.all()))
    rows = [(item.number or item.code, item.url, found[item.code]) for item in items if item.code in found]
    return FollowUp(own, last_published(codes), _("Review"), (Line(one.code, own),), rows)


def of_state(state: str) -> FollowUp | None:
    """Return the shares of what is published on a State, review by review; None where nothing is."""
    codes: dict[str, list[str]] = {}
    for model in (Recommendation, Pledge):
        rows = model._default_manager.filter(review__state=state).order_by("review__session", "order", "code")
        for review, code in rows.values_list("review__code", "code"):
            codes.setdefault(review, []).append(code)
    every = [code for own in codes.values() for code in own]
    found = published_outcomes(every)
    if not found:
        return None
    parties = party_names(Party.objects.all())
    lines = [
        Line(review, share(own, found, parties))
        for review, own in codes.items()
        if any(code in found for code in own)
    ]
    return FollowUp(share(every, found, parties), last_published(every), _("Review"), lines)


def of_issue(issue: str) -> FollowUp | None:
    """Return the shares of what is published on an issue, by State under review; None where nothing is."""
    told = followed_codes()
    if not told:
        return None
    return _by_state(_codes_by_state(issue), told)


def of_recommending(state: str) -> FollowUp | None:
    """Return the shares of what is published on what a State recommended, by State under review."""
    told = followed_codes()
    if not told:
        return None
    codes: dict[str, list[str]] = {}
    made = Recommendation.objects.filter(pairs__state=state, review__demo=False).order_by("code").distinct()
    for reviewed, code in made.values_list("review__state", "code"):
        codes.setdefault(reviewed, []).append(code)
    return _by_state(codes, told)


def _by_state(codes: Mapping[str, list[str]], told: frozenset[str]) -> FollowUp | None:
    """Return the shares of what is published, of codes by State under review; None where nothing is."""
    every = [code for own in codes.values() for code in own]
    about = told.intersection(every)
    if not about:
        return None
    found = published_outcomes(about)
    parties = party_names(Party.objects.all())
    lines = [
        Line(names.state(state), share(own, found, parties))
        for state, own in sorted(codes.items(), key=lambda pair: names.fold(names.state(pair[0])))
        if not about.isdisjoint(own)
    ]
    whole = share(every, found, parties)
    return FollowUp(whole, last_published(about), _("State"), lines, each="state")


def _codes_by_state(issue: str) -> dict[str, list[str]]:
    """Return the codes of all recommendations and pledges with an issue, by State under review."""
    found: dict[str, list[str]] = {}
    for owner in ("recommendation", "pledge"):
        own = Coding.objects.filter(scheme="issue", label=issue, **{f"{owner}__isnull": False})
        for state, code in current(own).values_list(f"{owner}__review__state", f"{owner}__code").distinct():
            found.setdefault(state, []).append(code)
    return found


def as_data(one: Published | None) -> dict[str, Any] | None:
    """Return plain values of what is published on one record, for the twin of its page."""
    if one is None:
        return None
    stands = one.standing
    return {
        "index": str(stands.iri) if stands.iri is not None else None,
        "band": stands.band.value if stands.band else None,
        "answers_differ": stands.disagreement,
        "answers": [
            {
                "party": said.row.party.name,
                "kind": said.row.party.kind,
                "scale": said.row.scale.value,
                "value": said.row.value,
                "as_of": said.row.assessed_on.isoformat(),
                "moment": said.moment or None,
                "published_on": said.published_on.isoformat(),
                "comment": said.row.comment,
                "measures": said.row.measures,
                "evidence": said.row.evidence,
            }
            for said in one.said
        ],
    }


def _numbers(one: Share) -> dict[str, Any]:
    return {
        "received": one.received,
        "commented": one.commented,
        "bands": {band.value: number for band, number in one.bands.items()},
        "with_level": one.banded,
        "triggered_action": one.triggered,
        "answers_differ": one.differing,
        "graded": one.graded,
        "spoke": dict(one.spoke),
    }
