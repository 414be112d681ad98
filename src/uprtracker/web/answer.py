"""The one design of pages that answer: a sentence, three to six numbers, a chart, the list.

A view says what is counted; this module turns it into the same words everywhere. The template is
`web/answer.html`; the twin holds the same facts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from uprtracker.analytics.definitions import Ratio, final_share, first_count_share
from uprtracker.web import addresses, answered, bars, item, names
from uprtracker.web.charts import Shown
from uprtracker.web.coders import HUMAN
from uprtracker.web.tally import Tally, tally

SMALL = 20
"""Denominators below it are flagged: one recommendation moves the share by five points and more."""

MOST_NUMBERS = 6


@dataclass(frozen=True)
class Number:
    """A number that matters: what it counts and on what basis. With `of` it is shown as a share of it.

    `note` says what a reader must know of this number alone, as how much a machine coded.
    """

    key: str
    value: float
    label: str
    basis: str
    url: str = ""
    of: int | None = None
    note: str = ""

    @property
    def shown(self) -> str:
        """The number as the page prints it."""
        if self.of is not None:
            return names.share(self.value / self.of if self.of else None)
        return names.number(self.value) if isinstance(self.value, int) else f"{self.value:.1f}"

    @property
    def ratio(self) -> str:
        """Numerator and denominator in words; empty for what is no share."""
        return "" if self.of is None else answered.of_words(Ratio(int(self.value), self.of))

    @property
    def few(self) -> str:
        """The warning that a share rests on few; empty for others."""
        return _("Few: read with care.") if self.of is not None and self.of < SMALL else ""

    @property
    def counted(self) -> str:
        """Numerator, denominator and basis in words; few are flagged."""
        words = f"{self.ratio} {self.basis}." if self.ratio else self.basis
        return " ".join(filter(None, (words, self.few, self.note)))

    def data(self) -> dict[str, Any]:
        """Return it as plain data."""
        about = {"key": self.key, "value": self.value, "counts": self.label, "basis": self.basis}
        return about if self.of is None else {**about, "of": self.of}


@dataclass(frozen=True)
class Answer:
    """What a page answers. `lead` is its chart, `charts` are others; `more` lists all that is counted."""

    sentence: str
    numbers: Sequence[Number] = ()
    lead: Shown | None = None
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
            "chart": _chart(self.lead),
            "search": self.more or None,
            "first": [one.code for one in self.items],
        }


def _chart(lead: Shown | None) -> dict[str, Any] | None:
    """Return a chart as plain data: its finding, basis, columns and rows."""
    if lead is None:
        return None
    one = lead.chart
    return {
        "title": one.title,
        "basis": one.basis,
        "rows": [
            {
                "key": row.key,
                "of": row.of,
                **dict(zip([s.key or "none" for s in one.series], row.values, strict=True)),
            }
            for row in one.rows
        ],
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
    """Return the final share in a sentence and what it leaves out, or that no answer is known."""
    if not found.recommendations:
        return ""
    given = found.positions
    return " ".join(filter(None, (answered.in_words(given), answered.beside(given))))


def answers(found: Tally) -> list[Number]:
    """Return the final share, and the numbers of those it leaves out: in part, pending, unknown.

    Where nothing is supported or noted there is no share.
    """
    if not found.recommendations:
        return []
    given, shown = found.positions, []
    if (share := final_share(given)).whole:
        label, basis = _("supported, of those answered"), _("supported or noted, as answers stand")
        url = narrowed(found.params, position="supported")
        shown.append(Number("supported", share.part, label, basis, url, share.whole))
    shown += _at_first(found)
    for value, label, basis in (
        ("partial", _("supported in part"), _("stands apart: in neither part of the share")),
        ("pending", _("pending"), _("recommendations without an answer yet")),
        ("", _("without a recorded answer"), _("the sources do not say")),
    ):
        if count := given.get(value, 0):
            key = value or "none"
            # A recommendation whose States got different answers is in part; no search lists those alone.
            listed = count == found.of("position").get(key)
            url = narrowed(found.params, position=key) if listed else ""
            shown.append(Number(key, count, label, basis, url))
    return shown


def _at_first(found: Tally) -> list[Number]:
    """Return the first-count share where the report of every recommendation is here and says its answer."""
    first = dict(found.of("first_position"))
    share = first_count_share(first)
    if "none" in first or not share.whole or share.whole != found.recommendations:
        return []
    basis = _("of all received, pending ones included, by the Working Group’s report")
    url = narrowed(found.params, first_position="supported")
    return [Number("first", share.part, _("supported at first count"), basis, url, share.whole)]


def received(found: Tally, basis: str = "", label: str = "") -> Number:
    """Return the number of recommendations, with the pairs they are where no other `basis` is given."""
    pairs = _("%(pairs)s recommendation–State pairs") % {"pairs": names.number(found.pairs)}
    called = label or _("recommendations")
    return Number("recommendations", found.recommendations, called, basis or pairs, found.url)


def specific(found: Tally, people: Tally | None = None) -> list[Number]:
    """Return the share that asks for specific action (category 5): of what people coded, the rest beside it.

    What people and what a machine coded are never one share. `people` is what they coded of `found`, where
    it is counted already.
    """
    if not (found.recommendations and found.actions):
        return []
    counted, note = found, ""
    if found.by_machine:
        people = people or tally({**found.params, "coded_by": HUMAN})
        machine = Ratio(found.recommendations, found.recommendations)
        if people.recommendations:
            counted = people
            machine = Ratio(
                found.actions.get(5, 0) - people.actions.get(5, 0),
                found.recommendations - people.recommendations,
            )
        note = f"{_('Coded by machine, unconfirmed')}: {answered.of_words(machine)}."
    label, basis = _("ask for specific action"), _("recommendations: action category 5")
    url = narrowed(counted.params, action="5")
    return [Number("specific", counted.actions.get(5, 0), label, basis, url, counted.recommendations, note)]


def pledged(found: Tally) -> list[Number]:
    """Return the number of voluntary pledges, where there are any."""
    if not found.pledges:
        return []
    url = narrowed(found.params, kind="pledge")
    return [Number("pledges", found.pledges, _("voluntary pledges"), _("counted apart"), url)]


def narrowed(params: bars.Asked, **further: str) -> str:
    """Return the search that lists what `params` find, narrowed further."""
    return addresses.find(**{**params, **further})
