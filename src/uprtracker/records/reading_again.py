"""Documents of the archive read again: under the review a person set, or because others moved."""

from typing import TYPE_CHECKING

from django.db import transaction

from uprtracker.core.errors import DocumentError
from uprtracker.records.archive import path_of
from uprtracker.records.changed import NOTHING
from uprtracker.records.deciding import tell
from uprtracker.records.document_rows import store
from uprtracker.records.models import Document, Review
from uprtracker.records.reading import read_all
from uprtracker.records.summary import DocumentSummary

if TYPE_CHECKING:
    from uprtracker.accounts.models import User


def attach(*, document: Document, review: Review, person: "User") -> DocumentSummary:
    """Set `document` under `review` by decision of `person`, and read it again with it.

    All or nothing; raises DocumentError when it cannot be read. Documents of the
    review it stood under before are read again too.
    """
    summary = _read_again(document, review, person)
    catch_up()
    tell(f"document {document} set under {review}", NOTHING)  # reading it counted what changed
    return summary


def catch_up() -> int:
    """Read again what is marked for it (no version of a reader), and return how many were."""
    marked = Document.objects.filter(reader_version="")
    for document in marked:
        _read_again(document, None, None)
    return len(marked)


def _read_again(document: Document, review: Review | None, person: "User | None") -> DocumentSummary:
    path = path_of(document)
    if not path.exists():
        raise DocumentError(
            "The file of this document is not in the archive.", place=document.name, remedy="Import it again."
        )
    outcome = next(read_all([path], workers=1))
    if outcome.value is None:
        raise outcome.error or DocumentError("The document could not be read.", place=document.name)
    with transaction.atomic():
        return store(path, outcome.value, by_hand=review, person=person)
