"""Responses received: the outcomes that the Council adopted in the period, with what each State answered."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.analytics.models import FrozenReport
from uprtracker.publishing.newsletter import wording
from uprtracker.publishing.newsletter.matching import of_states
from uprtracker.publishing.newsletter.sources.session_figures import Counted, basis_of, frozen_now
from uprtracker.publishing.newsletter.sources.source import (
    Drafting,
    Facts,
    Found,
    Number,
    Source,
    Words,
)
from uprtracker.records.models import Review

ANSWERS = ("supported", "partial", "noted", "pending")


def gather(draft: Drafting) -> Iterator[Found]:
    """Take the answers of each review whose outcome was adopted, from the frozen report of its session."""
    period = draft.period
    adopted = Review.objects.filter(demo=False, adopted__range=(period.since, period.until))
    for session in sorted(set(adopted.values_list("session", flat=True))):
        if report := frozen_now(session, draft):
            reviews = adopted.filter(session=session).order_by("adopted", "order")
            if facts := _facts(session, report, list(reviews), draft):
                yield Found(facts, of_states(row[1] for row in facts["rows"]))


def _facts(
    session: int, report: FrozenReport, reviews: list[Review], draft: Drafting
) -> dict[str, Any] | None:
    content = json.loads(report.content)
    basis = basis_of(content)
    answered = {one["key"]: one for one in content["bases"][basis]["states"]}
    counted = Counted(session, basis, draft.count, report)
    rows: list[list[Any]] = []
    for review in reviews:
        if own := answered.get(review.state):
            cells = {
                answer: counted.one(answer, count, state=review.state, whole=own["count"])
                for answer in ANSWERS
                if (count := own["answers"].get(answer, 0))
            }
            rows.append([review.code, review.state, str(review.adopted), own["count"], cells])
    if not rows:
        return None
    whole = sum(row[3] for row in rows)
    totals = {
        answer: counted.ratio(
            f"adopted_{answer}", {"part": part, "whole": whole, "value": round(part / whole, 6)}, "share"
        )
        for answer in ANSWERS
        if (part := sum(row[4][answer]["part"] for row in rows if answer in row[4]))
    }
    return {"session": session, "basis": basis, "rows": rows, "totals": totals}


def names() -> dict[str, str]:
    """Return the words for the answers."""
    return {
        "supported": _("supported"),
        "partial": _("supported in part"),
        "noted": _("noted"),
        "pending": _("no answer yet"),
    }


def word(facts: Facts) -> Words:
    """Say them, State by State."""
    words = names()
    lines = []
    for code, iso3, day, total, cells in facts["rows"]:
        answers = ", ".join(
            f"{wording.linked(cells[key])} {said}" for key, said in words.items() if key in cells
        )
        state = wording.link(wording.state(iso3), f"/reviews/{code.lower()}/")
        said = _("%(state)s: %(answers)s, of %(total)s (adopted on %(day)s)") % {
            "state": state,
            "answers": answers or _("no answer recorded"),
            "total": wording.number(total),
            "day": wording.day(day),
        }
        lines.append(f"- {said}")
    lead = _("The Human Rights Council adopted the outcomes of these reviews of session %(session)s:") % {
        "session": facts["session"]
    }
    numbers = tuple(
        Number(wording.value(cell), said, wording.of(cell), cell["at"])
        for key, said in words.items()  # PostgreSQL keeps no order of what facts hold
        if (cell := facts["totals"].get(key))
    )
    title = _("Responses received: session %(session)s") % {"session": facts["session"]}
    return Words(title, lead + "\n\n" + "\n".join(lines), numbers)


SOURCE = Source("responses", gettext_lazy("Responses received"), gather, word)
