"""Coders for the drafting desk that say what a test knows: categories by a word, issues by another."""

from collections.abc import Sequence

from uprtracker.core.coded import Coded, Judgement
from uprtracker.reference import Reference

CATEGORIES = {"consider": "3", "continue": "2", "promote": "5", "ratify": "5", "improve": "4"}


def action(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Give a category by the first word, 4 for any other; sure of `ratify` alone."""
    return [_action(text.split(" ")[0].lower()) for text in texts]


def _action(verb: str) -> Coded:
    label = CATEGORIES.get(verb, "4")
    return Coded("action", "stand-in 1", (Judgement(label, 0.95),), 0.95, sure=verb == "ratify")


def issue(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Torture is an issue of every text that names it; justice is always near."""
    return [
        Coded(
            "issue",
            "stand-in 1",
            (Judgement("torture-and-other-cid-treatment", 0.9),) if "orture" in text else (),
            0.9,
            sure=True,
            near=(Judgement("justice", 0.4), Judgement("labour", 0.1)),
        )
        for text in texts
    ]


def instrument(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Name the Convention against Torture where it is named, to be ratified."""
    return [
        Coded(
            "instrument",
            "stand-in 1",
            (Judgement("cat", 0.9, (), "ratify"),) if "Convention against Torture" in text else (),
            0.9,
            sure=True,
        )
        for text in texts
    ]
