"""What the readers gave of a report, kept as data, so that corrections can be applied and taken back.

Kept when the report is imported. A report that came before corrections were
known is read again from the archive when somebody first corrects it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from uprtracker.core import Position, Recommendation, Span
from uprtracker.core.errors import DocumentError
from uprtracker.core.recommendation import Part, Pledge
from uprtracker.extraction import Extraction
from uprtracker.records.archive import path_of
from uprtracker.records.entry import Thing
from uprtracker.records.models import Document, MachineReading
from uprtracker.records.reading import READER_VERSION, Boxes, Reading, read_all


def keep_machine_reading(document: Document, reading: Reading) -> None:
    """Keep what the machine read, in place of what it read before."""
    said = reading.extraction
    MachineReading.objects.update_or_create(
        document=document,
        defaults={
            "reader_version": READER_VERSION,
            "recommendations": [_as_data(one, reading.boxes) for one in said.recommendations],
            "pledges": [_as_data(one, reading.boxes) for one in said.pledges],
        },
    )


def machine_reading(document: Document) -> Reading:
    """Return the recommendations and pledges that the readers gave, without paragraphs and findings.

    Raises a DocumentError when they were never kept and the file is not there any more.
    """
    kept = MachineReading.objects.filter(document=document).first()
    if kept is None:
        _read_again(document)
        kept = MachineReading.objects.get(document=document)
    boxes: dict[Span, Boxes] = {}
    recommendations = tuple(_recommendation(one, boxes) for one in kept.recommendations)
    pledges = tuple(_pledge(one, boxes) for one in kept.pledges)
    return Reading(
        sha256=document.sha256,
        media=document.media,
        symbol=document.symbol,
        title=document.title,
        date=document.date.isoformat() if document.date else "",
        language=document.language,
        pages=tuple((width, height) for width, height in document.pages),
        paragraphs=(),
        extraction=Extraction(
            document.kind, document.symbol, None, None, recommendations=recommendations, pledges=pledges
        ),
        findings=(),
        boxes=boxes,
    )


def replaced(reading: Reading, recommendations: Sequence[Thing], pledges: Sequence[Thing]) -> Reading:
    """Return the reading with other recommendations and pledges; what joins several has all their boxes."""
    boxes = dict(reading.boxes)
    read: list[Thing] = [*reading.extraction.recommendations, *reading.extraction.pledges]
    for one in [*recommendations, *pledges]:
        if one.span not in boxes:
            inside = [other.span for other in read if _inside(other.span, one.span)]
            found = (box for span in dict.fromkeys(inside) for box in boxes.get(span, ()))
            boxes[one.span] = tuple(dict.fromkeys(found))
    extraction = replace(
        reading.extraction,
        recommendations=tuple(one for one in recommendations if isinstance(one, Recommendation)),
        pledges=tuple(one for one in pledges if isinstance(one, Pledge)),
    )
    return replace(reading, extraction=extraction, boxes=boxes)


def _inside(one: Span, whole: Span) -> bool:
    return (whole.page, whole.line) <= (one.page, one.line) and (one.end_page, one.end_line) <= (
        whole.end_page,
        whole.end_line,
    )


def _read_again(document: Document) -> None:
    """Read the file of the archive in a child process, as an import does."""
    path = path_of(document)
    if not path.exists():
        message = "The file of this document is not in the archive, so it cannot be corrected."
        raise DocumentError(message, place=document.name, remedy="Import it again.")
    outcome = next(read_all([path], workers=1))
    if outcome.value is None:
        raise outcome.error or DocumentError("The document cannot be read.", place=document.name)
    keep_machine_reading(document, outcome.value)


def _as_data(one: Thing, boxes: Mapping[Span, Boxes]) -> dict[str, Any]:
    return {**asdict(one), "boxes": boxes.get(one.span, ())}


def _recommendation(values: Mapping[str, Any], boxes: dict[Span, Boxes]) -> Recommendation:
    known = _known(values, boxes)
    known["states"] = tuple(known["states"])
    known["position"] = Position(known["position"]) if known["position"] else None
    known["parts"] = tuple(Part(**part | {"states": tuple(part["states"])}) for part in known["parts"])
    return Recommendation(**known)


def _pledge(values: Mapping[str, Any], boxes: dict[Span, Boxes]) -> Pledge:
    return Pledge(**_known(values, boxes))


def _known(values: Mapping[str, Any], boxes: dict[Span, Boxes]) -> dict[str, Any]:
    """Return the fields of a thing; its boxes go to `boxes` by its span."""
    known = dict(values)
    span = Span(**known["span"])
    boxes[span] = tuple(tuple(box) for box in known.pop("boxes"))
    return known | {"span": span}
