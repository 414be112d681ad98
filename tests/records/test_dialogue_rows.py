"""Statements and proceedings of the leading report become rows, and again when it is read again."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from records.specimens import reading
from uprtracker.core import Span
from uprtracker.core.proceedings import Proceeding as Fact
from uprtracker.core.proceedings import Statement as Said
from uprtracker.records.document_rows import store
from uprtracker.records.models import Finding, Proceeding, Review, Statement
from uprtracker.records.proceedings import proceedings_of, speaking_states, statements_by
from uprtracker.records.reading import Reading

SPOKEN = (
    Said("5", "The delegation began.", Span(1, 1, 1, 1), "delegation", (), "A. Presentation"),
    Said("6", "France and Chile asked.", Span(1, 2, 1, 2), "states", ("FRA", "CHL"), "B. Dialogue"),
    Said("7", "France asked again.", Span(1, 3, 2, 1), "states", ("FRA",), "B. Dialogue"),
)
FACTS = (
    Fact("review-date", "2014-11-04", Span(1, 1, 1, 1), "1"),
    Fact("troika", "FRA", Span(1, 1, 1, 1), "2"),
    Fact("troika", "CHL", Span(1, 1, 1, 1), "2"),
    Fact("speakers", "2", Span(1, 2, 1, 2), "6"),
)


def with_dialogue(
    path: Path, statements: tuple[Said, ...] = SPOKEN, facts: tuple[Fact, ...] = FACTS, **other: str
) -> Reading:
    read = reading(path, **other)
    return replace(read, extraction=replace(read.extraction, statements=statements, proceedings=facts))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


@pytest.fixture
def review(db: None) -> Review:
    return Review.objects.create(
        code="SVN-20", state="SVN", session=20, cycle=2, status="reviewed", troika="Chile and France"
    )


def kinds() -> list[str]:
    return list(Finding.objects.values_list("kind", flat=True))


def test_rows_are_written_in_order_with_their_place(review: Review, path: Path) -> None:
    store(path, with_dialogue(path))
    rows = Statement.objects.filter(review=review).values_list(
        "paragraph", "speaker", "states", "page", "end_page"
    )
    assert list(rows) == [
        ("5", "delegation", [], 1, 1),
        ("6", "states", ["FRA", "CHL"], 1, 1),
        ("7", "states", ["FRA"], 1, 2),
    ]
    assert [one.section for one in review.statements.all()] == [
        "A. Presentation",
        "B. Dialogue",
        "B. Dialogue",
    ]
    facts = proceedings_of(review)
    assert [fact.value for fact in facts["troika"]] == ["FRA", "CHL"]
    assert facts["speakers"][0].paragraph == "6"
    assert facts["speakers"][0].document.review == review
    assert speaking_states(review) == {"FRA": 2, "CHL": 1}
    assert [one.paragraph for one in statements_by(review, "CHL")] == ["6"]


def test_read_again_they_are_replaced(review: Review, path: Path) -> None:
    store(path, with_dialogue(path))
    store(path, with_dialogue(path, SPOKEN[1:], FACTS[:1]))
    assert list(review.statements.values_list("order", "paragraph")) == [(1, "6"), (2, "7")]
    assert Proceeding.objects.count() == 1


def test_only_the_leading_report_is_written(review: Review, path: Path) -> None:
    store(path, with_dialogue(path, symbol="A/HRC/28/15"))
    draft = path.with_name("draft.pdf")
    store(draft, with_dialogue(draft, SPOKEN[:1], (), symbol="A/HRC/WG.6/20/L.1"))
    assert review.statements.count() == 3
    assert {one.document.symbol for one in review.statements.all()} == {"A/HRC/28/15"}


def test_facts_that_agree_are_no_finding(review: Review, path: Path) -> None:
    Review.objects.filter(pk=review.pk).update(date=date(2014, 11, 4))
    store(path, with_dialogue(path))
    assert "fact-differs" not in kinds()


def test_facts_that_differ_are_findings_and_nothing_is_overwritten(review: Review, path: Path) -> None:
    Review.objects.filter(pk=review.pk).update(date=date(2014, 11, 5), troika="Chile and Peru")
    store(path, with_dialogue(path))
    assert kinds().count("fact-differs") == 2
    review.refresh_from_db()
    assert review.date == date(2014, 11, 5)
    assert review.troika == "Chile and Peru"
