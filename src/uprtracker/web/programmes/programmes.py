"""`/programmes/`, `/programmes/uga-4-follow-up/`: country programmes, each as a timeline over its cycle."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language

from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.programmes.country.commitments import overdue
from uprtracker.agenda.programmes.country.timeline import timeline
from uprtracker.agenda.programmes.models import Commitment, Programme, Stage
from uprtracker.records.editing import worded, wordings_of
from uprtracker.records.models.edited import State
from uprtracker.records.prose import html_of
from uprtracker.web import addresses, names
from uprtracker.web.page import Page, public_page
from uprtracker.web.programmes.mid_term import gone


@public_page
def programmes(request: HttpRequest) -> Page:
    """All published programmes, by State."""
    found = list(Programme.objects.public().prefetch_related("stages"))
    language = get_language() or "en"
    rows = wordings_of(found, language)
    shown = sorted(found, key=lambda one: (names.fold(names.state(one.iso3)), -one.cycle))
    context = {
        "section": "sessions",
        "rows": [(one, worded(one, language, rows), _next(one)) for one in shown],
        "may_edit": may(request.user, Action.RUN_EVENTS),
        "twin": reverse("web:programmes-data"),
    }
    return Page("web/programmes/programmes.html", context, {"programmes": [_head(one) for one in shown]})


@public_page
def programme(request: HttpRequest, slug: str) -> Page | HttpResponse:
    """One programme: its timeline, stages, commitments, partners."""
    one = Programme.objects.filter(slug=slug).first()
    if one is None or one.state != State.PUBLISHED:
        return gone(request, one)
    today = localdate()
    stages = list(one.stages.select_related("event"))
    line = timeline(stages, today)
    commitments = list(one.commitments.select_related("stage").prefetch_related("notes"))
    words = worded(one, get_language() or "en")
    context = {
        "section": "sessions",
        "programme": one,
        "words": words,
        "summary": html_of(words.summary),
        "donors": [donor.name for donor in one.donors.filter(public=True)],
        "line": line,
        "events": {mark.stage.pk: public_event(mark.stage) for mark in line.marks},
        "commitments": [(each, overdue(each, today)) for each in commitments],
        "may_edit": may(request.user, Action.RUN_EVENTS, one),
        "twin": reverse("web:programme-data", args=[slug]),
    }
    return Page("web/programmes/programme.html", context, _whole(one, stages, commitments))


def public_event(stage: Stage) -> dict[str, str] | None:
    """Return title and address of the event of a stage where it is public."""
    event = stage.event
    if event is None or event.state != State.PUBLISHED:
        return None
    return {"title": event.title, "address": f"/events/{event.slug}/"}


def commitment_data(one: Commitment) -> dict[str, Any]:
    """Return a commitment as plain values."""
    return {
        "text": one.text,
        "by": one.by_whom,
        "made_at": str(one.stage) if one.stage else None,
        "made_on": _day(one.made_on),
        "due_on": _day(one.due_on),
        "status": one.status,
        "source": one.source,
        "notes": [
            {"day": _day(note.day), "status": note.status, "words": note.words, "source": note.source}
            for note in one.notes.all()
        ],
    }


def _next(one: Programme) -> Stage | None:
    """Return the next stage that is planned and not held yet."""
    today = localdate()
    ahead = [stage for stage in one.stages.all() if not stage.held_on and stage.planned_on]
    coming = [stage for stage in ahead if stage.planned_on and stage.planned_on >= today]
    return min(coming, key=lambda stage: (stage.planned_on, stage.pk), default=None)


def _head(one: Programme) -> dict[str, Any]:
    return {
        "address": reverse("web:programme", args=[one.slug]),
        "state": one.iso3,
        "state_address": addresses.state(one.iso3),
        "cycle": one.cycle,
        "title": one.title,
        "partners": one.partners,
    }


def _whole(one: Programme, stages: Sequence[Stage], commitments: Sequence[Commitment]) -> dict[str, Any]:
    return {
        **_head(one),
        "summary": one.summary,
        "donors": [donor.name for donor in one.donors.filter(public=True)],
        "stages": [
            {
                "kind": stage.kind,
                "title": stage.title or None,
                "planned_on": _day(stage.planned_on),
                "held_on": _day(stage.held_on),
                "place": stage.place or None,
                "event": public_event(stage),
                "outcome": stage.outcome or None,
                "documents": stage.documents,
            }
            for stage in stages
        ],
        "commitments": [commitment_data(each) for each in commitments],
    }


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None
