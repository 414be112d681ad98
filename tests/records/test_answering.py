"""Answers by number become steps: whatever comes first, whatever comes again, whoever decided."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from records.specimens import (
    BELLS,
    ITEMS,
    ROWS,
    WELLS,
    answer,
    answered,
    everything,
    item,
    reading,
    write_export,
)
from uprtracker.accounts.models import User
from uprtracker.core import Position as Value
from uprtracker.core import Span
from uprtracker.core.answer import StatedCount
from uprtracker.core.recommendation import Pledge
from uprtracker.records import models
from uprtracker.records.deciding import Source, decide_finding, decide_position
from uprtracker.records.document_rows import store
from uprtracker.records.export_import import import_export
from uprtracker.records.facts import load_facts
from uprtracker.records.models import (
    Document,
    Finding,
    Position,
    Recommendation,
    Review,
    SourceFile,
    SourceRow,
)

pytestmark = pytest.mark.django_db

SUPPORTED, NOTED, PARTIAL, PENDING = Value.SUPPORTED, Value.NOTED, Value.PARTIAL, Value.PENDING
REPORT, ADDENDUM, PLENARY, OHCHR, UPRINFO = 10, 20, 30, 35, 40


@pytest.fixture(autouse=True)
def _facts():
    load_facts()


@pytest.fixture
def put(tmp_path):
    """Store a report, an addendum, a session report of the Council."""

    def report(items=ITEMS):
        store(tmp_path / "report.pdf", reading(tmp_path / "report.pdf", items))

    def addendum(*answers, counts=(), name="add1.pdf", **other):
        store(tmp_path / name, answered(tmp_path / name, answers, counts, **other))

    def council(*answers, counts=()):
        addendum(
            *answers,
            counts=counts,
            name="council.pdf",
            kind="council_report",
            symbol="A/HRC/28/2",
            date="2015-05-01",
            state=None,
        )

    return type("Put", (), {"report": report, "addendum": addendum, "council": council})


def steps(number):
    return list(Position.objects.filter(recommendation__number=number).values_list("stage", "value"))


def current(number):
    return Recommendation.objects.get(number=number).position


def test_same_result_in_whatever_order_they_arrive(put, tmp_path):
    export = write_export(tmp_path / "export.csv", ROWS)
    arrivals = (
        put.report,
        lambda: import_export(export),
        lambda: put.addendum(
            answer("115.1"),
            answer("115.9", NOTED),
            answer("", NOTED, rest=True, words="All others"),
            counts=[StatedCount("supported", 2, Span(1, 5, 1, 5))],
        ),
        lambda: put.council(
            answer("115.3", PARTIAL, state="SVN"),
            answer("1.1", state="SWE"),
            counts=[StatedCount("noted", 7, Span(9, 1, 9, 1), state="SVN")],
        ),
    )
    results = []
    for order in permutations(arrivals):
        for arrive in order:
            arrive()
        doubts = Finding.objects.exclude(review=None).values_list("document__name", "page", "message")
        results.append((everything(), sorted(doubts)))
        for model in (SourceRow, Recommendation, models.Pledge, Finding, Document, SourceFile):
            model.objects.all().delete()
    assert all(result == results[0] for result in results)


def test_addendum_waits_for_its_report(put):
    put.addendum(answer("115.1", comment="The law is under way."))
    assert not Position.objects.exists()
    assert not Finding.objects.exists()
    put.report()
    assert steps("115.1") == [(REPORT, "pending"), (ADDENDUM, "supported")]
    step = Position.objects.get(stage=ADDENDUM)
    assert (step.words, step.comment) == ("Slovenia agrees.", "The law is under way.")
    assert (step.symbol, step.paragraph, str(step.date)) == ("A/HRC/28/15/Add.1", "3", "2015-03-03")
    assert (step.page, step.line, step.boxes[0][0]) == (2, 1, 2)
    assert current("115.1") == "supported"


def test_report_read_again_settles_again(put):
    put.report(ITEMS[:1])
    put.addendum(answer("115.1"), answer("", NOTED, rest=True))
    put.report(ITEMS)
    assert [current(number) for number in ("115.1", "115.2", "115.3")] == ["supported", "noted", "noted"]


def test_number_that_the_report_lacks_is_a_finding_until_it_is_read(put):
    put.report(ITEMS[:2])
    put.addendum(answer("115.3"))
    finding = Finding.objects.get(kind="unknown-number")
    assert (finding.review.code, finding.document.name, finding.page, finding.line) == (
        "SVN-20",
        "add1.pdf",
        2,
        3,
    )
    put.report(ITEMS)
    assert not Finding.objects.filter(kind="unknown-number").exists()


def test_plenary_comes_after_the_addendum_and_both_stay(put):
    put.report()
    put.addendum(answer("115.1", NOTED))
    put.council(answer("115.1", SUPPORTED, state="SVN"))
    assert steps("115.1") == [(REPORT, "pending"), (ADDENDUM, "noted"), (PLENARY, "supported")]
    assert current("115.1") == "supported"


def test_what_uprinfo_recorded_is_shown_beside_an_official_answer_that_differs(put, tmp_path):
    import_export(write_export(tmp_path / "export.csv", ROWS))
    put.report()
    assert current("115.1") == "supported"
    put.addendum(answer("115.1", PARTIAL))
    assert steps("115.1") == [(REPORT, "pending"), (ADDENDUM, "partial"), (UPRINFO, "supported")]
    assert current("115.1") == "partial"


def test_addendum_that_leaves_it_open_gives_way_to_the_record(put, tmp_path):
    import_export(write_export(tmp_path / "export.csv", ROWS))
    put.report()
    put.addendum(answer("115.1", PENDING))
    assert current("115.1") == "supported"


def test_position_of_ohchr_cites_its_source(put):
    put.report()
    put.addendum(
        answer("115.1", NOTED, symbol="A/HRC/28/15/Add.1", paragraph="4"),
        name="list.docx",
        kind="thematic_list",
        symbol="",
    )
    step = Position.objects.get(stage=OHCHR)
    assert (step.symbol, step.paragraph, step.document.name) == ("A/HRC/28/15/Add.1", "4", "list.docx")
    assert current("115.1") == "noted"


@pytest.mark.parametrize(("first", "second"), [("(a)", "(b)"), (WELLS, "ring the bells every morning")])
def test_parts_get_answers_of_their_own(put, first, second):
    parted = item("115.2", f"{WELLS}; {BELLS}", "CHL", "JPN", parts=ITEMS[1].parts)
    put.report((ITEMS[0], parted))
    second = second if second == "(b)" else BELLS[10:]
    put.addendum(answer("115.2", SUPPORTED, part=first), answer("115.2", NOTED, part=second))
    two = Recommendation.objects.get(number="115.2")
    assert dict(two.pairs.values_list("state", "position")) == {"CHL": "supported", "JPN": "noted"}
    assert two.position == "partial"


def test_part_that_is_not_printed_apart_makes_it_partial(put):
    put.report()
    put.addendum(answer("115.1", SUPPORTED, part="along the roads"))
    assert current("115.1") == "partial"
    assert Position.objects.get(stage=ADDENDUM).part_words == "along the roads"


def test_decision_of_an_editor_outlives_all_readings(put):
    put.report()
    put.addendum(answer("115.1"))
    person = User.objects.create(username="editor")
    decide_position(recommendation=Recommendation.objects.get(number="115.1"), value=NOTED, person=person)
    put.addendum(answer("115.1", PARTIAL))
    put.report()
    assert current("115.1") == "noted"
    assert (ADDENDUM, "partial") in steps("115.1")


def test_step_that_an_editor_found_is_one_of_the_state_and_stays(put):
    put.report()
    person = User.objects.create(username="editor")
    source = Source(Position.Stage.ADDENDUM, "A/HRC/28/15/Add.1", "4", date(2015, 3, 3), "In the scan.")
    one = Recommendation.objects.get(number="115.1")
    decide_position(recommendation=one, value=NOTED, person=person, words="Noted.", source=source)
    assert (current("115.1"), steps("115.1")[1]) == ("noted", (ADDENDUM, "noted"))
    put.report()
    put.council(answer("115.1", state="SVN"))
    assert steps("115.1") == [(REPORT, "pending"), (ADDENDUM, "noted"), (PLENARY, "supported")]
    step = Position.objects.get(stage=ADDENDUM)
    assert (step.person, step.symbol, step.comment) == (person, "A/HRC/28/15/Add.1", "In the scan.")


def test_decision_settles_a_count_that_differed(put):
    put.report(ITEMS[:2])
    put.addendum(answer("115.1"), answer("115.2", NOTED), counts=[StatedCount("noted", 2, Span(1, 2, 1, 2))])
    assert Finding.objects.filter(kind="count-differs").exists()
    person = User.objects.create(username="editor")
    decide_position(recommendation=Recommendation.objects.get(number="115.1"), value=NOTED, person=person)
    assert not Finding.objects.filter(kind="count-differs").exists()


def test_one_of_several_issues_of_an_addendum_speaks(put):
    put.report()
    put.addendum(answer("115.1", NOTED), name="old.pdf", date="2015-02-01")
    put.addendum(answer("115.1", SUPPORTED), name="new.pdf")
    assert steps("115.1") == [(REPORT, "pending"), (ADDENDUM, "supported")]


def test_two_addenda_are_two_steps(put):
    put.report()
    put.addendum(answer("115.1", SUPPORTED), name="add2.pdf", symbol="A/HRC/28/15/Add.2", date="2015-03-20")
    put.addendum(answer("115.1", NOTED), name="add1.pdf")
    assert steps("115.1") == [(REPORT, "pending"), (ADDENDUM, "noted"), (ADDENDUM, "supported")]
    assert current("115.1") == "supported"


def test_only_what_no_document_answers_is_missing(put):
    put.report()
    put.addendum(answer("115.1"))
    assert "115.2, 115.3" in Finding.objects.get(kind="unanswered").message
    put.council(answer("115.2", NOTED, state="SVN"), answer("115.3", state="SVN"))
    assert not Finding.objects.filter(kind="unanswered").exists()


def test_all_others_are_those_that_wait_for_an_answer(put):
    put.report((item("115.1", WELLS, "FRA", position=SUPPORTED), *ITEMS[1:]))
    put.addendum(answer("115.2"))
    put.council(answer("", NOTED, rest=True, state="SVN"))
    assert [current(number) for number in ("115.1", "115.2", "115.3")] == ["supported", "supported", "noted"]


def test_state_that_had_no_review_at_this_council_session(put):
    put.council(answer("1.1", state="FRA"))
    finding = Finding.objects.get()
    assert (finding.kind, finding.severity) == ("no-review", "error")
    assert "FRA" in finding.message


def test_counts_that_disagree_are_findings_with_their_place(put):
    put.report()
    counts = [
        StatedCount("received", 3, Span(1, 1, 1, 1), "2"),
        StatedCount("supported", 3, Span(1, 2, 1, 2), "2"),
    ]
    put.addendum(answer("115.1"), answer("", NOTED, rest=True), counts=counts)
    finding = Finding.objects.get(kind="count-differs")
    assert (finding.page, finding.line) == (1, 2)
    assert "3" in finding.message and "1" in finding.message
    put.addendum(answer("115.1"), answer("", SUPPORTED, rest=True), counts=counts)
    assert not Finding.objects.filter(kind="count-differs").exists()


@pytest.mark.parametrize(("supported", "doubted"), [(0, 0), (3, 0), (4, 1)])
def test_what_the_council_counts_is_not_in_doubt_while_the_addendum_is_awaited(put, supported, doubted):
    put.report()
    put.council(counts=[StatedCount("supported", supported, Span(1, 2, 1, 2), state="SVN")])
    assert Finding.objects.filter(kind="count-differs").count() == doubted
    put.addendum(answer("115.1"), answer("115.2"))
    assert Finding.objects.filter(kind="count-differs").count() == 1


def test_finding_that_a_person_dismissed_stays_dismissed(put):
    put.report()
    count = [StatedCount("supported", 9, Span(1, 2, 1, 2))]
    put.addendum(answer("115.1"), counts=count)
    person = User.objects.create(username="editor")
    decide_finding(
        finding=Finding.objects.get(kind="count-differs"), status=Finding.Status.DISMISSED, person=person
    )
    put.addendum(answer("115.1"), counts=count)
    put.report()
    assert Finding.objects.get(kind="count-differs").status == "dismissed"


def test_addendum_whose_symbol_the_facts_do_not_know(put):
    Review.objects.filter(code="SVN-20").update(report_symbol="", hrc_session=None)
    put.addendum(answer("115.1"), answer("", NOTED, rest=True), state=None)
    assert Finding.objects.get().kind == "no-review"
    put.report()
    assert not Finding.objects.exists()
    assert current("115.1") == "supported"


def test_pledges_made_after_the_report_stand_beside_it(put, tmp_path):
    def announce(name, kind, symbol, *pledges, state="SVN"):
        path = tmp_path / name
        read = answered(path, (), kind=kind, symbol=symbol, state=state)
        store(path, replace(read, extraction=replace(read.extraction, pledges=pledges)))

    clocks, lamps = "Open a museum of clocks", "Light the harbour"
    place = Span(1, 3, 1, 3)
    announce(
        "council.pdf",
        "council_report",
        "A/HRC/28/2",
        *(Pledge("850", text, place, "SVN") for text in (clocks, lamps)),
        state=None,
    )
    put.report()
    announce("add1.pdf", "addendum", "A/HRC/28/15/Add.1", Pledge("9", lamps, place))
    put.report()
    found = models.Pledge.objects.values_list("text", "origin", "number")
    assert sorted(found) == [(lamps, "addendum", "9"), (clocks, "conclusions", "1")]
    announce("add1.pdf", "addendum", "A/HRC/28/15/Add.1")
    assert list(models.Pledge.objects.values_list("text", flat=True)) == [clocks]
