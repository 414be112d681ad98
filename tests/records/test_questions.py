"""Advance questions as rows: with or without a review, once however often they are read."""

from dataclasses import replace
from pathlib import Path

import pytest

from records.specimens import reading
from uprtracker.core import Finding as Doubt
from uprtracker.core import Span
from uprtracker.core.proceedings import Question as Read
from uprtracker.extraction import Extraction
from uprtracker.records.document_rows import store
from uprtracker.records.models import Finding, Question, Review
from uprtracker.records.question_rows import questions_by, questions_of
from uprtracker.records.reading import Reading

pytestmark = pytest.mark.django_db

ASKED = (
    Read("Who waters the trees?", ("DEU",), Span(1, 2, 1, 3), "1"),
    Read("How deep are the wells?", ("CHL", "PER"), Span(1, 4, 1, 4)),
    Read("And who asks this?", (), Span(1, 5, 1, 5)),
)


def asking(path: Path, session: int | None = 20, asked: tuple[Read, ...] = ASKED) -> Reading:
    if not path.exists():
        path.write_text(path.name, encoding="utf-8")
    extraction = Extraction("advance_questions", "", "SVN", session, questions=asked)
    return replace(reading(path, (), symbol=""), extraction=extraction, boxes={Span(1, 4, 1, 4): ((1, 2.0),)})


def test_questions_with_place_and_states(tmp_path: Path) -> None:
    for _ in range(2):
        store(tmp_path / "questions.doc", asking(tmp_path / "questions.doc"))
    review = Review.objects.get(code="SVN-20")
    said = [
        (one.number, one.text, [asker.state for asker in one.askers.all()], one.line, one.boxes)
        for one in questions_of(review)
    ]
    assert said == [
        ("1", "Who waters the trees?", ["DEU"], 2, []),
        ("", "How deep are the wells?", ["CHL", "PER"], 4, [[1, 2.0]]),
        ("", "And who asks this?", [], 5, []),
    ]


def test_batches_stand_one_after_the_other(tmp_path: Path) -> None:
    for name, asked in (("b.doc", ASKED[1:2]), ("a.doc", ASKED[:1])):
        store(tmp_path / name, asking(tmp_path / name, asked=asked))
    texts = [one.text for one in questions_of(Review.objects.get(code="SVN-20"))]
    assert texts == ["Who waters the trees?", "How deep are the wells?"]


def test_without_a_session_they_wait_for_a_review(tmp_path: Path) -> None:
    store(tmp_path / "questions.doc", asking(tmp_path / "questions.doc", session=None))
    assert Question.objects.count() == 3
    assert questions_by("CHL") == []
    review = Review.objects.create(code="SVN-34", state="SVN", session=34, cycle=3, status="reviewed")
    Question.objects.get(order=1).document.__class__.objects.update(review=review)
    assert questions_by("CHL") == [(review, 1)]
    assert questions_of(review).count() == 3


def test_set_under_a_review_by_hand_nothing_is_asked_any_more(tmp_path: Path) -> None:
    review = Review.objects.create(code="SVN-34", state="SVN", session=34, cycle=3, status="reviewed")
    homeless = (Doubt("no-review", "The document does not name the session."), Doubt("no-state", "Who?"))
    read = replace(asking(tmp_path / "questions.doc", session=None), findings=homeless)
    store(tmp_path / "questions.doc", read)
    assert set(Finding.objects.values_list("kind", flat=True)) == {"no-review", "no-state"}
    store(tmp_path / "questions.doc", read, by_hand=review)
    assert set(Finding.objects.values_list("kind", flat=True)) == {"no-state"}
    assert questions_of(review).count() == 3
