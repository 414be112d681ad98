"""A decision of the Council adopts an outcome; what a person or another source says is not overwritten."""

from dataclasses import replace

import pytest

from records.specimens import answered
from uprtracker.core import Span
from uprtracker.core.proceedings import Proceeding
from uprtracker.records.document_rows import store
from uprtracker.records.facts import load_facts
from uprtracker.records.models import Attachment, Document, Finding, Review

pytestmark = pytest.mark.django_db

SYMBOL = "A/HRC/DEC/28/111"


@pytest.fixture
def decide(tmp_path):
    """Store a decision on Slovenia at session 20."""
    load_facts()

    def decide(day="2015-03-19", symbol=SYMBOL, state="SVN"):
        path = tmp_path / f"{symbol.replace('/', '_')}.pdf"
        read = answered(path, (), kind="decision", symbol=symbol, state=None)
        place = Span(1, 9, 1, 9)
        facts = (Proceeding("outcome-adopted", day, place), Proceeding("decision", symbol, place))
        store(path, replace(read, extraction=replace(read.extraction, state=state, proceedings=facts)))
        return Review.objects.get(code="SVN-20")

    return decide


def test_outcome_is_adopted_with_day_and_source(decide):
    review = decide()
    assert (review.status, str(review.adopted), review.decision_symbol) == ("adopted", "2015-03-19", SYMBOL)
    assert review.documented == {"status": SYMBOL, "adopted": SYMBOL, "decision_symbol": SYMBOL}
    assert not Finding.objects.exists()


def test_refresh_of_the_facts_leaves_it(decide):
    decide()
    load_facts()
    assert Review.objects.get(code="SVN-20").status == "adopted"


def test_status_that_contradicts_is_a_finding(decide):
    Review.objects.filter(code="SVN-20").update(status="did_not_appear")
    assert decide().status == "did_not_appear"
    assert Finding.objects.get().kind == "fact-differs"


def test_what_a_person_wrote_stays(decide):
    Review.objects.filter(code="SVN-20").update(adopted="2015-03-20", edited=["adopted"])
    assert str(decide().adopted) == "2015-03-20"
    assert Finding.objects.get().kind == "fact-differs"


def test_same_decision_read_better_corrects_itself(decide):
    decide(day="2015-03-09")
    assert str(decide().adopted) == "2015-03-19"
    assert not Finding.objects.exists()


@pytest.mark.parametrize("first", ["decision", "session report"])
def test_decision_goes_before_the_session_report(decide, tmp_path, first):
    def report():
        path = tmp_path / "council.pdf"
        read = answered(path, (), kind="council_report", symbol="A/HRC/28/2", state=None)
        facts = (
            Proceeding("outcome-adopted", "2015-03-18", Span(9, 1, 9, 1), "846", "SVN"),
            Proceeding("views", "A/HRC/28/15/Add.1", Span(9, 2, 9, 2), "847", "SVN"),
        )
        store(path, replace(read, extraction=replace(read.extraction, proceedings=facts)))

    for step in (decide, report) if first == "decision" else (report, decide):
        step()
    review = Review.objects.get(code="SVN-20")
    assert (str(review.adopted), review.documented["adopted"]) == ("2015-03-19", SYMBOL)
    assert review.documented["addendum_symbol"] == "A/HRC/28/2"


def test_decision_on_nobody_known(decide):
    decide(state=None)
    assert Finding.objects.get().kind == "no-review"


def test_session_report_set_under_one_review_stays_without(tmp_path):
    load_facts()
    read = answered(tmp_path / "council.pdf", (), kind="council_report", symbol="A/HRC/28/2", state=None)
    store(tmp_path / "council.pdf", read, by_hand=Review.objects.get(code="SVN-20"))
    assert Document.objects.get().review is None
    assert not Attachment.objects.exists()
