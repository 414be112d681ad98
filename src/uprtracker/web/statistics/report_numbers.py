"""The numbers and the first sentence of the report of a session."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from uprtracker.analytics.figure import Basis
from uprtracker.web import names
from uprtracker.web.statistics.asked import name_of_basis
from uprtracker.web.statistics.building import percent


@dataclass(frozen=True)
class Number:
    """A number that matters, what it is, and what it is of."""

    value: str
    label: str
    basis: str


def lead(own: dict[str, Any], basis: str, expected: int | None) -> str:
    """Return the sentence that begins the report, and how many of the `expected` reviews it rests on."""
    told = _("%(what)s: %(count)s, made by %(by)s States to %(to)s States.") % {
        "what": name_of_basis(Basis(basis)),
        "count": names.number(own["total"]),
        "by": own["recommending_states"],
        "to": own["per_review"]["whole"],
    }
    here = own["per_review"]["whole"]
    if not expected or here >= expected:
        return told
    part = ngettext(
        "%(here)s of the %(expected)s review of this session is in the database so far.",
        "%(here)s of the %(expected)s reviews of this session are in the database so far.",
        expected,
    )
    return f"{told} {part % {'here': here, 'expected': expected}}"


def numbers(own: dict[str, Any], basis: str) -> list[Number]:
    """Return the numbers of a report, each with its denominator; those that nothing tells are left out."""
    found = [
        Number(names.number(own["total"]), name_of_basis(Basis(basis)), _("all of the session")),
        Number(_average(own["per_review"]), _("average per review"), _over_reviews(own["per_review"])),
        Number(
            _average(own["per_review_spoken"], 2),
            _("average per recommending State and review"),
            _over_appearances(own["per_review_spoken"]),
        ),
    ]
    said = {"people": _("category 5, coded by people"), "machine": _("category 5, by machine, unconfirmed")}
    found += [Number(_share(one), said[coder], _of(one)) for coder, one in own["specific"].items()]
    if own["first_count_share"]:
        found.append(
            Number(_share(own["first_count_share"]), _("First count"), _of(own["first_count_share"]))
        )
    if own["final_share"]["whole"]:
        found.append(Number(_share(own["final_share"]), _("Final share"), _of(own["final_share"])))
    return found


def _average(ratio: dict[str, Any], decimals: int = 1) -> str:
    return "–" if ratio["value"] is None else f"{ratio['value']:.{decimals}f}"


def _share(ratio: dict[str, Any]) -> str:
    return percent(ratio["part"], ratio["whole"])


def _over_reviews(ratio: dict[str, Any]) -> str:
    words = ngettext("%(made)s over %(reviews)s review", "%(made)s over %(reviews)s reviews", ratio["whole"])
    return words % {"made": names.number(ratio["part"]), "reviews": names.number(ratio["whole"])}


def _over_appearances(ratio: dict[str, Any]) -> str:
    words = ngettext(
        "%(made)s over %(times)s appearance of a State in a review",
        "%(made)s over %(times)s appearances of a State in a review",
        ratio["whole"],
    )
    return words % {"made": names.number(ratio["part"]), "times": names.number(ratio["whole"])}


def _of(ratio: dict[str, Any]) -> str:
    return _("%(part)s of %(whole)s") % {
        "part": names.number(ratio["part"]),
        "whole": names.number(ratio["whole"]),
    }
