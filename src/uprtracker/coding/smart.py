"""SMART: is a recommendation specific, measurable, time-bound, and what is missing?

    code(["Increase the share of women judges to 40 per cent by 2030"], reference)[0].labels
    ("time-bound", "measurable", "specific")

The letters A and R (achievable, relevant) cannot be read from a text. Source: UPR Info's advice to
recommending States; what counts as what is said in docs/coding.md.
"""

from collections.abc import Mapping, Sequence
from math import prod
from types import MappingProxyType

from uprtracker.coding import measurable, specific, time_bound
from uprtracker.coding.cue import prepare
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference

SCHEME = "smart"
VERSION = "smart-6"
GIVEN = 0.5
"""Confidence from which a label is given."""
SURE = 0.7
"""Confidence of the whole from which nobody need look."""

MISSING: Mapping[str, str] = MappingProxyType(
    {
        "measure": "Only a theme: name the law, the body or the measure you mean.",
        "figure": "No figure: say how much or how many, or by which indicator one would see it.",
        "date": "No date: say by when, for example before the next review.",
        "date-soon": "Urgent, but without a date: say by when, for example within one year.",
        "date-open-period": "Nobody can date its end: say by when, for example by the mid-term report.",
        "date-asks-for-date": "It asks for a date and gives none: say by when, for example by 2030.",
    }
)
"""What may be missing: machine word and plain sentence."""


def code(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Return the labels `specific`, `measurable` and `time-bound` that each text earns.

    `near` holds the labels not given, with what the text has instead (see the modules of the labels).
    """
    return [_code(text) for text in texts]


def missing(coded: Coded) -> tuple[str, ...]:
    """Return what a text lacks to be SMART, as keys of MISSING, from its coding in this scheme.

    A figure is not missed where something is asked that is either done or not.
    """
    near = {judgement.label: judgement for judgement in coded.near}
    words = []
    if specific.LABEL in near:
        words.append("measure")
    if measurable.LABEL in near and near[measurable.LABEL].note != "act":
        words.append("figure")
    if time_bound.LABEL in near:
        note = near[time_bound.LABEL].note
        words.append(f"date-{note}" if note else "date")
    return tuple(words)


def _code(text: str) -> Coded:
    ready = prepare(text)
    found = sorted(
        (judge(ready) for judge in (specific.judge, measurable.judge, time_bound.judge)),
        key=lambda judgement: -judgement.confidence,
    )
    confidence = prod(max(judgement.confidence, 1 - judgement.confidence) for judgement in found)
    return Coded(
        scheme=SCHEME,
        version=VERSION,
        judgements=tuple(judgement for judgement in found if judgement.confidence >= GIVEN),
        confidence=round(confidence, 3),
        sure=confidence >= SURE,
        near=tuple(judgement for judgement in found if judgement.confidence < GIVEN),
    )
