"""Reminders of statements that are due: a week before, the day before, and once when the day has passed.

The mail says which series and which day, and nothing of the panel, the speaker or the journey.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from uprtracker.accounts.outbox import post
from uprtracker.agenda.pre_sessions.models import Panel, Place, Series
from uprtracker.agenda.pre_sessions.places import way_to
from uprtracker.agenda.pre_sessions.statements import BEFORE, due_on

STEPS = (7, 1, -1)
"""Days left at which a reminder goes out."""
_LATEST = timedelta(days=3)  # what is over for longer is not told any more
_TOLD = (Series.State.SELECTED, Series.State.PUBLISHED)


def remind_all(today: date | None = None) -> int:
    """Put the reminders of a day into the outbox and return how many: each goes once, whoever asks again."""
    day = today or timezone.localdate()
    return sum(_remind(place, due, step) for place, due, step in _due(day))


def _due(today: date) -> Iterator[tuple[Place, date, int]]:
    soonest, latest = today + BEFORE - _LATEST, today + BEFORE + timedelta(days=STEPS[0])
    near = Series.objects.filter(state__in=_TOLD, starts_on__lte=latest, ends_on__gte=soonest)
    if not near.exists():
        return
    places = Place.objects.filter(
        panel__series__in=near,
        panel__standing=Panel.Standing.CHOSEN,
        function=Place.Function.SPEAKER,
        statements=None,
    ).exclude(email="")
    for place in places.select_related("panel__series", "user"):
        due = due_on(place.panel)
        left = (due - today).days
        if -_LATEST.days <= left <= STEPS[0]:
            yield place, due, min(step for step in STEPS if left <= step)


@transaction.atomic
def _remind(place: Place, due: date, step: int) -> bool:
    with translation.override(place.language):
        words = _("was due on {day}") if step < 0 else _("is due on {day}")
        said = words.format(day=date_format(due, _("j F Y"), use_l10n=False))
        return post(
            f"statement:{place.pk}:{due.isoformat()}:{step}",
            kind="pre-session statement",
            to=place.user.email if place.user and place.user.email else place.email,
            subject=_("Pre-sessions: your statement {due}").format(due=said),
            text=_(
                "Your statement for the Pre-sessions “{series}” {due}.\n\nDeposit it here, as a file or as"
                " text; you say whether it is published or stays confidential:\n{address}"
            ).format(series=place.panel.series.title, due=said, address=way_to(place)),
        )
