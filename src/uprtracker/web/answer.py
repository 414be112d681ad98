"""The one design of pages that answer: a sentence, three to six numbers, a chart, the list.

A view says what is counted; this module turns it into the same words everywhere. The template is
`web/answer.html`; the twin holds the same facts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from uprtracker.web import addresses, bars, item, names
from uprtracker.web.charts import Shown
from uprtracker.web.tally import Tally

SMALL = 20
"""Denominators below it are flagged: one recommendation moves the share by five points and more."""

MOST_NUMBERS = 6

ANSWERED = ("supported", "partial", "noted")


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
        """Numerator and denominator in words, few of them flagged; empty for what is no share."""
        if self.of is None:
            return ""
        counted = {"count": names.number(int(self.value)), "total": names.number(self.of)}
        words = _("%(count)s of %(total)s") % counted
        return f"{words}. {_('Few: read with care.')}" if self.of < SMALL else words

    @property
    def counted(self) -> str:
        """Numerator, denominator and basis in words; few are flagged."""
        words = f"{self.ratio} {self.basis}." if self.ratio else self.basis
        return f"{words} {self.note}".rstrip()

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
    """Return the sentence that says how many were supported, or that no answer is known; empty for none."""
    total = found.recommendations
    if not total:
        return ""
    if not any(found.positions.get(value) for value in ANSWERED):
        return _("No answer is recorded here yet.")
    return _("Supported: %(count)s.") % {"count": of_them(found.positions.get("supported", 0), total)}


def answers(found: Tally) -> list[Number]:
    """Return the shares supported and noted, and how many wait; where nothing is answered, only that."""
    total, given = found.recommendations, found.positions
    if not total:
        return []
    shown = []
    if any(given.get(value) for value in ANSWERED):
        basis = _("recommendations: last known answer, pending ones included")
        for value, label in (("supported", _("supported")), ("noted", _("noted"))):
            url = narrowed(found.params, position=value)
            shown.append(Number(value, given.get(value, 0), label, basis, url, total))
    elif unknown := given.get("", 0):
        words, url = _("the sources do not say"), narrowed(found.params, position="none")
        shown.append(Number("none", unknown, _("without a recorded answer"), words, url))
    if waiting := given.get("pending", 0):
        url = narrowed(found.params, position="pending")
        words = _("recommendations without an answer yet")
        shown.append(Number("pending", waiting, _("pending"), words, url))
    return shown


def received(found: Tally, basis: str = "", label: str = "") -> Number:
    """Return the number of recommendations, with the pairs they are where no other `basis` is given."""
    pairs = _("%(pairs)s recommendation–State pairs") % {"pairs": names.number(found.pairs)}
    called = label or _("recommendations")
    return Number("recommendations", found.recommendations, called, basis or pairs, found.url)


def specific(found: Tally) -> list[Number]:
    """Return the share that asks for specific action (category 5), and how many a machine coded."""
    if not (found.recommendations and found.actions):
        return []
    total, note = found.recommendations, ""
    if found.by_machine:
        counted = {"count": names.number(found.by_machine), "total": names.number(total)}
        note = _("%(count)s of %(total)s coded by machine, unconfirmed.") % counted
    return [
        Number(
            "specific",
            found.actions.get(5, 0),
            _("ask for specific action"),
            _("recommendations: action category 5"),
            narrowed(found.params, action="5"),
            total,
            note,
        )
    ]


def pledged(found: Tally) -> list[Number]:
    """Return the number of voluntary pledges, where there are any."""
    if not found.pledges:
        return []
    url = narrowed(found.params, kind="pledge")
    return [Number("pledges", found.pledges, _("voluntary pledges"), _("counted apart"), url)]


def narrowed(params: bars.Asked, **further: str) -> str:
    """Return the search that lists what `params` find, narrowed further."""
    return addresses.find(**{**params, **further})
