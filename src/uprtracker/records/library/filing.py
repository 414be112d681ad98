"""The files of publications: a PDF or Word file in a language, or the address where it lies.

add_file(publication, language="fr", upload=upload, by=user)
add_file(publication, language="es", link="https://…", by=user)
remove_file(file, by=user)
"""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import may
from uprtracker.core.errors import DocumentError
from uprtracker.documents.kind import kind_of
from uprtracker.records.files import delete, take_in
from uprtracker.records.library.models import Publication, PublicationFile
from uprtracker.records.library.noting import note_beside
from uprtracker.records.media import NotTaken
from uprtracker.records.models import KeptFile

if TYPE_CHECKING:
    Sent = UploadedFile[Any]
else:
    Sent = UploadedFile

MEDIA = ("application/pdf", "application/zip", "application/msword")
MOST_BYTES = 60 * 2**20
MOST_FILES = 30  # of one publication
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def add_file(
    publication: Publication, *, language: str, by: User, upload: Sent | None = None, link: str = "",
    note: str = "",
) -> PublicationFile:  # fmt: skip
    """Give a publication a file or an address in a language.

    Raises NotTaken with a sentence for a file that is no PDF or Word file, ValidationError, PermissionDenied.
    """
    _ask(by, publication)
    if publication.files.count() >= MOST_FILES:
        raise NotTaken(_("There can be {n} files at most.").format(n=MOST_FILES))
    if bool(upload) == bool(link):
        raise ValidationError(_("Give a file or an address, one of the two."))
    with transaction.atomic():
        kept = _taken(upload, by) if upload else None
        row = PublicationFile(publication=publication, language=language, note=note, file=kept, link=link)
        row.full_clean()
        row.save()
        said = {"language": language, "file": kept.name if kept else link}
        note_beside(publication, "file added", by=by, after={"files": said})
    return row


def remove_file(file: PublicationFile, *, by: User) -> None:
    """Take a file away, with its bytes and its counts. Raises PermissionDenied."""
    publication = file.publication
    _ask(by, publication)
    with transaction.atomic():
        said = {"language": file.language, "file": file.file.name if file.file else file.link}
        kept = file.file
        file.delete()
        if kept is not None:
            delete(kept)
        note_beside(publication, "file removed", by=by, before={"files": said})


def media_of_file(file: KeptFile) -> str:
    """Return the media type to send: that of Word for a package, which was looked into when it came."""
    return WORD if file.media == "application/zip" else file.media


def _ask(by: User, publication: Publication) -> None:
    if not may(by, publication.action, publication):
        raise PermissionDenied


def _taken(upload: Sent, by: User) -> KeptFile:
    if (upload.size or 0) <= MOST_BYTES:
        try:
            kind_of(upload.read(), upload.name or "")
        except DocumentError as error:
            raise NotTaken(f"{upload.name}: {error}") from error
        upload.seek(0)
    return take_in(upload, by=by, only=MEDIA, most=MOST_BYTES)
