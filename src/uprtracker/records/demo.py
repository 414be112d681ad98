"""The demonstration data: two reviews of Examplia, a State that does not exist, in and out.

Their reports are small PDFs in the UN layout with text of our own, and go
through the same readers and writers as any report. What is loaded hangs on
reviews with `demo` set, by which every page can say so and `remove_demo` finds
all of it.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction

from uprtracker.records.archive import checksum, path_of
from uprtracker.records.document_rows import store
from uprtracker.records.merging import merge
from uprtracker.records.models import Coding, Document, Finding, Position, Recommendation, Review
from uprtracker.records.reading import READER_VERSION, read
from uprtracker.records.version import bump

FOLDER = Path(__file__).parent / "data" / "demo"
CODER = "demonstration"


@dataclass(frozen=True, slots=True)
class DemoSummary:
    """How many demonstration reviews and recommendations are in, or were taken out."""

    reviews: int
    recommendations: int


def load_demo() -> DemoSummary:
    """Load the demonstration data; all or nothing, and nothing when they are in already."""
    parts = yaml.safe_load((FOLDER / "examplia.yml").read_text(encoding="utf-8"))
    if not all(_is_in(part) for part in parts):
        with transaction.atomic():
            _remove()
            for part in parts:
                _load(part)
            bump("demonstration data loaded")
    return _count()


def remove_demo() -> DemoSummary:
    """Remove the demonstration data with all that hangs on them, and nothing else."""
    summary = _count()
    with transaction.atomic():
        documents = _remove()
        if summary.reviews:
            bump("demonstration data removed")
    for document in documents:
        path_of(document).unlink(missing_ok=True)
        shutil.rmtree(Path(settings.UPR_HOME) / "cache" / "pages" / document.sha256, ignore_errors=True)
    return summary


def _count() -> DemoSummary:
    return DemoSummary(
        reviews=Review.objects.filter(demo=True).count(),
        recommendations=Recommendation.objects.filter(review__demo=True).count(),
    )


def _is_in(part: dict[str, Any]) -> bool:
    sha256 = checksum(FOLDER / part["file"])
    return Document.objects.filter(sha256=sha256, reader_version=READER_VERSION, review__demo=True).exists()


def _load(part: dict[str, Any]) -> None:
    path = FOLDER / part["file"]
    review = Review.objects.create(demo=True, source="Invented for the demonstration.", **part["review"])
    store(path, read(path, demo=True))
    numbered = {one.number: one for one in Recommendation.objects.filter(review=review)}
    for number, (action, *issues) in part["codings"].items():
        labels = [("action", str(action)), *(("issue", issue) for issue in issues)]
        Coding.objects.bulk_create(
            Coding(
                recommendation=numbered[number], scheme=scheme, label=label, origin="person", version=CODER
            )
            for scheme, label in labels
        )
    _answer(numbered, part["answers"])
    merge([review.pk])


def _answer(numbered: dict[str, Recommendation], answers: dict[str, Any]) -> None:
    """Add the answers that the State gave later."""
    for number, (value, paragraph, words) in answers.get("steps", {}).items():
        Position.objects.create(
            recommendation=numbered[number],
            value=value,
            words=words,
            stage=answers["stage"],
            date=answers["date"],
            symbol=answers["symbol"],
            paragraph=paragraph,
        )


def _remove() -> list[Document]:
    """Delete the rows; return the documents, whose files can go once this is certain."""
    reviews = Review.objects.filter(demo=True)
    documents = list(Document.objects.filter(review__in=reviews))
    Recommendation.objects.filter(review__in=reviews).delete()
    for review in reviews:
        review.pledges.all().delete()
    Finding.objects.filter(document__in=documents).delete()
    Document.objects.filter(pk__in=[document.pk for document in documents]).delete()
    reviews.delete()
    return documents
