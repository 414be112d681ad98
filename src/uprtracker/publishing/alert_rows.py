"""The records of an alert as mails, feeds and programs name them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from uprtracker.publishing.folders import keys_of
from uprtracker.records.models import Pledge, Recommendation
from uprtracker.search.labels import label

SHOWN = 50
"""Records that are named with their text; an alert counts the rest."""


@dataclass(frozen=True)
class Row:
    """A record: its name and address, its text, who asks whom, and the answer (empty for pledges)."""

    code: str
    kind: str
    address: str
    title: str
    text: str
    state: str
    session: int
    states: tuple[str, ...]
    position: str
    demo: bool

    def as_json(self) -> dict[str, Any]:
        """Return plain values, named as in the site's JSON."""
        return {
            "code": self.code,
            "kind": self.kind,
            "address": self.address,
            "state": self.state,
            "session": self.session,
            "text": self.text,
            "recommending_states": list(self.states),
            "position": self.position or None,
            "demonstration": self.demo,
        }

    @property
    def facts(self) -> str:
        """Say who asks and what was answered, in the language that is active."""
        language = get_language() or "en"
        by = ", ".join(label("rs", state, language) for state in self.states)
        parts = [_("Recommended by") + f" {by}"] * bool(by)
        parts += [label("position", self.position or "none")] * (self.kind == "recommendation")
        parts += [_("Fictitious: demonstration data")] * self.demo
        return " · ".join(parts)


def rows_of(codes: Sequence[str]) -> list[Row]:
    """Return the first SHOWN of these records, in this order; one that is gone is left out."""
    keys = keys_of(codes[:SHOWN])
    rows: dict[tuple[bool, int], Row] = {}
    recommendations = Recommendation.objects.filter(pk__in=[pk for pledge, pk in keys.values() if not pledge])
    for one in recommendations.select_related("review").prefetch_related("pairs"):
        states = tuple(pair.state for pair in one.pairs.all() if pair.state)
        rows[False, one.pk] = _row(one, states, one.position)
    for pledge in Pledge.objects.filter(pk__in=[pk for p, pk in keys.values() if p]).select_related("review"):
        rows[True, pledge.pk] = _row(pledge, (), "")
    return [rows[keys[code]] for code in codes[:SHOWN] if code in keys and keys[code] in rows]


def _row(one: Recommendation | Pledge, states: tuple[str, ...], position: str) -> Row:
    kind = "pledge" if isinstance(one, Pledge) else "recommendation"
    state = label("sur", one.review.state, get_language() or "en")
    return Row(
        code=one.code,
        kind=kind,
        address=f"{settings.UPR_ADDRESS}/{kind}s/{one.code}/",
        title=f"{state} {one.number or one.code}",
        text=one.text,
        state=one.review.state,
        session=one.review.session,
        states=states,
        position=position,
        demo=one.review.demo,
    )
