"""The figures of each session that ended in the period, from the report that is frozen for it now.

"Session 20: 2 768 recommendations", who made and got them, how specific they are, what they are about.
Counted as UPR Info publishes where its export is here (a row for each recommending State), else by
recommendation; the text says which. `told` says the same of any report, in plain sentences.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from uprtracker.analytics.figure import Basis
from uprtracker.analytics.freezing import NothingToFreeze, freeze
from uprtracker.analytics.models import FrozenReport
from uprtracker.publishing.newsletter import wording
from uprtracker.publishing.newsletter.matching import of_states
from uprtracker.publishing.newsletter.sources.source import (
    Bar,
    Drafting,
    Facts,
    Found,
    Measured,
    Number,
    Source,
    Words,
)
from uprtracker.reference import load_reference
from uprtracker.reference.session import Session

NAMED = 5
_ORDER = (Basis.UPRINFO_ROWS.value, Basis.RECOMMENDATIONS.value)


def gather(draft: Drafting) -> Iterator[Found]:
    """Freeze the report of each session of the period, and take its numbers."""
    for session in load_reference().sessions.values():
        if draft.period.holds(session.end) and (report := frozen_now(session.number, draft)):
            facts = _facts(session, report, draft)
            yield Found(facts, of_states(facts["reviewed"]))


def frozen_now(session: int, draft: Drafting) -> FrozenReport | None:
    """Return the report of a session as it stands, frozen; None where nothing of it is here."""
    try:
        return freeze(session, draft.person)
    except NothingToFreeze:
        return None


def basis_of(content: dict[str, Any]) -> str:
    """Return the basis on which a report is told."""
    return next((one for one in _ORDER if one in content["bases"]), next(iter(content["bases"])))


def _facts(session: Session, report: FrozenReport, draft: Drafting) -> dict[str, Any]:
    content = json.loads(report.content)
    basis = basis_of(content)
    return _counted(session, content, Counted(session.number, basis, draft.count, report))


def _counted(session: Session, content: dict[str, Any], counted: "Counted") -> dict[str, Any]:
    basis = counted.basis
    own = content["bases"][basis]
    facts: dict[str, Any] = {
        "session": session.number,
        "basis": basis,
        "version": content["data_version"],
        "data_date": content["data_date"],
        "days": [session.start.isoformat() if session.start else "", str(session.end)],
        "reviewed": [one["key"] for one in own["states"]],
        "expected": session.states_reviewed,
        "total": counted.one("total", own["total"]),
        "by": counted.one("recommending_states", own["recommending_states"]),
        "average": counted.ratio("per_review", own["per_review"], "average"),
        "spoken": counted.ratio("per_review_spoken", own["per_review_spoken"], "average"),
    }
    if "people" in own["specific"]:
        share = own["specific"]["people"]
        facts["specific"] = counted.one("specific", share["part"])
        facts["specific_share"] = counted.ratio("specific_share", share, "share")
    if own["final_share"]["whole"]:
        facts["supported"] = counted.ratio("supported", own["final_share"], "share")
    most = sorted(own["states"], key=lambda state: (-state["count"], state["key"]))[:NAMED]
    facts["states"] = [[one["key"], counted.one("total", one["count"], state=one["key"])] for one in most]
    facts["issues"] = [
        [one["key"], counted.one("issue", one["count"], label=one["key"], whole=own["total"])]
        for one in own["issues"][:NAMED]
    ]
    return facts


class Counted:
    """Counts the numbers of one report with `count`, which freezes them or not."""

    def __init__(
        self,
        session: int,
        basis: str,
        count: Callable[[Measured], dict[str, Any]],
        report: FrozenReport | None = None,
    ) -> None:
        self.session, self.basis, self.count, self.report = session, basis, count, report

    def one(
        self, measure: str, number: int, *, state: str = "", label: str = "", whole: int | None = None
    ) -> dict[str, Any]:
        """Freeze a count, of a State or with a label where given."""
        key = "-".join(filter(None, (f"s{self.session}", measure, state.lower(), label))).replace("_", "-")
        part = number if whole else None
        return self._keep(key, measure, number, state=state, label=label, part=part, whole=whole)

    def ratio(self, measure: str, ratio: dict[str, Any], unit: str) -> dict[str, Any]:
        """Freeze a share or an average."""
        key = f"s{self.session}-{measure}".replace("_", "-")
        value = ratio["value"] or 0.0
        return self._keep(key, measure, value, unit=unit, part=ratio["part"], whole=ratio["whole"])

    def _keep(self, key: str, measure: str, value: float, **more: Any) -> dict[str, Any]:
        one = Measured(
            key, measure, value, basis=self.basis, sessions=str(self.session), report=self.report, **more
        )
        return self.count(one)


def told(session: Session, content: dict[str, Any], basis: str) -> tuple[str, list[str]]:
    """Return title and sentences of the report of a session as it stands, on one of its bases.

    `content` has the version and the day of its data. The last sentence says how it is counted.
    """
    facts = _counted(session, content, Counted(session.number, basis, _as_it_is))
    text = [_lead(facts), _to_whom(facts), _by_whom(content["bases"][basis]), _specific(facts)]
    text += [_issues(facts), _basis(facts)]
    return _title(facts), [part for part in text if part]


def _as_it_is(one: Measured) -> dict[str, Any]:
    return {"value": one.value, "unit": one.unit, "part": one.part, "whole": one.whole, "at": ""}


def word(facts: Facts) -> Words:
    """Say them."""
    text = [_lead(facts), _to_whom(facts), _specific(facts), f"*{_basis(facts)}*"]
    return Words(
        _title(facts),
        "\n\n".join(part for part in text if part),
        numbers=tuple(_numbers(facts)),
        bars=tuple(_bars(facts)),
        bars_title=_("What they are about most"),
    )


def _title(facts: Facts) -> str:
    return _("Session %(session)s: %(count)s recommendations") % {
        "session": facts["session"],
        "count": wording.value(facts["total"]),
    }


def _lead(facts: Facts) -> str:
    since, until = facts["days"]
    met = wording.days(since, until) if since else wording.day(until)
    return ngettext(
        "The session met from %(days)s. %(states)s State under Review received %(total)s recommendations "
        "from %(by)s States: %(average)s on average, and %(spoken)s from each State that spoke in a review.",
        "The session met from %(days)s. %(states)s States under Review received %(total)s recommendations "
        "from %(by)s States: %(average)s on average, and %(spoken)s from each State that spoke in a review.",
        facts["average"]["whole"],
    ) % {
        "days": met,
        "states": wording.number(facts["average"]["whole"]),
        "total": wording.linked(facts["total"]),
        "by": wording.linked(facts["by"]),
        "average": wording.linked(facts["average"]),
        "spoken": wording.linked(facts["spoken"]),
    }


def _to_whom(facts: Facts) -> str:
    named = [f"{wording.state(iso3)} ({wording.linked(cell)})" for iso3, cell in facts["states"][:3]]
    return _("The longest lists went to %(states)s.") % {"states": wording.listed(named)} if named else ""


def _by_whom(own: dict[str, Any]) -> str:
    most = own["recommending"][:3]
    named = [f"{wording.state(one['key'])} ({wording.number(one['count'])})" for one in most]
    return (
        _("Most recommendations came from %(states)s.") % {"states": wording.listed(named)} if named else ""
    )


def _issues(facts: Facts) -> str:
    named = [f"{wording.issue(slug)} ({wording.value(cell)})" for slug, cell in facts["issues"]]
    return (
        _("They are about these issues most: %(issues)s.") % {"issues": wording.listed(named)}
        if named
        else ""
    )


def _specific(facts: Facts) -> str:
    said = ""
    if "specific" in facts:
        said = _(
            "%(count)s of them, %(share)s, ask for specific action (category 5 of UPR Info’s method)."
        ) % {"count": wording.linked(facts["specific"]), "share": wording.linked(facts["specific_share"])}
    if "supported" in facts:
        share = facts["supported"]
        said += " " + _("Of those answered, %(share)s have the State’s support (%(of)s).") % {
            "share": wording.linked(share),
            "of": wording.of(share),
        }
    return said.strip()


def _basis(facts: Facts) -> str:
    here, expected = facts["average"]["whole"], facts["expected"] or 0
    said = {
        Basis.UPRINFO_ROWS.value: _("Counted as UPR Info does: once for each recommending State."),
        Basis.RECOMMENDATIONS.value: _("Counted once for each recommendation, however many States made it."),
        Basis.PAIRS.value: _("Counted once for each recommendation and recommending State."),
    }[facts["basis"]]
    if here < expected:
        said += " " + ngettext(
            "%(here)s of the %(expected)s review of this session is in the database so far.",
            "%(here)s of the %(expected)s reviews of this session are in the database so far.",
            expected,
        ) % {"here": here, "expected": expected}
    if facts["data_date"]:
        said += " " + _("Data of %(day)s, version %(version)s.") % {
            "day": wording.day(facts["data_date"]),
            "version": wording.number(facts["version"]),
        }
    return said


def _numbers(facts: Facts) -> list[Number]:
    names = {
        "total": _("recommendations"),
        "by": _("States that made them"),
        "average": _("on average to a State"),
        "specific_share": _("ask for specific action"),
        "supported": _("supported, of those answered"),
    }
    return [
        Number(wording.value(facts[name]), said, wording.of(facts[name]), facts[name]["at"])
        for name, said in names.items()
        if name in facts
    ]


def _bars(facts: Facts) -> list[Bar]:
    longest = max((cell["value"] for _slug, cell in facts["issues"]), default=1)
    return [
        Bar(wording.issue(slug), wording.value(cell), round(100 * cell["value"] / longest), cell["at"])
        for slug, cell in facts["issues"]
    ]


SOURCE = Source("session_figures", gettext_lazy("Figures of a session"), gather, word)
