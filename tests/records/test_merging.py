"""A recommendation from report and export is one, the same whichever came first."""

from itertools import permutations
from pathlib import Path

import pytest

from records.specimens import BELLS, BOATS, ITEMS, ROWS, TREES, everything, item, reading, row, write_export
from uprtracker.accounts.models import User
from uprtracker.core import Position as Answer
from uprtracker.records.deciding import decide_coding, decide_position
from uprtracker.records.document_rows import store
from uprtracker.records.export_import import import_export
from uprtracker.records.models import (
    Alias,
    Document,
    Finding,
    Pair,
    Pledge,
    Recommendation,
    Review,
    SourceFile,
    SourceRow,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return write_export(tmp_path / "export.csv", ROWS)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


def forget_everything() -> None:
    for model in (SourceRow, Recommendation, Pledge, Finding, Document, SourceFile, Review):
        model.objects.all().delete()


def test_order_of_arrival_makes_no_difference(export, report, tmp_path):
    draft = tmp_path / "draft.pdf"
    steps = {
        "export": lambda: import_export(export),
        "report": lambda: store(report, reading(report)),
        "draft": lambda: store(draft, reading(draft, ITEMS[:2], symbol="A/HRC/WG.6/20/L.1")),
    }
    results = []
    for order in permutations(steps):
        for name in order:
            steps[name]()
        results.append(everything())
        forget_everything()
    assert all(result == results[0] for result in results)


def test_rows_stand_under_the_numbers_of_the_report(export, report):
    import_export(export)
    store(report, reading(report))
    places = SourceRow.objects.order_by("row").values_list("recommendation__code", flat=True)
    assert list(places)[:5] == ["SVN-20-115.1"] * 2 + ["SVN-20-115.2"] * 3
    assert Recommendation.objects.filter(origin="uprinfo").get().text == BOATS


def test_name_from_the_hash_leads_to_the_number(export, report):
    import_export(export)
    old = Recommendation.objects.get(text=TREES).code
    store(report, reading(report))
    assert Alias.objects.get(code=old).recommendation.code == "SVN-20-115.1"


def test_both_answers_are_kept_and_the_last_is_current(export, report):
    store(report, reading(report))
    assert Recommendation.objects.get(number="115.1").position == "pending"
    import_export(export)
    one = Recommendation.objects.get(number="115.1")
    assert list(one.positions.values_list("stage", "value")) == [(10, "pending"), (40, "supported")]
    assert one.position == "supported"


def test_parts_answered_apart_make_the_whole_partial(export, report):
    import_export(export)
    store(report, reading(report))
    two = Recommendation.objects.get(number="115.2")
    assert dict(two.pairs.values_list("state", "position")) == {"CHL": "noted", "JPN": "supported"}
    assert two.position == "partial"
    assert dict(two.pairs.values_list("state", "part__text"))["JPN"] == BELLS


def test_decisions_outlive_merging(export, report):
    editor = User.objects.create(username="editor")
    import_export(export)
    trees = Recommendation.objects.get(text=TREES)
    decide_position(recommendation=trees, value=Answer.NOTED, person=editor, words="said so in plenary")
    decide_coding(recommendation=trees, scheme="issue", label="development", person=editor)
    store(report, reading(report))
    one = Recommendation.objects.get(number="115.1")
    assert one.position == "noted"
    assert one.codings.filter(origin="person", label="development").exists()


def test_reading_again_changes_nothing_but_what_is_new(export, report):
    import_export(export)
    store(report, reading(report))
    before, keys = everything(), set(Recommendation.objects.values_list("pk", flat=True))
    store(report, reading(report))
    assert everything() == before
    assert set(Recommendation.objects.values_list("pk", flat=True)) == keys


def test_number_read_better_keeps_row_decision_and_old_name(report):
    editor = User.objects.create(username="editor")
    store(report, reading(report, (item("115.7", TREES, "FRA"),)))
    old = Recommendation.objects.get()
    decide_position(recommendation=old, value=Answer.NOTED, person=editor)
    store(report, reading(report, ITEMS))
    now = Recommendation.objects.get(pk=old.pk)
    assert (now.code, now.position) == ("SVN-20-115.1", "noted")
    assert Alias.objects.get(code="SVN-20-115.7").recommendation == now


@pytest.mark.parametrize("decided", [True, False], ids=["decided-is-kept", "undecided-goes"])
def test_recommendation_that_a_newer_reader_does_not_see(report, decided):
    store(report, reading(report))
    third = Recommendation.objects.get(number="115.3")
    if decided:
        person = User.objects.create(username="editor")
        decide_position(recommendation=third, value=Answer.NOTED, person=person)
    store(report, reading(report, ITEMS[:2]))
    assert Recommendation.objects.filter(number="115.3").exists() is decided
    assert Finding.objects.filter(kind="vanished-recommendation").exists() is decided


def test_state_that_only_the_export_names_is_marked(report, tmp_path):
    import_export(write_export(tmp_path / "e.csv", [row(TREES, "Peru")]))
    store(report, reading(report))
    origins = dict(Pair.objects.filter(recommendation__number="115.1").values_list("state", "origin"))
    assert origins == {"FRA": "report", "ESP": "report", "PER": "uprinfo"}
