"""An editor corrects a report: rows follow, the machine is kept, and a new import asks nobody again."""

from dataclasses import replace

import pytest

from records.small_coders import verbs
from records.specimens import BELLS, ITEMS, TREES, WELLS, item, reading, write_export
from records.specimens import row as export_row
from uprtracker.accounts.models import User
from uprtracker.core import Position as Answer
from uprtracker.core import Span
from uprtracker.core.errors import CorrectionRefused, Outdated
from uprtracker.records import deciding
from uprtracker.records.correcting import correct, withdraw
from uprtracker.records.document_rows import store
from uprtracker.records.entry import Entry
from uprtracker.records.imports import import_export
from uprtracker.records.items import items_of
from uprtracker.records.models import Alias, Coding, Correction, Finding, Pledge, Recommendation, Review
from uprtracker.records.version import data_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db) -> User:
    return User.objects.create(username="editor")


@pytest.fixture
def report(tmp_path):
    """Return a function that imports the report, read in this or that way."""
    path = tmp_path / "report.pdf"

    def read(items=ITEMS):
        store(path, reading(path, items))
        return Review.objects.get(code="SVN-20")

    return read


def texts(review) -> dict[str, str]:
    rows = Recommendation.objects.filter(review=review).exclude(origin="uprinfo")
    return dict(rows.values_list("number", "text"))


def states(code) -> list[str]:
    return list(Recommendation.objects.get(code=code).pairs.values_list("state", flat=True))


def change(review, which, person, **other):
    """Correct the recommendation with this number."""
    found = next(one for one in items_of(review).all if one.entry.number == which and not one.pledge)
    return correct(
        review=review,
        codes=[found.code],
        seen=[found.seen],
        after=[replace(found.entry, **other)],
        person=person,
    )


def test_correction_reaches_the_rows_and_keeps_the_address(report, editor):
    review = report()
    before, version = Recommendation.objects.get(code="SVN-20-115.1").pk, data_version()
    made = change(review, "115.1", editor, text="Plant more trees", states=("FRA",))
    row = Recommendation.objects.get(code="SVN-20-115.1")
    assert (row.pk, row.text, states(row.code)) == (before, "Plant more trees", ["FRA"])
    assert made.kind == "corrected" and made.fields == ["text", "states"]
    assert made.before[0]["text"] == TREES + "."
    assert made.person == editor and made.role == "data editor"
    assert data_version() > version


def test_what_is_corrected_is_coded_again_and_back(report, editor, coders):
    coders["action"] = verbs
    review = report()
    made = change(review, "115.1", editor, text="Teach chess in the town hall")
    coded = Coding.objects.filter(recommendation__number="115.1", origin="model")
    assert list(coded.values_list("label", "evidence")) == [("2", "Teach")]
    withdraw(correction=made, person=editor)
    assert list(coded.values_list("label", "evidence")) == [("5", "Plant")]


def test_text_and_number_change_at_once_and_the_old_address_leads_on(report, editor):
    review = report()
    before = Recommendation.objects.get(code="SVN-20-115.1").pk
    change(review, "115.1", editor, number="115.9", text="Entirely other words")
    assert Recommendation.objects.get(code="SVN-20-115.9").pk == before
    assert Alias.objects.get(code="SVN-20-115.1").recommendation_id == before


def test_position_of_the_report_is_corrected(report, editor):
    review = report()
    change(review, "115.3", editor, position="supported")
    row = Recommendation.objects.get(code="SVN-20-115.3")
    assert row.position == "supported"
    assert [(step.stage, step.value) for step in row.positions.all()] == [(10, "supported")]


def test_correction_survives_a_new_import_and_a_newer_reader(report, editor):
    review = report()
    change(review, "115.1", editor, text="Plant more trees")
    report()
    assert texts(review)["115.1"] == "Plant more trees"
    assert Correction.objects.get().outcome == "holds"
    report((item("115.1", "Plant trees and so on", "FRA", "ESP"), *ITEMS[1:]))
    assert texts(review)["115.1"] == "Plant more trees"
    assert Correction.objects.get().outcome == "differs"
    finding = Finding.objects.get(kind="reads-otherwise")
    assert "115.1" in finding.message and "Plant trees and so on" in finding.message
    report((item("115.1", "Plant more trees", "FRA", "ESP"), *ITEMS[1:]))
    assert Correction.objects.get().outcome == "confirmed"
    assert not Finding.objects.filter(kind="reads-otherwise").exists()


def test_deciding_again_settles_the_difference(report, editor):
    review = report()
    change(review, "115.1", editor, text="Plant more trees")
    report((item("115.1", "Plant trees and so on", "FRA", "ESP"), *ITEMS[1:]))
    change(review, "115.1", editor)
    assert not Finding.objects.filter(kind="reads-otherwise", status="open").exists()
    standing = Correction.objects.get(withdrawn_at=None)
    assert (standing.outcome, standing.before[0]["text"]) == ("holds", "Plant trees and so on")
    assert texts(review)["115.1"] == "Plant more trees"


def test_split_makes_recommendations_and_withdrawing_brings_the_machine_back(report, editor):
    review = report()
    whole = items_of(review).find("SVN-20-115.2")
    first = replace(whole.entry, text=WELLS, states=("CHL",), parts=())
    second = replace(whole.entry, number="115.4", text=BELLS, states=("JPN",), parts=())
    made = correct(review=review, codes=[whole.code], after=[first, second], person=editor)
    assert made.kind == "split"
    assert list(texts(review)) == ["115.1", "115.2", "115.4", "115.3"]
    assert states("SVN-20-115.2") == ["CHL"] and states("SVN-20-115.4") == ["JPN"]
    withdraw(correction=made, person=editor)
    assert list(texts(review)) == ["115.1", "115.2", "115.3"]
    assert texts(review)["115.2"] == f"{WELLS}; {BELLS}"
    assert Alias.objects.get(code="SVN-20-115.4").recommendation.code == "SVN-20-115.2"
    made.refresh_from_db()
    assert made.withdrawn_by == editor


def test_one_half_of_a_split_can_be_corrected_again(report, editor):
    review = report()
    whole = items_of(review).find("SVN-20-115.2")
    halves = [
        replace(whole.entry, text=WELLS, states=("CHL",), parts=()),
        replace(whole.entry, number="115.4", text=BELLS, states=("JPN",), parts=()),
    ]
    correct(review=review, codes=[whole.code], after=halves, person=editor)
    change(review, "115.4", editor, states=("ITA",))
    assert states("SVN-20-115.4") == ["ITA"] and states("SVN-20-115.2") == ["CHL"]
    assert Correction.objects.filter(withdrawn_at=None).count() == 1
    assert Correction.objects.count() == 2, "the former decision stays in the history"


def test_merged_recommendations_leave_their_address_and_decisions_to_the_first(report, editor):
    review = report()
    one, three = (items_of(review).find(f"SVN-20-{number}") for number in ("115.1", "115.3"))
    taught = Recommendation.objects.get(code=three.code)
    deciding.decide_coding(recommendation=taught, scheme="action", label="5", person=editor)
    whole = replace(one.entry, text=f"{one.entry.text} {three.entry.text}", states=("FRA", "ESP", "ITA"))
    made = correct(review=review, codes=[one.code, three.code], after=[whole], person=editor)
    assert made.kind == "merged"
    row = Recommendation.objects.get(code="SVN-20-115.1")
    assert states(row.code) == ["FRA", "ESP", "ITA"]
    assert Alias.objects.get(code="SVN-20-115.3").recommendation == row
    assert row.codings.filter(origin="person", label="5").exists()
    assert (row.page, row.end_page) == (1, 1)


def test_removed_one_comes_back_with_what_persons_decided_on_it(report, editor):
    review = report()
    row = Recommendation.objects.get(code="SVN-20-115.3")
    deciding.decide_coding(recommendation=row, scheme="action", label="5", person=editor)
    deciding.decide_position(recommendation=row, value=Answer.NOTED, person=editor)
    made = correct(review=review, codes=[row.code], after=[], person=editor)
    assert made.kind == "removed"
    assert list(texts(review)) == ["115.1", "115.2"]
    report()
    assert list(texts(review)) == ["115.1", "115.2"]
    withdraw(correction=made, person=editor)
    back = Recommendation.objects.get(code="SVN-20-115.3")
    assert back.position == "noted"
    assert back.codings.get(origin="person").person == editor


def test_added_one_stands_in_its_place_and_stays(report, editor):
    review = report()
    new = Entry("115.7", "Build a lighthouse", Span(1, 9, 1, 9), ("KEN",), "noted", (), "115")
    made = correct(review=review, codes=[], after=[new], person=editor)
    assert made.kind == "added"
    assert states("SVN-20-115.7") == ["KEN"]
    report()
    assert texts(review)["115.7"] == "Build a lighthouse"


def test_rows_of_an_export_find_the_corrected_text(report, editor, tmp_path):
    import_export(write_export(tmp_path / "rows.csv", [export_row("Ring the bells at noon", "Chile")]))
    review = report()
    assert Recommendation.objects.filter(origin="uprinfo").count() == 1
    change(review, "115.2", editor, text="Ring the bells at noon", states=("CHL",), parts=())
    assert not Recommendation.objects.filter(origin="uprinfo").exists()
    assert Recommendation.objects.get(code="SVN-20-115.2").source_rows.count() == 1


def test_pledge_is_corrected_and_keeps_its_row(report, editor):
    review = report()
    pledge = Pledge.objects.get(review=review)
    found = items_of(review).find(pledge.code)
    correct(
        review=review, codes=[found.code], after=[replace(found.entry, text="Open a museum")], person=editor
    )
    assert Pledge.objects.get(review=review).pk == pledge.pk
    report()
    assert Pledge.objects.get(review=review).text == "Open a museum"


def test_second_editor_is_told_and_nothing_is_lost(report, editor):
    review = report()
    seen = items_of(review).find("SVN-20-115.1")
    change(review, "115.1", editor, text="Plant more trees")
    with pytest.raises(Outdated):
        correct(
            review=review,
            codes=[seen.code],
            seen=[seen.seen],
            after=[replace(seen.entry, text="Fell all trees")],
            person=editor,
        )
    assert texts(review)["115.1"] == "Plant more trees"
    assert Correction.objects.count() == 1


def test_number_of_another_is_refused(report, editor):
    review = report()
    with pytest.raises(CorrectionRefused, match=r"115\.2"):
        change(review, "115.1", editor, number="115.2")
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("text", "status"),
    [(TREES + ".", "dismissed"), ("Plant trees", "resolved")],
    ids=["accepted", "corrected"],
)
def test_finding_is_settled_and_open_again_after_withdrawing(report, editor, text, status):
    review = report()
    finding = Finding.objects.create(kind="odd-end", severity="doubt", message="odd", page=1, line=1)
    found = items_of(review).find("SVN-20-115.1")
    made = correct(
        review=review,
        codes=[found.code],
        after=[replace(found.entry, text=text)],
        person=editor,
        finding=finding,
    )
    finding.refresh_from_db()
    assert (finding.status, finding.decided_by) == (status, editor)
    withdraw(correction=made, person=editor)
    finding.refresh_from_db()
    assert finding.status == "open"


def test_decision_is_taken_back_once(report, editor):
    review = report()
    made = change(review, "115.1", editor, text="Plant more trees")
    withdraw(correction=made, person=editor)
    with pytest.raises(Outdated):
        withdraw(correction=made, person=editor)


def test_review_without_a_report_cannot_be_corrected(report):
    review = report()
    review.documents.update(kind="addendum")
    with pytest.raises(CorrectionRefused, match="no Working Group report"):
        items_of(review)
