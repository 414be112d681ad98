"""A fictitious review in rows, as an import would have left it."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from uprtracker.records.models import (
    Alias,
    Coding,
    DataVersion,
    Document,
    Finding,
    Pair,
    Paragraph,
    Part,
    Pledge,
    Position,
    Recommendation,
    Review,
    SourceFile,
    SourceRow,
)

WHEN = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def docket(db) -> SimpleNamespace:
    """Two recommendations, a pledge, their document, codings of two origins and an export row."""
    DataVersion.objects.create(number=7, made_at=WHEN, reason="test")
    review = Review.objects.create(
        code="XAA-45",
        state="XAA",
        session=45,
        cycle=4,
        order=1,
        status="adopted",
        date=date(2024, 1, 26),
        date_confidence="confirmed",
        hrc_session=56,
        troika="Fictoria, Imaginia and Modelonia",
        report_symbol="A/HRC/990/45",
        addendum_symbol="A/HRC/990/45/Add.1",
        demo=True,
    )
    document = Document.objects.create(
        sha256="a" * 64,
        symbol="A/HRC/990/45",
        language="en",
        title="Report of the Working Group",
        date=date(2024, 3, 1),
        kind="wg_report",
        media="pdf",
        name="report.pdf",
        size=1000,
        pages=[[595.0, 842.0], [595.0, 842.0]],
        review=review,
        reader_version="1",
        read_at=WHEN,
    )
    Paragraph.objects.create(
        document=document, order=1, number="140", text="The following were made:", page=2, line=1
    )
    first = Recommendation.objects.create(
        review=review,
        code="XAA-45-140.1",
        number="140.1",
        order=1,
        text="Adopt a law that protects lighthouse keepers",
        chapeau="140",
        origin="conclusions",
        position="supported",
        document=document,
        page=2,
        line=3,
        end_page=2,
        end_line=4,
        boxes=[[2, 70, 100, 500, 112], [2, 70, 114, 300, 126]],
    )
    second = Recommendation.objects.create(
        review=review,
        code="XAA-45-140.2",
        number="140.2",
        order=2,
        text="Share experience of tides",
        chapeau="140",
        origin="conclusions",
        position="noted",
        document=document,
        page=2,
    )
    part = Part.objects.create(recommendation=first, ordinal=1, text="Adopt a law")
    Part.objects.create(recommendation=first, ordinal=2, text="that protects lighthouse keepers")
    Pair.objects.create(
        recommendation=first, state="XAB", part=part, order=1, origin="report", position="supported"
    )
    Pair.objects.create(recommendation=first, state="", order=2, origin="report", position="supported")
    Pair.objects.create(recommendation=second, state="FRA", order=1, origin="report", position="noted")
    for stage, value, words in ((10, "pending", "will be examined"), (20, "supported", "accepts")):
        Position.objects.create(
            recommendation=first,
            value=value,
            words=words,
            stage=stage,
            symbol="A/HRC/990/45",
            paragraph="140",
            document=document if stage == 10 else None,
            date=date(2024, 1, 26),
        )
    export = SourceFile.objects.create(
        kind="uprinfo", name="sessions.csv", sha256="b" * 64, size=10, imported_at=WHEN
    )
    row = SourceRow.objects.create(
        file=export,
        row=17,
        kind="recommendation",
        content="c",
        fields={"To": "Examplia"},
        review=review,
        recommendation=first,
        text=first.text,
        state="XAB",
        counted=True,
    )
    Coding.objects.create(recommendation=first, scheme="action", label="5", origin="uprinfo", row=row)
    Coding.objects.create(recommendation=first, scheme="issue", label="labour", origin="uprinfo", row=row)
    Coding.objects.create(
        recommendation=first,
        scheme="issue",
        label="justice",
        origin="model",
        version="2026.1",
        confidence=0.91,
    )
    Coding.objects.create(
        recommendation=second, scheme="action", label="1", origin="model", version="2026.1", confidence=0.7
    )
    pledge = Pledge.objects.create(
        review=review,
        code="XAA-45-p1",
        number="1",
        order=1,
        text="Open the archive of storms",
        origin="conclusions",
    )
    Alias.objects.create(code="XAA-45-xdeadbeef", recommendation=first)
    finding = Finding.objects.create(
        kind="number-gap", severity="doubt", message="140.3 is missing.", document=document, page=2
    )
    return SimpleNamespace(
        review=review, document=document, first=first, second=second, pledge=pledge, finding=finding
    )
