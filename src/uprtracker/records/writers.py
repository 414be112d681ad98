"""What each kind of document writes besides itself: one table, kind to writer.

A writer gets the review the document belongs to (None when it is not known, or
when the document concerns several), the document's row and its reading; it
writes within the transaction of the import and returns what is in doubt.
"""

from collections.abc import Callable

from uprtracker.core import Finding
from uprtracker.records import (
    adoption,
    answer_rows,
    list_rows,
    note_rows,
    question_rows,
    report_rows,
)
from uprtracker.records.models import Document, Review
from uprtracker.records.reading import Reading

Write = Callable[[Review | None, Document, Reading], list[Finding]]


def _council_report(review: Review | None, document: Document, reading: Reading) -> list[Finding]:
    return [*adoption.write(review, document, reading), *answer_rows.write(review, document, reading)]


WRITERS: dict[str, Write] = {
    "wg_report": report_rows.write,
    "addendum": answer_rows.write,
    "decision": adoption.write,
    "council_report": _council_report,
    "national_report": note_rows.write_base,
    "compilation": note_rows.write_base,
    "stakeholders_summary": note_rows.write_base,
    "thematic_list": list_rows.write,
    "advance_questions": question_rows.write,
}
