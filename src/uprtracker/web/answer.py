"""The one design of pages that answer: a sentence, three to six numbers, a chart, the list.

A view says what is counted; this module turns it into the same words everywhere. The template is
`web/answer.html`; the twin holds the same facts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from uprtracker.web import addresses, bars, item, names
from uprtracker.web.tally import Tally

SMALL = 20
"""Denominators below it are flagged: one recommendation moves the share by five points and more."""

MOST_NUMBERS = 6

ANSWERED = ("supported", "partial", "noted")


@dataclass(frozen=True)
class Number:
    """A number that matters: what it counts and on what basis. With `of` it is shown as a share of it."""

    key: str
    value: float
    label: str
    basis: str
    url: str = ""
    of: int | None = None

    @property
    def shown(self) -> str:
        """The number as the page prints it."""
        if self.of is not None:
            return names.share(self.value / self.of if self.of else None)
        return names.number(self.value) if isinstance(self.value, int) else f"{self.value:.1f}"

    @property
    def counted(self) -> str:
        """Numerator, denominator and basis in words; few are flagged."""
        if self.of is None:
            return self.basis
        counted = {"count": names.number(int(self.value)), "total": names.number(self.of)}
        words = _("%(count)s of %(total)s") % counted
        few = f" {_('Few: read with care.')}" if self.of < SMALL else ""
        return f"{words} {self.basis}.{few}"

    def data(self) -> dict[str, Any]:
        """Return it as plain data."""
        about = {"key": self.key, "value": self.value, "counts": self.label, "basis": self.basis}
        return about if self.of is None else {**about, "of": self.of}


@dataclass(frozen=True)
class Answer:
    """What a page answers. `lead` is its chart, `charts` are others; `more` lists all that is counted."""

    sentence: str
    numbers: Sequence[Number] = ()
    lead: bars.Bars | None = None
    charts: tuple[bars.Bars, ...] = ()
    items: Sequence[item.Item] = ()
    total: int = 0
    more: str = ""

    @property
    def shown(self) -> Sequence[Number]:
        """The numbers that the page prints: those that matter most."""
        return self.numbers[:MOST_NUMBERS]

    def data(self) -> dict[str, Any]:
        """Return the answer as plain data."""
        return {
            "answer": self.sentence,
            "figures": [one.data() for one in self.numbers],
            "search": self.more or None,
            "first": [one.code for one in self.items],
        }


def of_them(value: int, total: int) -> str:
    """118, 148 → "118 of 148 (79.7 %)"."""
    shown = {
        "count": names.number(value),
        "total": names.number(total),
        "share": names.share(value / total if total else None),
    }
    return _("%(count)s of %(total)s (%(share)s)") % shown


def supported_words(found: Tally) -> str:
    """Return the sentence that says how many were supported, or that no answer is known; empty for none."""
    total = found.recommendations
    if not total:
        return ""
    if not any(found.positions.get(value) for value in ANSWERED):
        return _("No answer is recorded here yet.")
    return _("Supported: %(count)s.") % {"count": of_them(found.positions.get("supported", 0), total)}


def answers(found: Tally) -> list[Number]:
    """Return the shares supported and noted, and how many wait for an answer."""
    total = found.recommendations
    if not total:
        return []
    basis = _("recommendations: last known answer, pending ones included")
    shown = [
        Number(
            value, found.positions.get(value, 0), label, basis, narrowed(found.params, position=value), total
        )
        for value, label in (("supported", _("supported")), ("noted", _("noted")))
    ]
    if waiting := found.positions.get("pending", 0):
        url = narrowed(found.params, position="pending")
        shown.append(
            Number("pending", waiting, _("pending"), _("recommendations without an answer yet"), url)
        )
    return shown


def received(found: Tally, basis: str = "") -> Number:
    """Return the number of recommendations, with the pairs they are."""
    pairs = _("%(pairs)s recommendation–State pairs") % {"pairs": names.number(found.pairs)}
    return Number("recommendations", found.recommendations, _("recommendations"), basis or pairs, found.url)


def specific(found: Tally) -> list[Number]:
    """Return the share that asks for specific action (category 5), and how many a machine coded."""
    if not (found.recommendations and found.actions):
        return []
    basis = _("recommendations: action category 5")
    if found.by_machine:
        counted = {"count": names.number(found.by_machine), "total": names.number(found.recommendations)}
        basis = f"{basis}. {_('%(count)s of %(total)s coded by machine, unconfirmed.') % counted}".rstrip(".")
    url = narrowed(found.params, action="5")
    value = found.actions.get(5, 0)
    return [Number("specific", value, _("ask for specific action"), basis, url, found.recommendations)]


def pledged(found: Tally) -> list[Number]:
    """Return the number of voluntary pledges, where there are any."""
    if not found.pledges:
        return []
    url = narrowed(found.params, kind="pledge")
    return [Number("pledges", found.pledges, _("voluntary pledges"), _("counted apart"), url)]


def narrowed(params: bars.Asked, **further: str) -> str:
    """Return the search that lists what `params` find, narrowed further."""
    return addresses.find(**{**params, **further})


def leading(chart: bars.Bars | None, total: int) -> bars.Bars | None:
    """Return a chart of the most frequent first, with its finding as title."""
    if not (chart and chart.rows):
        return chart
    first = chart.rows[0]
    shown = {"name": first.label, "count": of_them(first.count, total)}
    return replace(chart, title=_("Most often: %(name)s, %(count)s") % shown)
