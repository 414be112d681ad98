"""Pictures that editors send: checked and drawn anew in a child process, in sizes, without hidden data.

    set_picture(photograph, upload, by=user)    # its renditions; the former ones go
    cover = take_cover(upload, by=user)         # one KeptFile

The file as it was sent is not kept.
"""

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import may
from uprtracker.documents import run_isolated
from uprtracker.documents.picture import Redrawn, redraw
from uprtracker.records.files import delete, take_in
from uprtracker.records.library.models import Photograph, Rendition
from uprtracker.records.library.noting import note_beside
from uprtracker.records.media import NotTaken
from uprtracker.records.models import KeptFile

if TYPE_CHECKING:
    Sent = UploadedFile[Any]
else:
    Sent = UploadedFile

WIDTHS = (320, 960, 1920)
COVER = (400,)
MOST_BYTES = 25 * 2**20
_SECONDS = 40.0


def set_picture(photograph: Photograph, upload: Sent, *, by: User) -> list[Rendition]:
    """Give a photograph its picture in all sizes. Raises NotTaken with a sentence, PermissionDenied."""
    if not may(by, photograph.action, photograph):
        raise PermissionDenied
    drawn = _redrawn(upload, WIDTHS)
    with transaction.atomic():
        before = list(photograph.renditions.select_related("file"))
        photograph.renditions.all().delete()
        for one in before:
            delete(one.file)
        made = [_rendition(photograph, one, by) for one in drawn]
        note_beside(photograph, "picture", by=by, after={"picture": f"{drawn[-1].width}x{drawn[-1].height}"})
    return made


def take_cover(upload: Sent, *, by: User, widths: tuple[int, ...] = COVER) -> KeptFile:
    """Keep the picture of a cover in the one size it is shown in. Raises NotTaken with a sentence."""
    return _kept(_redrawn(upload, widths)[-1], by)


def _rendition(photograph: Photograph, one: Redrawn, by: User) -> Rendition:
    return Rendition.objects.create(
        photograph=photograph, width=one.width, height=one.height, file=_kept(one, by)
    )


def _kept(one: Redrawn, by: User) -> KeptFile:
    return take_in(SimpleUploadedFile(f"{one.width}.jpg", one.jpeg), by=by, only=("image/jpeg",))


def _redrawn(upload: Sent, widths: tuple[int, ...]) -> tuple[Redrawn, ...]:
    if (upload.size or 0) > MOST_BYTES:
        raise NotTaken(
            _("{name} has more than {size} MB.").format(name=upload.name, size=MOST_BYTES // 2**20)
        )
    home = Path(settings.UPR_HOME)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=home, prefix="picture-") as aside:
        for chunk in upload.chunks():
            aside.write(chunk)
        aside.flush()
        job = partial(redraw, widths=widths)
        outcome = next(run_isolated(job, [Path(aside.name)], workers=1, seconds=_SECONDS))
    if not outcome.value:
        why = str(outcome.error).removeprefix(f"{Path(aside.name).name}: ") if outcome.error else ""
        raise NotTaken(_("{name} is not taken. {why}").format(name=upload.name, why=why))
    return outcome.value
