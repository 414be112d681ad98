"""What came of an event: numbered points, and dated notes on how far each has come."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Prefetch, QuerySet
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.agenda.events.models import Event, Outcome, OutcomeNote, Progress
from uprtracker.records import editing
from uprtracker.records.models import Recommendation, State

MOST_CODES = 50
OPEN = (Progress.OPEN, Progress.UNDER_WAY)


@transaction.atomic
def add_outcome(event: Event, *, by: User, **fields: Any) -> Outcome:
    """Add a point with the next number. Raises PermissionDenied, ValidationError."""
    editing.touch(event, by=by, what="outcome added")
    Event.objects.select_for_update().get(pk=event.pk)
    last = event.outcomes.aggregate(last=Max("number"))["last"] or 0
    outcome = Outcome(event=event, number=last + 1, **fields)
    _save(outcome)
    return outcome


@transaction.atomic
def change_outcome(outcome: Outcome, *, by: User, **fields: Any) -> None:
    """Change a point; it keeps its number. Raises PermissionDenied, ValidationError."""
    editing.touch(outcome.event, by=by, what="outcome changed")
    for name, value in fields.items():
        setattr(outcome, name, value)
    _save(outcome)


@transaction.atomic
def note(outcome: Outcome, *, by: User, on: date, progress: str, text: str) -> OutcomeNote:
    """Say how far a point was on a day; the note with the last day says how far it is."""
    editing.touch(outcome.event, by=by, what="outcome noted")
    made = OutcomeNote(outcome=outcome, on=on, progress=progress, text=text, by=by)
    made.full_clean()
    made.save()
    last = outcome.notes.last()
    outcome.progress = last.progress if last else progress
    outcome.save(update_fields=["progress"])
    return made


def to_follow() -> QuerySet[Outcome]:
    """Return the public points of public events, those still open with the next due day first."""
    public = Outcome.objects.filter(public=True, event__state=State.PUBLISHED).select_related("event")
    return public.prefetch_related(Prefetch("notes", OutcomeNote.objects.order_by("on", "pk")))


def is_open(outcome: Outcome) -> bool:
    """Tell whether something is still to be done."""
    return outcome.progress in OPEN


def known_codes(codes: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the codes that name recommendations of this database, each once, and those that do not."""
    asked = list(dict.fromkeys(code.strip().upper() for code in codes if code.strip()))[: MOST_CODES + 1]
    by_upper = {
        code.upper(): code
        for code in Recommendation.objects.filter(code__in=_spellings(asked)).values_list("code", flat=True)
    }
    return [by_upper[code] for code in asked if code in by_upper], [c for c in asked if c not in by_upper]


def _spellings(codes: Sequence[str]) -> set[str]:
    """Return codes as asked and with the small letters that some have (`SVN-20-x1a2`)."""
    return {*codes, *("-".join([*code.split("-")[:2], *code.lower().split("-")[2:]]) for code in codes)}


def _save(outcome: Outcome) -> None:
    found, strange = known_codes(outcome.recommendations)
    if strange:
        raise ValidationError(
            {"recommendations": _("Not known here: %(names)s") % {"names": ", ".join(strange)}}
        )
    if len(found) > MOST_CODES:
        raise ValidationError({"recommendations": _("The list is too long.")})
    outcome.recommendations = found
    outcome.full_clean()
    outcome.save()
