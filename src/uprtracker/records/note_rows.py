"""Notes, submissions and mentions of a document: rows tied to its paragraphs and recommendations."""

from collections.abc import Iterable, Sequence

from uprtracker.core import Finding as Doubt
from uprtracker.core import Span
from uprtracker.records.mentions import settle_document
from uprtracker.records.models import Document, Mention, Note, Paragraph, Recommendation, Review, Submission
from uprtracker.records.placing import clean, placed
from uprtracker.records.reading import Reading


def write_base(review: Review | None, document: Document, reading: Reading) -> list[Doubt]:
    """Write what a base document holds besides its paragraphs; return the numbers that are unknown."""
    notes = write_notes(document, reading)
    Submission.objects.filter(document=document).delete()
    Submission.objects.bulk_create(
        Submission(
            **placed(document, one.span, reading.boxes),
            order=order,
            abbreviation=clean(one.abbreviation)[:60],
            name=clean(one.name),
            group=clean(one.group)[:100],
        )
        for order, one in enumerate(reading.extraction.submissions, 1)
    )
    _write_mentions(document, reading, notes)
    return settle_document(document) if review else []


def write_notes(document: Document, reading: Reading) -> list[Note]:
    """Replace the notes of `document`, tied to the paragraphs and recommendations that carry their marks."""
    Note.objects.filter(document=document).delete()
    rows = Note.objects.bulk_create(
        Note(
            **placed(document, one.span, reading.boxes),
            order=order,
            mark=one.mark[:8],
            text=clean(one.text),
        )
        for order, one in enumerate(reading.extraction.notes, 1)
    )
    of_paragraphs, of_recommendations = _Ties(document), _Ties(document, recommendations=True)
    paragraphs, recommendations = [], []
    for row, one in zip(rows, reading.extraction.notes, strict=True):
        for key in of_paragraphs.at(one.places):
            paragraphs.append(Note.paragraphs.through(note_id=row.pk, paragraph_id=key))
        for key in of_recommendations.at(one.places):
            recommendations.append(Note.recommendations.through(note_id=row.pk, recommendation_id=key))
    Note.paragraphs.through.objects.bulk_create(paragraphs)
    Note.recommendations.through.objects.bulk_create(recommendations)
    return rows


class _Ties:
    """Knows which row of a document covers a line."""

    def __init__(self, document: Document, *, recommendations: bool = False) -> None:
        rows = Recommendation.objects if recommendations else Paragraph.objects
        places = rows.filter(document=document).values_list("pk", "page", "line", "end_page", "end_line")
        self._rows: dict[int, list[tuple[int, tuple[int, int], tuple[int, int]]]] = {}
        for pk, *numbers in places:
            begin, end = _ends(numbers)
            for page in range(begin[0], end[0] + 1):
                self._rows.setdefault(page, []).append((pk, begin, end))

    def at(self, spans: Iterable[Span]) -> list[int]:
        """Return the keys of the rows that cover these lines, each once."""
        lines = [(span.page, span.line) for span in spans]
        keys = [
            pk for line in lines for pk, begin, end in self._rows.get(line[0], ()) if begin <= line <= end
        ]
        return list(dict.fromkeys(keys))


def _ends(numbers: Sequence[int | None]) -> tuple[tuple[int, int], tuple[int, int]]:
    page, line, end_page, end_line = (number or 0 for number in numbers)
    return (page, line), (end_page, end_line)


def _write_mentions(document: Document, reading: Reading, notes: Sequence[Note]) -> None:
    Mention.objects.filter(document=document).delete()
    ties = _Ties(document)
    by_mark = {note.mark: note for note in reversed(notes)}
    carriers = {one.mark: next(iter(ties.at(one.places)), None) for one in reversed(reading.extraction.notes)}
    Mention.objects.bulk_create(
        Mention(
            **placed(document, one.span, reading.boxes),
            order=order,
            number=one.number[:40],
            symbol=one.symbol[:60],
            paragraph_id=carriers.get(one.note) if one.note else next(iter(ties.at([one.span])), None),
            note=by_mark.get(one.note) if one.note else None,
        )
        for order, one in enumerate(reading.extraction.references, 1)
    )
