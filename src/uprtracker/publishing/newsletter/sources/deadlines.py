"""Deadlines ahead: what the calendar knows of the months after the period.

"15 September 2014: submissions of stakeholders, session 22". What is derived and not published says so.
"""

from datetime import date, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.agenda.calendar import words as calendar_words
from uprtracker.agenda.calendar.asking import Asked
from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.when import When
from uprtracker.agenda.calendar.whole import calendar
from uprtracker.publishing.newsletter import wording
from uprtracker.publishing.newsletter.matching import of_states
from uprtracker.publishing.newsletter.sources.source import Drafting, Facts, Found, Source, Words

AHEAD = timedelta(days=183)
NAMED = 20
_KINDS = ("stakeholder_submission", "national_report", "review", "addendum", "adoption")


def gather(draft: Drafting) -> list[Found]:
    """Take what lies ahead, in order of time."""
    until = draft.period.until
    asked = Asked(since=until + timedelta(days=1), until=until + AHEAD)
    dues = [
        due
        for due in asked.found(calendar())
        if due.kind in _KINDS
        and not (due.state and due.kind == "review")  # its session stands there
        and due.is_open
        and not due.demo
        and due.when.first
        and due.when.first > until
    ][:NAMED]
    if not dues:
        return []
    own = of_states(due.state for due in dues if due.state)
    return [Found({"rows": [_row(due) for due in dues]}, ("calls", *own))]


def _row(due: Due) -> dict[str, object]:
    when = due.when
    return {
        "grain": when.grain,
        "first": str(when.first),
        "last": str(when.last),
        "time": when.time.isoformat() if when.time else "",
        "zone": when.zone,
        "kind": due.kind,
        "cycle": due.cycle,
        "state": due.state,
        "session": due.session,
        "confidence": due.confidence,
        "decided": due.decided,
    }


def word(facts: Facts) -> Words:
    """List them."""
    lines = []
    for row in facts["rows"]:
        when = When(
            row["grain"], date.fromisoformat(row["first"]), date.fromisoformat(row["last"]),
            time.fromisoformat(row["time"]) if row["time"] else None, row["zone"],
        )  # fmt: skip
        due = Due(
            row["kind"], row["cycle"], row["state"], row["session"], when, row["confidence"],
            decided=row["decided"],
        )  # fmt: skip
        place = row["state"].lower() or f"sessions/{row['session']}"
        sure = "" if row["confidence"] == "published" else f" ({calendar_words.sure_words(due)})"
        what = wording.link(calendar_words.title_words(due), f"/calendar/{place}/")
        lines.append(f"- **{calendar_words.when_words(when)}**: {what}{sure}")
    text = "\n".join(lines) + "\n\n" + wording.link(_("All dates, and reminders by mail"), "/calendar/")
    return Words(_("Deadlines and sessions ahead"), text)


SOURCE = Source("deadlines", gettext_lazy("Deadlines ahead"), gather, word)
