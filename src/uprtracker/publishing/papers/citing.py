"""Recommendations cited as the United Nations cite them: symbol of the report and number of the paragraph.

    {SVN-34-121.2}    A/HRC/43/15, para. 121.2
    {#SVN-34-121.2}   121.2

A paper keeps the permanent code; number and symbol are looked up when it is written, so they stay
right when a report is read again. What no record stands behind is told, never guessed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from uprtracker.followup.scope import current
from uprtracker.records.models import Pledge, Recommendation, Review

_TYPED = re.compile(r"(?<![\d./-])(\d{1,3}\.\d{1,3})(?![\d/%]|\.\d)", re.ASCII)
_SPEAKS = re.compile(r"recomm|recomend|рекоменд|توصي|建议", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """A recommendation or pledge as a paper cites it; `symbol` and `number` are empty where not known."""

    code: str
    number: str
    symbol: str
    pledge: bool = False


class Citations:
    """What some codes are cited as. `codes` are those of today in order, `unknown` those without a record."""

    def __init__(self, codes: Iterable[str]) -> None:
        asked = list(dict.fromkeys(codes))
        self._now: Mapping[str, str] = current(asked)
        self._found = _look_up(self._now.values())
        self.codes = tuple(dict.fromkeys(self._now[code] for code in asked if code in self._now))
        self.unknown = tuple(code for code in asked if code not in self._now)

    def __call__(self, code: str, number_alone: bool) -> str:
        """Return the words for a code; of one that is not known, the code between question marks."""
        one = self._found.get(self._now.get(code, ""))
        if one is None:
            return f"?{code}?"
        if not one.number:
            return _("voluntary pledge") if one.pledge else one.code
        if number_alone:
            return one.number
        if not one.symbol:
            return one.code
        return _("{symbol}, para. {number}").format(symbol=one.symbol, number=one.number)


def numbers_not_found(text: str, review: Review) -> list[str]:
    """Return numbers that a text gives recommendations and that the review has none with, in order.

    Only sentences that speak of recommendations are looked at: 0.75 elsewhere is a figure. Numbers of a
    review without any numbers are not judged.
    """
    known = set(review.recommendations.exclude(number="").values_list("number", flat=True))
    if not known:
        return []
    sentences = [one for one in re.split(r"(?<=[.;:?!])\s+|\n", text) if _SPEAKS.search(one)]
    typed = [number for sentence in sentences for number in _TYPED.findall(sentence)]
    return [number for number in dict.fromkeys(typed) if number not in known]


def _look_up(codes: Iterable[str]) -> dict[str, Cited]:
    wanted = list(codes)
    found = {}
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        for one in Recommendation.objects.filter(code__in=some).select_related("review"):
            found[one.code] = Cited(one.code, one.number, one.review.report_symbol)
        for pledge in Pledge.objects.filter(code__in=some).select_related("review"):
            found[pledge.code] = Cited(pledge.code, pledge.number, pledge.review.report_symbol, True)
    return {code: found[code] for code in wanted if code in found}
