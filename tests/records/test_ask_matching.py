"""Asks read from a file that is sent, and what of a review may take them up."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document as Word
from tests.records import small_coders

from uprtracker.core.errors import DocumentError
from uprtracker.records import models
from uprtracker.records.asks.matching import suggestions
from uprtracker.records.asks.reading import asks_in, read_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(coders) -> models.Review:
    coders["issue"] = small_coders.places
    review = models.Review.objects.create(code="SVN-20", state="SVN", session=20, cycle=2)
    texts = [
        "Plant trees along the roads of Slovenia",
        "Teach chess in the schools",
        "Teach swimming in the villages",
        "Ratify CED",
    ]
    for at, text in enumerate(texts, 1):
        models.Recommendation.objects.create(
            review=review, code=f"SVN-20-1.{at}", number=f"1.{at}", order=at, text=text
        )
    paper = models.Document.objects.create(
        sha256="ab" * 32, name="q.doc", size=1, kind="advance_questions", media="doc", review=review,
        reader_version="1", read_at="2026-01-01T00:00Z",
    )  # fmt: skip
    models.Question.objects.create(
        document=paper, order=3, text="What is done to teach chess in the schools?", page=1, line=1,
        end_page=1, end_line=1,
    )  # fmt: skip
    return review


def found(review: models.Review, *texts: str) -> list[list[str]]:
    return [[one.code for one in own] for own in suggestions(texts, review)]


def test_what_takes_an_ask_up_comes_first_and_what_is_about_something_else_not_at_all(review):
    chess, treaty, nothing = suggestions(["Teach chess in all schools", "Ratify CED", "Ratify CAT"], review)
    assert [(one.kind, one.code) for one in chess[:2]] == [
        ("recommendation", "SVN-20-1.2"),
        ("question", "q-abababababababab-3"),
    ]
    assert chess[0].score > 0.8
    assert "SVN-20-1.3" not in [one.code for one in chess]  # teaches too, but elsewhere and something else
    assert [(one.code, one.score) for one in treaty] == [("SVN-20-1.4", 1.0)]
    assert nothing == ()


def test_the_name_of_the_state_tells_nothing_in_its_own_review(review):
    assert found(review, "Slovenia", "Slovenian bells", "") == [[], [], []]
    assert suggestions([], review) == []


def test_an_issue_in_common_raises_the_score_and_other_issues_lower_it(review, coders):
    (with_issue,) = suggestions(["Plant bushes along the roads"], review)
    coders["issue"] = lambda texts, reference: small_coders.places([""] * len(texts), reference)
    (without,) = suggestions(["Plant bushes along the roads"], review)
    assert with_issue[0].code == without[0].code == "SVN-20-1.1"
    assert with_issue[0].score > without[0].score


def test_a_file_that_is_sent_is_read_in_another_process(review):
    word = Word()
    word.add_heading("Recommendations", 1)
    word.add_paragraph("Slovenia should teach chess in all schools.", style="List Number")
    sent = io.BytesIO()
    word.save(sent)
    paper = read_paper(SimpleUploadedFile("../our paper.docx", sent.getvalue()), state="SVN")
    assert (paper.name, [one.text for one in paper.asks]) == (
        "our paper.docx",
        ["Teach chess in all schools"],
    )


@pytest.mark.parametrize("content", [b"", b"<html>", b"PK\x03\x04 broken"])
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(content):
    with pytest.raises(DocumentError) as refused:
        read_paper(SimpleUploadedFile("paper.docx", content))
    assert str(refused.value).startswith("paper.docx")


def test_typed_asks_know_the_state():
    assert asks_in("- We urge Slovenia to mend the pumps", state="SVN") == ("Mend the pumps",)
