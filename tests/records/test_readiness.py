"""The state of a review's data follows from its rows, at every moment."""

import pytest

from records.specimens import ITEMS, ROWS, answer, answered, item, reading, write_export
from uprtracker.accounts.models import User
from uprtracker.core import Finding as Doubt
from uprtracker.core import Position, Span
from uprtracker.core.answer import StatedCount
from uprtracker.records.deciding import decide_finding, decide_position
from uprtracker.records.document_rows import store
from uprtracker.records.export_import import import_export
from uprtracker.records.facts import load_facts
from uprtracker.records.models import Finding, Recommendation, Review
from uprtracker.records.readiness import readiness, readiness_of

pytestmark = pytest.mark.django_db

REST = answer("", Position.NOTED, rest=True)


@pytest.fixture(autouse=True)
def _facts():
    load_facts()


@pytest.fixture
def put(tmp_path):
    def put(*answers, name="add1.pdf", items=None, counts=()):
        path = tmp_path / name
        store(path, reading(path, items) if items else answered(path, answers, counts))

    return put


def state():
    return readiness(Review.objects.get(code="SVN-20")).kind.value


def test_from_no_report_to_complete(put, tmp_path):
    assert state() == "no-report"
    import_export(write_export(tmp_path / "export.csv", ROWS))
    assert state() == "no-report"
    put(items=ITEMS, name="report.pdf")
    assert state() == "waiting"
    put(answer("115.1"), REST)
    assert state() == "complete"


def test_reason_says_how_many_wait(put):
    put(items=ITEMS, name="report.pdf")
    assert "3 of 3" in readiness(Review.objects.get(code="SVN-20")).reason


def test_report_that_answers_everything_needs_no_addendum(put):
    put(items=(item("115.1", "Dig a well", "FRA", position=Position.NOTED),), name="report.pdf")
    assert state() == "complete"


def test_answers_that_leave_something_open_are_doubtful(put):
    put(items=ITEMS, name="report.pdf")
    put(answer("115.1"), answer("115.2", Position.PENDING), answer("115.3"))
    assert state() == "doubtful"


def test_editor_makes_it_complete(put):
    put(items=ITEMS[:2], name="report.pdf")
    put(answer("115.1"), answer("115.2", Position.PENDING))
    person = User.objects.create(username="editor")
    two = Recommendation.objects.get(number="115.2")
    decide_position(recommendation=two, value=Position.NOTED, person=person)
    assert state() == "complete"


def test_finding_of_a_document_makes_it_doubtful_until_it_is_settled(put, tmp_path):
    put(items=ITEMS, name="report.pdf")
    put(answer("115.1"), REST, counts=[StatedCount("noted", 9, Span(1, 1, 1, 1))])
    assert state() == "doubtful"
    person = User.objects.create(username="editor")
    decide_finding(finding=Finding.objects.get(), status=Finding.Status.RESOLVED, person=person)
    assert state() == "complete"


def test_note_is_no_doubt(put, tmp_path):
    put(items=ITEMS, name="report.pdf")
    put(answer("115.1"), REST)
    document = Review.objects.get(code="SVN-20").documents.get(kind="addendum")
    doubt = Doubt("anything", "Nothing need be done.", severity="note")
    Finding.objects.create(kind=doubt.kind, severity=doubt.severity, message=doubt.message, document=document)
    assert state() == "complete"


def test_many_reviews_take_few_queries(put, django_assert_max_num_queries):
    put(items=ITEMS, name="report.pdf")
    reviews = list(Review.objects.all()[:40])
    with django_assert_max_num_queries(8):
        found = readiness_of(reviews)
    assert len(found) == 40
