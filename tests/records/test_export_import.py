"""The import of UPR Info's export: nothing lost, nothing doubled, the same however often."""

from pathlib import Path

import pytest

from records.specimens import BELLS, BOATS, ROWS, TREES, WELLS, everything, row, write_export
from uprtracker.core.errors import ExportError
from uprtracker.records.export_import import import_export
from uprtracker.records.models import Coding, Finding, Pair, Pledge, Recommendation, Review, SourceRow
from uprtracker.records.version import data_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return write_export(tmp_path / "export.csv", ROWS)


def test_every_row_is_kept_with_its_number(export):
    summary = import_export(export)
    assert (summary.rows, summary.added) == (6, 6)
    assert list(SourceRow.objects.values_list("row", flat=True)) == [2, 3, 4, 5, 6, 7]
    assert SourceRow.objects.get(row=4).fields["Text"] == WELLS


def test_exact_duplicate_counts(export):
    import_export(export)
    assert SourceRow.objects.filter(text=BELLS, counted=True).count() == 2


def test_rows_of_one_text_become_one_recommendation_with_several_pairs(export):
    import_export(export)
    trees = Recommendation.objects.get(text=TREES)
    assert sorted(trees.pairs.values_list("state", flat=True)) == ["ESP", "FRA"]
    assert trees.code.startswith("SVN-20-x") and len(trees.code) == len("SVN-20-x") + 8


def test_unknown_state_is_a_pair_without_name(export):
    import_export(export)
    assert [pair.state for pair in Pair.objects.filter(recommendation__text=BOATS)] == [""]


def test_codings_keep_origin_and_row(export):
    import_export(export)
    found = Coding.objects.filter(recommendation__text=WELLS, origin="uprinfo", row__row=4)
    assert sorted(found.values_list("scheme", "label")) == [
        ("action", "5"),
        ("issue", "justice"),
        ("issue", "womens-rights"),
    ]


def test_position_is_current(export):
    import_export(export)
    assert Recommendation.objects.get(text=WELLS).position == "noted"
    assert set(Pair.objects.filter(recommendation__text=TREES).values_list("position", flat=True)) == {
        "supported"
    }


def test_second_import_changes_nothing(export):
    import_export(export)
    before, version = everything(), data_version()
    assert import_export(export).nothing_new
    assert (everything(), data_version()) == (before, version)


def test_newer_issue_is_compared_row_by_row(tmp_path, export):
    import_export(export)
    keys = dict(SourceRow.objects.values_list("text", "pk"))
    newer = [row("Count the stars", "Peru"), *ROWS[1:3], row(BELLS, "Japan", "Noted"), ROWS[5]]
    summary = import_export(write_export(export, newer))
    assert (summary.added, summary.updated, summary.unchanged, summary.gone) == (1, 1, 3, 2)
    assert SourceRow.objects.filter(gone=True, counted=False).count() == 2
    assert SourceRow.objects.get(text=WELLS).pk == keys[WELLS]
    assert SourceRow.objects.filter(counted=True).count() == len(newer)


def test_corrected_text_keeps_row_and_old_name(export):
    import_export(export)
    old = Recommendation.objects.get(text=WELLS)
    corrected = [ROWS[0], *ROWS[3:], row(WELLS + " and the next flood", "Chile", "Noted")]
    assert import_export(write_export(export, corrected)).gone == 1
    new = Recommendation.objects.get(text__startswith=WELLS)
    assert new.aliases.filter(code=old.code).exists()


def test_other_file_of_the_same_name_leaves_the_first_alone(tmp_path, export):
    import_export(export)
    (tmp_path / "b").mkdir()
    summary = import_export(write_export(tmp_path / "b" / "export.csv", [row("Count the stars", "Peru")]))
    assert (summary.added, summary.gone) == (1, 0)
    assert SourceRow.objects.filter(counted=True).count() == 7


def test_same_rows_in_another_file_count_once(tmp_path, export):
    import_export(export)
    before = Recommendation.objects.count()
    import_export(write_export(tmp_path / "again.csv", list(reversed(ROWS))))
    assert SourceRow.objects.count() == 12
    assert SourceRow.objects.filter(counted=True).count() == 6
    assert Recommendation.objects.count() == before


def test_review_unknown_to_the_facts_is_made_unconfirmed(tmp_path):
    other = {"To": "South Sudan", "Session": "11"}
    import_export(write_export(tmp_path / "export.csv", [row(TREES, **other)]))
    review = Review.objects.get(code="SSD-11")
    assert (review.status, review.cycle) == ("unconfirmed", 1)


def test_pledges_are_no_recommendations(tmp_path):
    import_export(write_export(tmp_path / "p.csv", [row(TREES, "Slovenia", "Voluntary Pledge")]))
    assert (Pledge.objects.count(), Recommendation.objects.count()) == (1, 0)
    assert Coding.objects.filter(pledge__isnull=False).count() == 2


def test_answers_that_differ_by_state_are_partial_as_a_whole(tmp_path):
    rows = [row(TREES), row(TREES, "Spain", "Noted"), row(WELLS), row(WELLS, answer="Noted")]
    import_export(write_export(tmp_path / "export.csv", rows))
    positions = dict(Pair.objects.filter(recommendation__text=TREES).values_list("state", "position"))
    assert positions == {"FRA": "supported", "ESP": "noted"}
    assert Recommendation.objects.get(text=TREES).position == "partial"
    assert Pair.objects.get(recommendation__text=WELLS).position == "partial"


def test_findings_of_the_export_are_kept_for_editors(export):
    import_export(export)
    import_export(export)
    assert Finding.objects.filter(kind="unknown-recommending-state", file__name="export.csv").count() == 1


def test_missing_file_says_so(tmp_path):
    with pytest.raises(ExportError, match="cannot be read"):
        import_export(tmp_path / "nowhere.csv")


def test_progress_ends_at_the_number_of_rows(export):
    heard = []
    import_export(export, lambda done, total, at: heard.append((done, total, at)))
    assert heard[0] == (0, 6, "export.csv") and (6, 6, "export.csv") in heard
    assert heard[-1] == (4, 4, "coding by machine")
