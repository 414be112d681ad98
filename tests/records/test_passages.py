"""Paragraphs of the next review's base documents that bear on a recommendation; precision as read by hand."""

import csv
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from uprtracker.records.facts import load_facts
from uprtracker.records.imports import import_documents
from uprtracker.records.models import Document, Mention, Paragraph, Recommendation, Review
from uprtracker.records.passages import bearing_on, later_documents

pytestmark = pytest.mark.django_db

READ = Path(__file__).parents[1] / "expected" / "passages_read.csv"


def _review(session: int) -> Review:
    return Review.objects.create(
        code=f"SVN-{session}", state="SVN", session=session, cycle=session // 13 + 1, status="adopted"
    )


def _document(review: Review, kind: str, figure: int) -> Document:
    symbol = f"A/HRC/WG.6/{review.session}/SVN/{figure}"
    return Document.objects.create(
        sha256=f"{review.session}{figure}" * 16, symbol=symbol, kind=kind, media="pdf", name=symbol, size=1,
        review=review, read_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip


def test_only_the_next_review_is_read_and_a_heading_with_the_number_counts():
    first, second, third = (_review(session) for session in (7, 20, 34))
    report = _document(second, "national_report", 1)
    _document(third, "national_report", 1)
    _document(second, "addendum", 9)
    title = Paragraph.objects.create(document=report, order=1, text="Minorities", heading=True, level=2)
    named, plain = (
        Paragraph.objects.create(document=report, order=order, number=str(order), text=text)
        for order, text in [
            (2, "Drinking water reached two settlements of Roma."),
            (3, "Roma families in two settlements have drinking water."),
        ]
    )
    Paragraph.objects.create(document=report, order=4, text="Transport", heading=True, level=2)
    Paragraph.objects.create(document=report, order=5, number="5", text="Roads were built.")
    asked = Recommendation.objects.create(
        review=first,
        code="SVN-7-1",
        number="1",
        origin="conclusions",
        text="Bring water to settlements of Roma",
    )
    without = [one.score for one in bearing_on(first, asked.text, [asked.pk])]
    mention = Mention.objects.create(document=report, order=1, number="1", paragraph=title)
    mention.recommendations.add(asked)

    found = bearing_on(first, asked.text, [asked.pk])

    assert later_documents(first) == [report]
    assert {one.paragraph for one in found} == {named, plain}
    assert all("titled" in {why.kind for why in one.reasons} for one in found)
    assert found[0].score > without[0]
    assert bearing_on(third, asked.text) == []


@pytest.mark.corpus
def test_precision_at_five_on_slovenia_as_read_by_hand(corpus):
    """What docs/coding.md reports. Each list of relevant paragraphs was made before any result was seen."""
    load_facts()
    files = ["cycle2/A_HRC_28_15.pdf", *(f"cycle3/A_HRC_WG.6_34_SVN_{figure}.pdf" for figure in (1, 2, 3))]
    import_documents([corpus / "slovenia" / name for name in files])
    asked = {one.number: one for one in Recommendation.objects.filter(review__code="SVN-20")}
    read: dict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
    with READ.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            own = read[row["sample"], row["recommendation"]]
            own[f"{row['document']}.{row['paragraph']}"] = row["bears"] == "yes"
    figures = {}
    for sample in "12":
        good = shown = wanted = 0
        numbers = [number for own, number in read if own == sample]
        for number in numbers:
            one, judged = asked[number], read[sample, number]
            best = bearing_on(one.review, one.text, [one.pk])[:5]
            names = [f"{bears.paragraph.document.symbol[-1]}.{bears.paragraph.number}" for bears in best]
            good += sum(judged.get(name, False) for name in names)
            shown += len(names)
            wanted += min(5, sum(judged.values()))
        places = good / (5 * len(numbers)), wanted / (5 * len(numbers))
        figures[sample] = (len(numbers), *(round(one, 3) for one in (*places, good / shown, good / wanted)))
    assert figures == {"1": (64, 0.656, 0.778, 0.792, 0.843), "2": (32, 0.656, 0.881, 0.75, 0.745)}
