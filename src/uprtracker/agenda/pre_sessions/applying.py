"""Writing, sending, changing and withdrawing an application.

    one = begin(panel, by=person, now=…)
    save(one, values, now=…)    # a draft may lack anything
    send(one, now=…)            # ValidationError says what is missing

Each moment is the caller's `now`, compared with the call's while its row is locked: at the deadline itself
nothing is taken any more.
"""

import zipfile
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from uprtracker.accounts.models import User
from uprtracker.agenda.pre_sessions.confirming import confirm
from uprtracker.agenda.pre_sessions.conflicts import folded
from uprtracker.agenda.pre_sessions.models import Application, Panel, Series
from uprtracker.records import files
from uprtracker.records.media import NotTaken
from uprtracker.records.models import KeptFile
from uprtracker.reference import load_reference

MOST_WORDS = 200
MOST_ISSUES = 5
MOST_BYTES = 10 * 2**20
MOST_OF_ONE = 30  # applications and drafts of one account in one series
TAKEN: Collection[str] = (
    "application/pdf",
    "application/msword",
    "application/rtf",
    "application/zip",  # what a Word file is by its first bytes
)
"""What a submission may be."""
ASKED = (
    "institution", "kind", "region", "aim", "since", "ecosoc", "contact_name", "contact_email",
    "speaker_name", "speaker_gender", "speaker_email", "speaker_function", "issues",
)  # fmt: skip
NEEDED = tuple(name for name in ASKED if name != "region")
_SENT = (Application.State.SENT,)


class NotNow(ValidationError):
    """The call does not take anything at this moment."""


class Overtaken(ValidationError):
    """It was changed from another window since it was opened here."""


def words_in(text: str) -> int:
    """Return how many words a text has: what stands between blanks.

    >>> words_in("a free press – now")
    5
    """
    return len(text.split())


@transaction.atomic
def begin(panel: Panel, *, by: User, language: str, now: datetime) -> Application:
    """Begin a draft for the panel of a country."""
    series = _open(panel.series_id, now)
    if panel.standing != Panel.Standing.CHOSEN:
        raise ValidationError(_("The meeting on this country does not take place."))
    if series.members.filter(user=by).exists():
        raise ValidationError(_("You have a part in preparing this series, so you cannot apply to it."))
    if series.applications.filter(owner=by).count() >= MOST_OF_ONE:
        raise ValidationError(_("You have too many applications here. Delete drafts that you do not need."))
    return Application.objects.create(
        series=series, panel=panel, owner=by, language=language, contact_email=by.email
    )


@transaction.atomic
def save(one: Application, values: Mapping[str, Any], *, revision: int, now: datetime) -> None:
    """Keep what was filled in. What has been sent already must stay complete."""
    _open(one.series_id, now)
    kept = Application.objects.select_for_update().get(pk=one.pk)
    if kept.state not in (Application.State.DRAFT, *_SENT):
        raise NotNow(_("This application cannot be changed any more."))
    if kept.revision != revision:
        raise Overtaken(_("This application was changed in another window. What stands there is kept."))
    for name, value in values.items():
        setattr(one, name, value)
    one.state, one.revision = kept.state, revision + 1
    if one.state in _SENT and (faults := missing(one)):
        raise ValidationError(faults)
    one.save(update_fields=[*values, "revision", "changed_at"])


@transaction.atomic
def send(one: Application, *, now: datetime) -> None:
    """Send it, and confirm that by mail. Sending it again sends nothing."""
    _open(one.series_id, now)
    kept = Application.objects.select_for_update().get(pk=one.pk)
    if kept.state in _SENT:
        return
    if kept.state != Application.State.DRAFT:
        raise NotNow(_("This application cannot be changed any more."))
    if faults := missing(kept):
        raise ValidationError(faults)
    _refuse_twice(kept)
    kept.state, kept.sent_at = Application.State.SENT, now
    kept.save(update_fields=["state", "sent_at", "changed_at"])
    one.refresh_from_db()
    confirm(one, "sent")


@transaction.atomic
def withdraw(one: Application, *, now: datetime) -> None:
    """Withdraw what was sent, at any time, after the letters too. It cannot be sent again."""
    kept = Application.objects.select_for_update().get(pk=one.pk)
    if kept.state in (Application.State.DRAFT, Application.State.WITHDRAWN):
        return
    kept.state, kept.withdrawn_at = Application.State.WITHDRAWN, now
    kept.save(update_fields=["state", "withdrawn_at", "changed_at"])
    one.refresh_from_db()
    confirm(one, "withdrawn")


@transaction.atomic
def delete_draft(one: Application) -> None:
    """Delete a draft for good, with its file."""
    kept = Application.objects.select_for_update().get(pk=one.pk)
    if kept.state != Application.State.DRAFT:
        raise ValidationError(_("What was sent can be withdrawn, not deleted."))
    kept.delete()


@transaction.atomic
def attach(one: Application, upload: files.Sent, *, by: User, now: datetime) -> KeptFile:
    """Keep a submission in the place of the one before. Raises NotTaken for files of another kind."""
    _open(one.series_id, now)
    if one.state not in (Application.State.DRAFT, *_SENT):
        raise NotNow(_("This application cannot be changed any more."))
    _refuse_archives(upload)
    kept = files.take_in(upload, by=by, only=TAKEN, most=MOST_BYTES)
    before, one.submission = one.submission, kept
    one.save(update_fields=["submission", "changed_at"])
    if before is not None:
        files.delete(before)
    return kept


def missing(one: Application) -> dict[str, list[str]]:
    """Return for each field what has to be done before the application can be sent."""
    faults = {name: [_("This is missing.")] for name in NEEDED if not getattr(one, name)}
    words = words_in(one.aim)
    if words > MOST_WORDS:
        faults["aim"] = [
            ngettext(
                "This has {n} word, {most} are allowed.", "This has {n} words, {most} are allowed.", words
            ).format(n=words, most=MOST_WORDS)
        ]
    if strange := set(one.issues) - set(load_reference().issues):
        faults["issues"] = [_("Not an issue of the list: {names}.").format(names=", ".join(sorted(strange)))]
    elif len(one.issues) > MOST_ISSUES:
        faults["issues"] = [_("Choose at most {n} issues.").format(n=MOST_ISSUES)]
    for name in ("contact_email", "speaker_email"):
        if getattr(one, name) and not _is_address(getattr(one, name)):
            faults[name] = [_("This is no mail address.")]
    return faults


def _refuse_archives(upload: files.Sent) -> None:
    """Refuse a ZIP that is no Word or OpenDocument file, or carries macros; nothing is unpacked."""
    head = upload.read(4)
    upload.seek(0)
    if head != b"PK\x03\x04" or (upload.size or 0) > MOST_BYTES:
        return
    try:
        with zipfile.ZipFile(upload) as archive:
            parts = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        parts = set()
    upload.seek(0)
    written = "word/document.xml" in parts or {"content.xml", "mimetype"} <= parts
    if not written or any(part.casefold().endswith("vbaproject.bin") for part in parts):
        raise NotTaken(_("{name} is of a kind that is not taken here.").format(name=upload.name))


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _open(series: int, now: datetime) -> Series:
    """Return the series, locked, while its call takes applications; raise NotNow otherwise."""
    found = Series.objects.select_for_update().get(pk=series)
    if not found.takes(now):
        raise NotNow(_("The call is closed: nothing can be sent or changed any more."))
    return found


def _refuse_twice(one: Application) -> None:
    """One institution applies once for a country; the row of its series is locked."""
    others = one.panel.applications.exclude(pk=one.pk).filter(owner=one.owner_id, state__in=_SENT)
    if any(folded(other.institution) == folded(one.institution) for other in others):
        raise ValidationError(
            {"institution": _("You have sent an application of this institution for this country already.")}
        )
