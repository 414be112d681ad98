"""Letters of acceptance and regret: what they say, a look at each, and sending each once.

    for letter in due(panel): …      # what would go out now, each as it would be read
    send_letters(panel, by=member, seen=[…])

A letter is a row with a constraint of its own and a mail with a key of its own: whoever presses twice, or
in two windows, sends it once. What the lead saw is what goes out, or nothing does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from uprtracker.accounts.outbox import post
from uprtracker.agenda.pre_sessions.models import (
    Application,
    Choice,
    Letter,
    LetterKind,
    LetterText,
    Panel,
    Series,
    SeriesMember,
)
from uprtracker.agenda.pre_sessions.wording import check_places, filled, usual
from uprtracker.records.changed import NOTHING
from uprtracker.records.version import bump

_STATES = Application.State


class LookAgain(ValidationError):
    """What would go out is no longer what was seen."""


@dataclass(frozen=True, slots=True)
class Due:
    """A letter as it would go out. `stamp` tells whether it is still what somebody looked at."""

    application: Application
    kind: str
    subject: str
    text: str

    @property
    def stamp(self) -> str:
        """Return a name for exactly this letter."""
        to = self.application.contact_email
        return sha256("\0".join((str(self.application.pk), self.kind, to, self.text)).encode()).hexdigest()[
            :16
        ]


def text_of(series: Series, kind: str, language: str) -> str:
    """Return what letters of a kind say in a language, the places not filled in."""
    own = series.letter_texts.filter(kind=kind, language=language).first()
    return own.text if own else usual(f"letter-{kind}", language)[1]


@transaction.atomic
def write_text(series: Series, *, kind: str, language: str, text: str) -> None:
    """Change what letters of a kind say; an empty text brings the usual one back."""
    words = text.strip().replace("\r\n", "\n")
    if not words or words == usual(f"letter-{kind}", language)[1]:
        series.letter_texts.filter(kind=kind, language=language).delete()
        return
    check_places(words)
    LetterText.objects.update_or_create(series=series, kind=kind, language=language, defaults={"text": words})


def undecided(panel: Panel) -> int:
    """Return how many applications nobody has decided: letters go out when there are none."""
    if panel.standing == Panel.Standing.DROPPED:
        return 0
    return panel.applications.filter(state=_STATES.SENT, choice=None).count()


def due(panel: Panel) -> list[Due]:
    """Return the letters that would go out now, by institution."""
    rows = panel.applications.filter(state__in=(_STATES.SENT, _STATES.RESERVE, _STATES.NOT_SELECTED))
    found = []
    for one in rows.select_related("panel__series", "series", "owner").order_by("institution", "pk"):
        kind = _kind(panel, one)
        if kind and not Letter.objects.filter(application=one, kind=kind).exists():
            subject = usual(f"letter-{kind}", one.language)[0]
            found.append(Due(one, kind, subject, filled(text_of(panel.series, kind, one.language), one)))
    return found


@transaction.atomic
def send_letters(panel: Panel, *, by: SeriesMember, seen: Sequence[str], now: datetime) -> int:
    """Send the letters of a country and tell the applicants' pages; return how many went out.

    `seen` are the stamps of what the lead looked at: raises LookAgain where anything has changed since.
    Raises ValidationError before the call has closed, and while anything is undecided.
    """
    series = Series.objects.select_for_update().get(pk=panel.series_id)
    if series.state == Series.State.OPEN and now < series.call_closes_at:
        raise ValidationError(_("The call is still open. Letters go out after it has closed."))
    list(panel.applications.select_for_update())
    panel.refresh_from_db()
    if undecided(panel):
        raise ValidationError(_("Decide on every application of this country first."))
    letters = due(panel)
    if not letters:
        return 0
    if sorted(one.stamp for one in letters) != sorted(seen):
        raise LookAgain(_("Something has changed since you looked at the letters. Look at them again."))
    for one in letters:
        _send(one, by)
    _settle(series)
    return len(letters)


def sent(series: Series) -> "models.QuerySet[Letter]":
    """Return the log of what went out, newest first."""
    return series.letters.select_related("application__panel", "by__user")


def _kind(panel: Panel, one: Application) -> str:
    if panel.standing == Panel.Standing.DROPPED:
        return LetterKind.DROPPED if one.state == _STATES.SENT else ""
    choice = Choice.objects.filter(application=one).first()
    return choice.value if choice else ""


def _send(one: Due, by: SeriesMember) -> None:
    application = one.application
    Letter.objects.create(
        series=application.series, application=application, kind=one.kind, language=application.language,
        to=application.contact_email, subject=one.subject, text=one.text, by=by,
    )  # fmt: skip
    post(
        f"pre-session-letter:{application.pk}:{one.kind}",
        kind="pre-session",
        to=application.contact_email,
        subject=one.subject,
        text=one.text,
    )
    state = _STATES.NOT_SELECTED if one.kind == LetterKind.DROPPED else one.kind
    Application.objects.filter(pk=application.pk).update(state=state)
    Choice.objects.filter(application=application).delete()


def _settle(series: Series) -> None:
    """Say that the speakers are selected once nothing waits for a decision."""
    waits = series.applications.filter(state=_STATES.SENT).exists()
    if not waits and series.state in (Series.State.OPEN, Series.State.CLOSED):
        Series.objects.filter(pk=series.pk).update(state=Series.State.SELECTED)
        bump("Pre-sessions", NOTHING)
