"""The demonstration data: whole, marked, repeatable, and gone without a trace."""

from pathlib import Path

import pytest
from django.apps import apps

from uprtracker.records.archive import path_of
from uprtracker.records.demo import load_demo, remove_demo
from uprtracker.records.facts import load_facts
from uprtracker.records.models import (
    Coding,
    Document,
    Finding,
    Pair,
    Paragraph,
    Position,
    Recommendation,
    Review,
)
from uprtracker.records.pages import page_image
from uprtracker.records.version import data_version
from uprtracker.reference import load_reference

pytestmark = pytest.mark.django_db


def contents() -> dict[str, set[int]]:
    """Return the rows of every table of `records` but the version."""
    models = apps.get_app_config("records").get_models()
    return {
        model.__name__: set(model.objects.values_list("pk", flat=True))
        for model in models
        if model.__name__ != "DataVersion"
    }


def test_two_reviews_of_one_state_with_recommendations_and_pledges() -> None:
    summary = load_demo()
    assert (summary.reviews, summary.recommendations) == (2, 34)
    assert set(Review.objects.filter(demo=True).values_list("code", flat=True)) == {"XAA-31", "XAA-45"}
    assert Review.objects.get(code="XAA-45").pledges.count() == 3


def test_only_fictitious_states_speak() -> None:
    load_demo()
    known = load_reference().states.by_iso3
    assert not [
        state for state in Pair.objects.values_list("state", flat=True) if state in known or not state
    ]


def test_readers_have_no_doubt_about_our_own_reports() -> None:
    load_demo()
    assert list(Finding.objects.values_list("message", flat=True)) == []


def test_later_answers_follow_the_first_ones() -> None:
    load_demo()
    one = Recommendation.objects.get(code="XAA-45-14.2")
    assert [step.value for step in one.positions.all()] == ["pending", "supported"]
    assert one.position == "supported"
    assert set(one.pairs.values_list("position", flat=True)) == {"supported"}


def test_one_number_with_two_texts_has_parts() -> None:
    load_demo()
    parts = Recommendation.objects.get(code="XAA-45-13.1").parts.all()
    assert [sorted(part.pairs.values_list("state", flat=True)) for part in parts] == [["XAC", "XAE"], ["XAD"]]


def test_every_recommendation_is_coded_by_a_person_with_known_labels() -> None:
    load_demo()
    assert Coding.objects.exclude(origin="person", version="demonstration").count() == 0
    assert not Recommendation.objects.exclude(codings__scheme="action").exists()
    assert set(Coding.objects.filter(scheme="issue").values_list("label", flat=True)) <= set(
        load_reference().issues
    )


def test_marked_lines_stand_on_the_page_that_can_be_shown() -> None:
    load_demo()
    one = Recommendation.objects.get(code="XAA-45-13.3")
    assert one.boxes
    assert page_image(one.document, one.page).read_bytes().startswith(b"\x89PNG")


def test_loading_again_changes_nothing() -> None:
    load_demo()
    before, version = contents(), data_version()
    load_demo()
    assert contents() == before
    assert data_version() == version


def test_removal_leaves_everything_else_and_nothing_of_the_demonstration(home: Path) -> None:
    load_facts()
    before = contents()
    load_demo()
    document = Document.objects.first()
    picture = page_image(document, 1)
    remove_demo()
    assert contents() == before
    assert not path_of(document).exists()
    assert not picture.exists()


def test_removal_of_nothing_changes_nothing() -> None:
    load_facts()
    version = data_version()
    assert remove_demo().reviews == 0
    assert data_version() == version


def test_addendum_is_dated_and_cited() -> None:
    load_demo()
    step = Position.objects.get(recommendation__code="XAA-45-14.4", stage=Position.Stage.ADDENDUM)
    assert (step.symbol, step.paragraph, step.date.isoformat()) == ("A/HRC/990/45/Add.1", "7", "2024-06-03")


def test_footer_of_the_pages_is_in_no_text():
    load_demo()
    for model in (Recommendation, Paragraph):
        assert not model.objects.filter(page__gt=1, text__contains="the text are invented").exists()
