"""UN documents become rows: one transaction per document, one bad file never stops the batch.

A file that is in already (same checksum, same version of the readers) is left
alone, so an interrupted batch is simply started again.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from uprtracker.core import UprTrackerError
from uprtracker.core.errors import DocumentError
from uprtracker.documents.isolation import Outcome
from uprtracker.records.archive import checksum
from uprtracker.records.document_rows import store
from uprtracker.records.folder import documents_in
from uprtracker.records.models import Document, Finding, Review
from uprtracker.records.placing import file_name
from uprtracker.records.reading import READER_VERSION, Reading, read_all
from uprtracker.records.summary import BatchSummary, DocumentSummary, Progress, unheard

if TYPE_CHECKING:
    from uprtracker.accounts.models import User

UNREADABLE = "unreadable-document"


def import_document(path: Path) -> DocumentSummary:
    """Import one UN document. Raises a DocumentError when it cannot be read."""
    summary = import_documents([path]).documents[0]
    if summary.status == "failed":
        raise DocumentError(summary.message, place=file_name(path))
    return summary


def import_documents(
    paths: Sequence[Path],
    progress: Progress | None = None,
    *,
    workers: int = 2,
    review: Review | None = None,
    person: "User | None" = None,
) -> BatchSummary:
    """Import files and folders of UN documents; return what became of each.

    Files are read in `workers` child processes and written one after the other.
    `progress` hears of files done. With `review` they are set under that review,
    by decision of `person` (None: on the command line), whatever they say
    themselves. Never raises for a bad file: the summary says which failed and
    why, and a finding is left for the data editors.
    """
    report = progress or unheard
    found = list(documents_in(paths))
    done: dict[Path, DocumentSummary] = {
        one.path: DocumentSummary(file_name(one.path), "passed over", message=one.passed_over)
        for one in found
        if one.passed_over
    }
    todo = []
    for path in dict.fromkeys(one.path for one in found if not one.passed_over):
        known = _known(path, review)
        if known:
            done[path] = known
        else:
            todo.append(path)
    report(len(done), len(done) + len(todo), "")
    for outcome in read_all(todo, workers):
        done[outcome.item] = _settle(outcome, review, person)
        report(len(done), len(found), file_name(outcome.item))
    return BatchSummary(tuple(done[path] for path in dict.fromkeys(one.path for one in found)))


def _known(path: Path, by_hand: Review | None) -> DocumentSummary | None:
    """Return the summary of a file that is in already, read by the readers of today, under that review."""
    try:
        sha256 = checksum(path)
    except DocumentError:
        return None  # the reader will say what is wrong with it
    document = Document.objects.filter(sha256=sha256, reader_version=READER_VERSION).first()
    if document is None or (by_hand and document.review != by_hand):
        return None
    review = document.review.code if document.review else ""
    return DocumentSummary(file_name(path), "unchanged", document.symbol, document.kind, review)


def _settle(outcome: Outcome[Path, Reading], review: Review | None, person: "User | None") -> DocumentSummary:
    """Write one reading, or say why there is none."""
    path, reading = outcome.item, outcome.value
    if reading is None:
        return _failed(path, _why(path, outcome.error))
    known = _known(path, review)
    if known:
        return known
    try:
        with transaction.atomic():
            summary = store(path, reading, by_hand=review, person=person)
            Finding.objects.filter(kind=UNREADABLE, place=file_name(path)[:400], document=None).delete()
    except UprTrackerError as refused:
        return _failed(path, _why(path, refused))
    except DatabaseError as refused:
        return _failed(path, _("The database refused it: {reason}").format(reason=refused))
    return summary


def _why(path: Path, error: UprTrackerError | None) -> str:
    """Return the sentence of the error without the file name, which stands beside it everywhere."""
    if error is None:
        return _("The document could not be read.")
    return str(error).removeprefix(path.name).lstrip(":, ")


def _failed(path: Path, message: str) -> DocumentSummary:
    """Leave a finding, one per file and reason, and return the summary."""
    Finding.objects.get_or_create(
        kind=UNREADABLE,
        place=file_name(path)[:400],
        message=message,
        document=None,
        defaults={"severity": "error"},
    )
    return DocumentSummary(file_name(path), "failed", message=message)
