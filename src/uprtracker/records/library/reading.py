"""The words in the files of publications, for the search: read in a child process, a file at a time.

A file that cannot be read is not tried again until it is sent anew; its publication is found by its title.
"""

from django.db import transaction

from uprtracker.documents import Document, paragraphs, read_document, run_isolated
from uprtracker.records.changed import NOTHING
from uprtracker.records.files import path_of
from uprtracker.records.library.models import PublicationFile
from uprtracker.records.models.edited import State
from uprtracker.records.version import bump

LONGEST = 1_000_000  # letters of one file that are kept for the search
_SECONDS = 60.0
_AT_ONCE = 3


def read_files(most: int = _AT_ONCE) -> int:
    """Read files that nobody has read yet and return how many there were: work of each minute."""
    waiting = PublicationFile.objects.filter(text_read=False, file__isnull=False).select_related("file")
    rows = list(waiting.order_by("pk")[:most])
    if not rows:
        return 0
    paths = [path_of(row.file) for row in rows if row.file]
    for row, outcome in zip(
        rows, run_isolated(read_document, paths, workers=1, seconds=_SECONDS), strict=True
    ):
        _keep(row, _text(outcome.value) if outcome.value else "")
    return len(rows)


@transaction.atomic
def _keep(row: PublicationFile, text: str) -> None:
    same = PublicationFile.objects.filter(pk=row.pk, text_read=False)
    if same.update(text=text, text_read=True) and text and row.publication.state == State.PUBLISHED:
        bump("publication: file read", NOTHING)


def _text(document: Document) -> str:
    words = "\n".join(one.text for one in paragraphs(document))
    return words.replace("\0", " ")[:LONGEST]
