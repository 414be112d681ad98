"""The machine codes what comes in, once, beside what persons and imports said."""

import pytest

from records.small_coders import newer_verbs, places, verbs
from records.specimens import BELLS, ROWS, TREES, WELLS, reading, row, write_export
from uprtracker.accounts.models import User
from uprtracker.core import UprTrackerError
from uprtracker.records.deciding import decide_coding
from uprtracker.records.document_rows import store
from uprtracker.records.imports import import_export
from uprtracker.records.machine_coding import code_again, digest_of
from uprtracker.records.models import Coding, MachineCoding, Pledge, Recommendation, Review

pytestmark = pytest.mark.django_db


def said(**wanted):
    """Return what the machine said: code, scheme, label, words."""
    rows = Coding.objects.filter(origin="model", **wanted)
    return set(rows.values_list("recommendation__text", "scheme", "label", "evidence"))


@pytest.fixture
def report(tmp_path, coders):
    coders |= {"action": verbs, "issue": places}
    path = tmp_path / "report.pdf"
    store(path, reading(path))
    return path


def test_a_report_is_coded_as_it_comes_in(report):
    whole = f"{WELLS}; {BELLS}"
    chess = "Teach chess in all the primary schools"
    assert said(recommendation__isnull=False) == {
        (f"{TREES}.", "action", "5", "Plant"),
        (f"{TREES}.", "issue", "development", "roads"),
        (whole, "action", "5", "Dig"),
        (whole, "issue", "development", "villages"),
        (chess, "action", "2", "Teach"),
        (chess, "issue", "right-to-education", "schools"),
    }
    pledge = Pledge.objects.get()
    assert [(one.label, one.note) for one in pledge.codings.all()] == [("4", "verb")]
    assert {(one.scheme, one.sure) for one in pledge.machine_codings.all()} == {
        ("action", False),
        ("issue", False),
    }


def test_a_coding_says_how_sure_it_is_and_what_is_near(report):
    one = MachineCoding.objects.get(recommendation__number="115.1", scheme="issue")
    assert (one.version, one.confidence, one.sure) == ("places 1", 0.6, False)
    assert one.near == [{"label": "justice", "confidence": 0.2, "note": ""}]
    assert one.digest == digest_of(f"{TREES}.")


def test_nothing_is_coded_twice(report):
    reviews = [Review.objects.get(code="SVN-20").pk]
    before = set(Coding.objects.values_list("pk", flat=True))
    assert code_again(reviews) == 0
    assert set(Coding.objects.values_list("pk", flat=True)) == before


def test_a_new_version_of_one_coder_codes_its_scheme_alone(report, coders):
    reviews = [Review.objects.get(code="SVN-20").pk]
    issues = set(Coding.objects.filter(scheme="issue").values_list("pk", flat=True))
    before = said()
    coders["action"] = newer_verbs
    assert code_again(reviews) == 4
    assert set(Coding.objects.filter(scheme="action").values_list("version", flat=True)) == {"verbs 2"}
    assert set(Coding.objects.filter(scheme="issue").values_list("pk", flat=True)) == issues
    assert said() == before


def test_a_coder_that_is_no_more_leaves_nothing(report, coders):
    del coders["issue"]
    assert code_again([Review.objects.get(code="SVN-20").pk]) == 4
    assert not MachineCoding.objects.filter(scheme="issue").exists()
    assert not said(scheme="issue")


def test_a_text_that_changed_is_coded_again(report):
    one = Recommendation.objects.get(number="115.1")
    Recommendation.objects.filter(pk=one.pk).update(text="Lend boats to schools")
    assert code_again([one.review_id]) == 1
    assert said(recommendation=one) == {
        ("Lend boats to schools", "action", "3", "Lend"),
        ("Lend boats to schools", "issue", "right-to-education", "schools"),
    }


def test_what_persons_and_imports_said_stays(report, coders, tmp_path):
    import_export(write_export(tmp_path / "export.csv", ROWS))
    one = Recommendation.objects.get(number="115.1")
    decide_coding(
        recommendation=one,
        scheme="action",
        label="5",
        person=User.objects.create(username="editor"),
        holds=False,
    )
    others = Coding.objects.exclude(origin="model")
    before = sorted(others.values_list("pk", "label", "origin", "holds"))
    coders["action"] = newer_verbs
    code_again([one.review_id])
    assert sorted(others.values_list("pk", "label", "origin", "holds")) == before
    assert {origin for _, _, origin, _ in before} == {"uprinfo", "person"}


def test_an_export_is_coded_in_the_same_import(coders, tmp_path):
    coders |= {"action": verbs}
    import_export(write_export(tmp_path / "export.csv", [row(TREES), row(BELLS, "Japan")]))
    assert {(text, label) for text, _, label, _ in said()} == {(TREES, "5"), (BELLS, "4")}


def test_an_import_that_was_interrupted_in_its_coding_goes_on(coders, tmp_path):
    def failing(texts, reference):
        if texts != [""]:
            raise UprTrackerError("The light went out.")
        return verbs(texts, reference)

    coders["action"] = failing
    path = write_export(tmp_path / "export.csv", [row(TREES), row(BELLS, "Japan")])
    with pytest.raises(UprTrackerError):
        import_export(path)
    assert (Recommendation.objects.count(), said()) == (2, set())
    coders["action"] = verbs
    assert import_export(path).nothing_new
    assert {(text, label) for text, _, label, _ in said()} == {(TREES, "5"), (BELLS, "4")}


def test_without_text_nothing_stands_and_nothing_fails(coders):
    coders |= {"issue": places}
    review = Review.objects.create(code="SVN-20", state="SVN", session=20, cycle=2, status="reviewed")
    Recommendation.objects.create(review=review, code="SVN-20-1", text="", origin="conclusions")
    assert code_again([review.pk]) == 1
    assert not said()
    assert code_again([review.pk]) == 0
