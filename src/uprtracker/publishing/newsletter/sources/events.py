"""Events: those that took place in the period, and those announced for the months after it.

Only what is public of them: never who speaks or comes.
"""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.agenda.events.models import Event
from uprtracker.publishing.newsletter import wording
from uprtracker.publishing.newsletter.matching import of_states
from uprtracker.publishing.newsletter.sources.deadlines import AHEAD
from uprtracker.publishing.newsletter.sources.recommendations import moments
from uprtracker.publishing.newsletter.sources.source import Drafting, Facts, Found, Source, Words
from uprtracker.publishing.newsletter.sources.texts import said, texts_of

NAMED = 10


def gather(draft: Drafting) -> list[Found]:
    """Take the published events that took place, and those to come."""
    first, after = moments(draft.period)
    events = Event.objects.public().exclude(standing="cancelled")
    past = list(events.filter(starts_at__gte=first, starts_at__lt=after).order_by("starts_at")[:NAMED])
    ahead = events.exclude(standing="postponed").filter(
        starts_at__gte=after, starts_at__lt=after + AHEAD + timedelta(days=1)
    )
    coming = list(ahead.order_by("starts_at")[:NAMED])
    if not past and not coming:
        return []
    states = {state for one in (*past, *coming) for state in one.states}
    facts = {"past": [_row(one) for one in past], "coming": [_row(one) for one in coming]}
    return [Found(facts, ("calls", *of_states(states)))]


def _row(one: Event) -> dict[str, object]:
    title, summary = texts_of(one, "title", "summary")
    return {
        "slug": one.slug,
        "title": title,
        "summary": summary,
        "first": one.local_start.date().isoformat(),
        "last": one.local_end.date().isoformat(),
        "place": one.place,
    }


def word(facts: Facts) -> Words:
    """List them, those to come first."""
    parts = []
    for name, heading in (("coming", _("To come")), ("past", _("What took place"))):
        if facts[name]:
            parts.append(f"### {heading}")
            parts.append("\n".join(_line(row) for row in facts[name]))
    return Words(_("Events"), "\n\n".join(parts))


def _line(row: Facts) -> str:
    days = wording.day(row["first"])
    if row["last"] != row["first"]:
        days = wording.days(row["first"], row["last"])
    title = wording.link(wording.escaped(said(row["title"])), f"/events/{row['slug']}/")
    place = f", {wording.escaped(row['place'])}" if row["place"] else ""
    return f"- **{days}**{place}: {title}"


SOURCE = Source("events", gettext_lazy("Events"), gather, word)
