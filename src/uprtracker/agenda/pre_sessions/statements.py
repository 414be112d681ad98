"""Statements: deposited by speakers two weeks before their panel, each version kept, public if they say so.

    deposit(place, by=speaker, text="…", language="en", public=False)
    due_on(panel)

The file stays with the lead and the speaker: files name their writers. The public reads the words alone.
"""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions.consents import Matter, say
from uprtracker.agenda.pre_sessions.models import Panel, Place, Statement
from uprtracker.agenda.pre_sessions.models.statement import LONGEST
from uprtracker.core.errors import DocumentError
from uprtracker.records import files
from uprtracker.records.asks.reading import read_paper
from uprtracker.records.changed import NOTHING
from uprtracker.records.media import NotTaken
from uprtracker.records.version import bump

BEFORE = timedelta(days=14)
MEDIA = ("application/pdf", "application/zip", "application/msword")
MOST_VERSIONS = 20


def due_on(panel: Panel) -> date:
    """Return the day by which the statements of a panel are asked for: two weeks before it."""
    day = localtime(panel.starts_at, panel.series.tz).date() if panel.starts_at else panel.series.starts_on
    return day - BEFORE


def deposit(
    place: Place, *, by: User, text: str, language: str, public: bool, file: files.Sent | None = None
) -> Statement:
    """Keep a new version, typed or in a file (PDF, Word), and whether the public may read it.

    Raises PermissionDenied; ValidationError with a sentence, then nothing is kept.
    """
    if not may(by, Action.SPEAK, place):
        raise PermissionDenied
    words = _read(file) if file else text.strip()
    if len(words) > LONGEST:
        raise ValidationError({"text": _("This is longer than a statement can be.")})
    with transaction.atomic():
        current = Place.objects.select_for_update().get(pk=place.pk)
        number = current.statements.count() + 1
        if number > MOST_VERSIONS:
            raise ValidationError(_("There are {n} versions already.").format(n=MOST_VERSIONS))
        made = Statement(place=current, number=number, language=language, text=words)
        made.full_clean(exclude=["file"])
        if file:
            file.seek(0)
            try:
                made.file = files.take_in(file, by=by, only=MEDIA)
            except NotTaken as error:
                raise ValidationError({"file": error.message}) from error
        made.save()
        say(current, {Matter.STATEMENT: public}, by=by)
        if public:
            bump("a statement of a Pre-session changed", NOTHING)
    return made


def versions(place: Place, *, by: User) -> QuerySet[Statement]:
    """Return all versions, the last first, to the speaker and the lead. Raises PermissionDenied."""
    if not (may(by, Action.SPEAK, place) or may(by, Action.LEAD, place)):
        raise PermissionDenied
    return place.statements.select_related("file").order_by("-number")


def _read(file: files.Sent) -> str:
    """Return the words of a file that was sent; it is read in a child process."""
    try:
        words = read_paper(file).text.strip()
    except DocumentError as error:
        raise ValidationError({"file": str(error)}) from error
    if not words:
        raise ValidationError({"file": _("No words were found in this file. Type or paste the statement.")})
    return words
