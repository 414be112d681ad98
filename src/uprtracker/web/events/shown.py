"""How events are shown: one in a list, one on its page, the same as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from uprtracker.agenda.events import listing
from uprtracker.agenda.events.hanging import materials_for
from uprtracker.agenda.events.models import Event, Material, Outcome
from uprtracker.agenda.events.when import when
from uprtracker.records.editing import Worded, worded, wordings_of

NEXT = 4


@dataclass(frozen=True, slots=True)
class Card:
    """An event in a list, in the reader's language where there are words."""

    event: Event
    texts: Worded
    when: str
    address: str

    @property
    def hour(self) -> str:
        """Return the hour as the clock of the place shows it (templates would turn it into UTC)."""
        return f"{self.event.local_start:%H:%M}"

    @property
    def begins(self) -> str:
        """Return the start for programs."""
        start = self.event.local_start
        return start.date().isoformat() if self.event.all_day else start.isoformat()

    @property
    def language_of(self) -> dict[str, str]:
        """Return the language of each text: the original's where a translation leaves one out."""
        own = self.texts.texts
        return {
            name: self.event.language if own[name] == getattr(self.event, name) else self.texts.language
            for name in self.event.translated
        }

    @property
    def partly(self) -> bool:
        """Tell whether a translation leaves texts of the original untranslated."""
        names = [name for name, words in self.texts.texts.items() if words]
        return len({self.language_of[name] for name in names}) > 1

    def data(self) -> dict[str, Any]:
        """Return what twins say of it in a list."""
        event = self.event
        return {
            "slug": event.slug,
            "title": self.texts.title,
            "language": self.texts.language,
            "kind": event.kind,
            "starts_at": event.starts_at.isoformat(),
            "ends_at": event.ends_at.isoformat(),
            "zone": event.zone,
            "all_day": event.all_day,
            "standing": event.standing,
            "place": event.place,
            "states": event.states,
            "session": event.session,
            "address": self.address,
        }


def cards(events: Sequence[Event]) -> list[Card]:
    """Return events as a list shows them."""
    language = get_language() or "en"
    rows = wordings_of(list(events), language)
    return [
        Card(one, worded(one, language, rows), when(one), reverse("web:event", args=[one.slug]))
        for one in events
    ]


def coming(*, state: str = "", session: int | None = None) -> list[Card]:
    """Return the next public events about a State, or of a session."""
    public: listing.Found = Event.objects.public()
    found = listing.about(public, state) if state else public.filter(session=session)
    return cards(list(listing.coming(found)[:NEXT]))


def card(event: Event) -> Card:
    """Return one event as a list shows it."""
    return cards([event])[0]


def whole(one: Card) -> dict[str, Any]:
    """Return what the twin of its page says: no name without consent, no address of a room online."""
    event = one.event
    return {
        **one.data(),
        "summary": one.texts.summary,
        "programme": one.texts.programme,
        "fallback": one.texts.fallback,
        "standing_note": event.standing_note,
        "hosts": event.hosts,
        "co_sponsors": event.co_sponsors,
        "missions": event.missions,
        "review": event.review or None,
        "issues": event.issues,
        "themes": event.themes,
        "audience": event.audience,
        "languages": event.languages,
        "online": bool(event.online),
        "takes_registrations": event.takes_registrations,
        "roles": [{"function": r.function, "who": r.public_words or None} for r in event.roles.all()],
        "attendance": [{"kind": n.kind, "count": n.count, "basis": n.basis} for n in event.attendance.all()],
        "outcomes": [point(o) for o in event.outcomes.filter(public=True).prefetch_related("notes")],
        "materials": [
            {"title": m.title, "language": m.language, "address": address_of(m)}
            for m in materials_for(event, registered=False)
        ],
        "donors": list(event.donors.filter(public=True).values_list("name", flat=True)),
        "follow_up_found": event.follow_up_found,
    }


def point(outcome: Outcome) -> dict[str, Any]:
    """Return what twins say of a point."""
    return {
        "number": outcome.number,
        "text": outcome.text,
        "committed": outcome.committed,
        "due_on": outcome.due_on.isoformat() if outcome.due_on else None,
        "progress": outcome.progress,
        "recommendations": outcome.recommendations,
        "notes": [
            {"on": n.on.isoformat(), "progress": n.progress, "text": n.text} for n in outcome.notes.all()
        ],
    }


def address_of(material: Material) -> str:
    """Return where a public material is read."""
    return material.url or reverse("web:event-material", args=[material.pk])
