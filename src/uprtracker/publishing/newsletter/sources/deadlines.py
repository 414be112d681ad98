"""Deadlines ahead: what is due in the months after the period, from the facts on sessions.

"15 September 2014: submissions of stakeholders for session 22". Days that are derived and not published
say so; those that nobody knows are left out.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.publishing.newsletter import wording
from uprtracker.publishing.newsletter.sources.source import Drafting, Facts, Found, Source, Words
from uprtracker.reference import load_reference

_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")
AHEAD = timedelta(days=183)


def gather(draft: Drafting) -> list[Found]:
    """Take what lies ahead, by date."""
    rows = []
    for one in load_reference().sessions.values():
        sure = one.dates_confidence == "confirmed"
        for what, day, known in (
            ("session", one.start.isoformat() if one.start else one.month, sure),
            ("stakeholders", one.stakeholder_deadline, True),
            ("national_report", one.national_report_deadline, True),
            ("addendum", one.addendum_deadline, True),
        ):
            given = _DAY.match(day)  # "2026-09 (provisional)" stands in the facts, too
            if given and _ahead(given[0], draft.period.until):
                rows.append([given[0], what, one.number, known and given[0] == day])
    if not rows:
        return []
    return [Found({"rows": sorted(rows, key=lambda row: (row[0], row[2], row[1]))}, ("calls",))]


def _ahead(day: str, after: date) -> bool:
    """Tell whether a day, or the end of a month, is to come but not too far."""
    year, month, *rest = map(int, day.split("-"))
    last = date(year, month, rest[0] if rest else monthrange(year, month)[1])
    return after < last <= after + AHEAD


def word(facts: Facts) -> Words:
    """List them."""
    said = {
        "session": _("session %(session)s of the Working Group begins"),
        "stakeholders": _("submissions of stakeholders for session %(session)s"),
        "national_report": _("national reports for session %(session)s"),
        "addendum": _("answers of the States reviewed at session %(session)s"),
    }
    lines = []
    for day, what, session, known in facts["rows"]:
        words = wording.link(said[what] % {"session": session}, f"/sessions/{session}/")
        lines.append(
            f"- **{wording.day(day)}**: {words}" + ("" if known else f" ({_('derived, not confirmed')})")
        )
    return Words(_("Deadlines ahead"), "\n".join(lines))


SOURCE = Source("deadlines", gettext_lazy("Deadlines ahead"), gather, word)
