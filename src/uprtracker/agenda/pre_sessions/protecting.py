"""Risks that speakers name, and notes for their protection: sealed, for the speaker and people named for it.

    tell_risks(place, by=speaker, fields={"risk": "serious", "what": "…"})
    risks_of(place, by=protector)
    add_note(place, by=protector, text="…")

The lead of a series names who may read them, and is not among them unless named. Speakers see the names.
Nothing outside says whether a speaker named a risk.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions.models import Place, Protector, RiskFile, Series

LEVELS: Mapping[str, Promise] = {
    "": gettext_lazy("Not said"),
    "none": gettext_lazy("No risk that I know of"),
    "some": gettext_lazy("Some risk"),
    "serious": gettext_lazy("Serious risk"),
}
TEXTS: Mapping[str, Promise] = {
    "what": gettext_lazy("What could happen to you or others because you speak"),
    "avoid": gettext_lazy("What must not be done or said"),
    "told": gettext_lazy("Who may be told if something happens"),
    "contact": gettext_lazy("Somebody we can reach for you"),
}
LONGEST = 5_000


@transaction.atomic
def tell_risks(place: Place, *, by: User, fields: Mapping[str, str]) -> None:
    """Keep what a speaker says of his risks. Raises PermissionDenied, ValidationError, NoKey."""
    if not may(by, Action.SPEAK, place):
        raise PermissionDenied
    said = {name: str(fields.get(name, "")).strip() for name in ("risk", *TEXTS)}
    if said["risk"] not in LEVELS or any(len(said[name]) > LONGEST for name in TEXTS):
        raise ValidationError(_("A text here has at most {n} characters.").format(n=LONGEST))
    _change(place, {"said": said, "said_at": timezone.now().isoformat()})


@transaction.atomic
def add_note(place: Place, *, by: User, text: str) -> None:
    """Add a note for the protection of a speaker. Raises PermissionDenied, ValidationError, NoKey."""
    if not may(by, Action.PROTECT, place):
        raise PermissionDenied
    words = text.strip()
    if not 0 < len(words) <= LONGEST:
        raise ValidationError(_("Write a note of at most {n} characters.").format(n=LONGEST))
    note = {"by": by.get_full_name() or by.username, "at": timezone.now().isoformat(), "text": words}
    _change(place, {}, note=note)


def risks_of(place: Place, *, by: User) -> dict[str, Any]:
    """Return what a speaker said (`said`), and to those named the `notes` as well.

    Raises PermissionDenied, NoKey, Sealed.
    """
    protects = may(by, Action.PROTECT, place)
    if not (protects or may(by, Action.SPEAK, place)):
        raise PermissionDenied
    row = RiskFile.objects.filter(speaker=place).first()
    content = row.content() if row else {}
    return {"said": content.get("said", {}), "notes": content.get("notes", []) if protects else []}


@transaction.atomic
def name_protector(series: Series, user: User, *, by: User) -> None:
    """Name somebody who may read the risks. Raises PermissionDenied."""
    _ask_lead(by, series)
    Protector.objects.get_or_create(series=series, user=user)


@transaction.atomic
def unname_protector(series: Series, user: User, *, by: User) -> None:
    """Take that back. Raises PermissionDenied."""
    _ask_lead(by, series)
    Protector.objects.filter(series=series, user=user).delete()


def account_of(mail: str) -> User:
    """Return the account with this confirmed mail address. Raises ValidationError where there is none."""
    found = User.objects.filter(is_active=True, email__iexact=mail.strip()).order_by("pk")
    if not mail.strip() or len(found) != 1:
        raise ValidationError(_("No account here has this mail address."))
    return found[0]


def _ask_lead(by: User, series: Series) -> None:
    if not may(by, Action.LEAD, series):
        raise PermissionDenied


def _change(place: Place, fields: Mapping[str, Any], note: Mapping[str, str] | None = None) -> None:
    """Write into the file of a place, one writer after the other."""
    Place.objects.select_for_update().get(pk=place.pk)
    row = RiskFile.objects.filter(speaker=place).first()
    content = row.content() if row else {}
    row = row or RiskFile(speaker=place)
    notes = [*content.get("notes", []), *([dict(note)] if note else [])]
    row.put({**content, **fields, "notes": notes})
    row.save()
