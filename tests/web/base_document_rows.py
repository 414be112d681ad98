"""Rows of a national report that names a recommendation of the review before, with our own words."""

from datetime import UTC, datetime
from types import SimpleNamespace

from uprtracker.records.models import (
    Document,
    Mention,
    Note,
    Paragraph,
    Recommendation,
    Review,
    Submission,
)

PARAGRAPHS = (
    ("", "I. Forests", True, 1, []),
    ("", "A. Trees (recommendation 140.1)", True, 2, []),
    ("1", "Trees were <planted>.", False, 0, [[21, "1"]]),
    ("2", "They grow.", False, 0, [[4, "2"], [10, "1"]]),
    ("", "B. Shrubs", True, 2, []),
    ("3", "None.", False, 0, []),
)


def write_base(record: Recommendation) -> SimpleNamespace:
    """Write the national report of the next review of the same State; return its document and note."""
    state = record.review.state
    later = Review.objects.create(
        code=f"{state}-55", state=state, session=55, cycle=5, status="scheduled", demo=record.review.demo
    )
    document = Document.objects.create(
        sha256="b" * 64,
        symbol=f"A/HRC/WG.6/55/{state}/1",
        language="en",
        kind="national_report",
        media="pdf",
        name="national.pdf",
        size=1,
        pages=[[595, 842], [595, 842]],
        review=later,
        reader_version="1",
        read_at=datetime(2030, 1, 1, tzinfo=UTC),
    )
    paragraphs = [
        Paragraph.objects.create(
            document=document,
            order=order,
            number=number,
            text=text,
            heading=heading,
            level=level,
            marks=marks,
        )
        for order, (number, text, heading, level, marks) in enumerate(PARAGRAPHS, 1)
    ]
    note = Note.objects.create(document=document, order=1, mark="1", text="See 140.1 and 140.99.", page=2)
    note.paragraphs.set([paragraphs[2], paragraphs[3]])
    Submission.objects.create(
        document=document, order=1, abbreviation="FOT", name="Friends of trees", group="Civil society"
    )
    named = (("140.1", 1, None, [record]), ("140.1", 2, note, [record]), ("140.99", 2, note, []))
    for order, (number, at, of_note, records) in enumerate(named, 1):
        mention = Mention.objects.create(
            document=document, order=order, number=number, paragraph=paragraphs[at], note=of_note
        )
        mention.recommendations.set(records)
    return SimpleNamespace(document=document, note=note)
