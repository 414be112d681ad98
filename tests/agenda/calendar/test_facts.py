"""All reviews of four cycles stand in the calendar, and every published date is what its source says."""

import csv
from collections import Counter

import pytest

from conftest import corpus_folder
from uprtracker.agenda.calendar.kinds import KINDS
from uprtracker.agenda.calendar.rules import RULES
from uprtracker.agenda.calendar.whole import calendar_of
from uprtracker.reference import load_reference

FACTS = load_reference()
WHOLE = calendar_of(FACTS)
USUAL = set(KINDS) - {"addendum_translation"}


def test_all_771_reviews_stand_with_every_kind_of_date() -> None:
    assert len(FACTS.reviews) == 771
    for fact in FACTS.reviews:
        dates = WHOLE.review(fact.state, fact.cycle)
        assert set(dates) | {"addendum_translation"} == set(KINDS), fact
        assert {due.session for kind, due in dates.items() if kind != "next_review"} == {fact.session}


def test_every_date_says_how_sure_it_is_by_which_rule_and_from_where() -> None:
    for due in WHOLE.by_id.values():
        assert (due.confidence == "unknown") == (not due.when.known), due
        assert due.rule in RULES
        assert due.source or due.rule == "no_cycle", due
        assert due.checked or due.rule == "no_cycle", due


def test_days_of_reviews_are_those_of_the_facts() -> None:
    known = Counter()
    for fact in FACTS.reviews:
        due = WHOLE.review(fact.state, fact.cycle)["review"]
        known[due.confidence, due.when.grain] += 1
        if fact.date and fact.date_confidence in ("confirmed", "derived"):
            assert (due.when.first, due.when.grain) == (fact.date, "day")
            assert due.confidence == {"confirmed": "published", "derived": "derived"}[fact.date_confidence]
            assert due.source == (fact.date_source or fact.source)
        else:
            assert due.when.grain != "day"
    assert (
        known["published", "day"] == sum(fact.date_confidence == "confirmed" for fact in FACTS.reviews) == 331
    )
    assert known["unknown", "unknown"] == 1  # Ukraine's fourth, without a session


PUBLISHED = {
    21: ("2014-06-15", "", ""),
    22: ("2014-09-15", "", ""),
    23: ("2015-03-23", "", ""),
    24: ("2015-06-22", "", ""),
    25: ("2015-09-21", "2016-01-25", ""),
    26: ("2016-03-21", "", ""),
    27: ("2016-09-22", "2017-02-02", ""),
    28: ("2017-03-23", "", ""),
    37: ("2020-07-09", "", ""),
    41: ("2022-03-31", "2022-08-08", "2022-12-12 2023-02-13"),
    42: ("2022-07-14", "2022-10-10", "2023-04-03 2023-06-05"),
    43: ("2022-10-11", "2023-02-06", "2023-07-07 2023-08-28"),
    44: ("2023-04-05", "2023-08-07", "2023-12 2024-02"),
    45: ("2023-07-18", "2023-10-09", "2024-04 2024-05"),
    46: ("2023-10-11", "", ""),
}


@pytest.mark.parametrize("session", sorted(FACTS.sessions))
def test_published_deadlines_of_a_session(session: int) -> None:
    submission, national, addenda = PUBLISHED.get(session, ("", "", ""))
    dates = WHOLE.session(session)
    for kind, cell in (("stakeholder_submission", submission), ("national_report", national)):
        assert (dates[kind].when.text() if dates[kind].rule == "published" else "") == cell
    early, late = dates.get("addendum_translation"), dates["addendum"]
    printed = [
        due.when.text() for due in (early, late) if due and due.rule in ("published", "early_addendum")
    ]
    assert " ".join(printed) == addenda


def test_the_only_deadline_whose_year_was_inferred_is_derived() -> None:
    assert WHOLE.session(46)["stakeholder_submission"].confidence == "derived"
    assert "year derived" in WHOLE.session(46)["stakeholder_submission"].note
    assert WHOLE.session(37)["stakeholder_submission"].note == "provisional"


def test_each_deadline_names_its_own_source() -> None:
    def source(session: int, kind: str) -> str:
        return WHOLE.session(session)[kind].source

    assert source(25, "stakeholder_submission") == "UPR Info news on deadlines"
    assert source(25, "national_report") == "UPR Trax 58"
    assert source(27, "national_report") == "UPR Trax 68"
    assert source(28, "stakeholder_submission") == "UPR Trax 68"
    assert source(43, "addendum") == "ILGA upr-deadlines"


def test_a_deadline_of_one_state_is_not_that_of_its_session() -> None:
    assert WHOLE.review("MMR", 4)["stakeholder_submission"].when.text() == "2026-07-17"
    assert WHOLE.session(54)["stakeholder_submission"].confidence == "derived"
    assert WHOLE.review("LTU", 4)["stakeholder_submission"].confidence == "derived"


def test_statuses_that_are_not_the_usual() -> None:
    assert WHOLE.review("MMR", 3)["review"].status == "held"
    assert WHOLE.review("MMR", 3)["adoption"].status == "not_adopted"
    assert not WHOLE.review("MMR", 3)["adoption"].when.known
    assert {key for key, dates in WHOLE.reviews.items() if dates["review"].status == "postponed"} == {
        ("USA", 4), ("MMR", 4), ("UKR", 4),
    }  # fmt: skip
    assert WHOLE.review("UKR", 4)["review"].session is None
    assert "did not appear" in WHOLE.review("ISR", 2)["review"].note
    assert WHOLE.review("HTI", 1)["review"].when.text() == "2011-10-13"


def test_outcomes_of_session_35_went_to_two_sessions_of_the_council() -> None:
    councils = {state: WHOLE.review(state, 3)["adoption"].council for state, _ in WHOLE.members[35]}
    assert {state for state, number in councils.items() if number == 44} == {"ESP", "KWT"}
    assert WHOLE.review("KEN", 3)["adoption"].when.text() == "2020-09-14/2020-10-07"


def test_what_the_facts_of_the_community_say_is_in_the_calendar() -> None:
    """The compiled facts beside the checkout are the origin of our tables: cell by cell the same dates."""
    folder = corpus_folder().parent / "facts"
    if not folder.is_dir():
        pytest.skip("no corpus: the facts are beside the checkout on some machines only")
    with (folder / "sessions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ours = FACTS.sessions[int(row["session"])]
            for name in ("stakeholder_deadline", "national_report_deadline", "addendum_deadline"):
                assert getattr(ours, name) == row[name]
            assert str(ours.start or "") == row["start_date"]
            theirs_too = row["deadline_source"].replace(
                "UPR Trax 68 UPR Trax 68", "UPR Trax 68"
            )  # a slip there
            assert ours.deadline_source == theirs_too
    with (folder / "reviews.csv").open(encoding="utf-8", newline="") as file:
        theirs = {
            (row["iso3"], int(row["cycle"])): (row["session"], row["review_date"], row["status"])
            for row in csv.DictReader(file)
        }
    ours_too = {
        (one.state, one.cycle): (str(one.session or ""), str(one.date or ""), one.status)
        for one in FACTS.reviews
    }
    assert {key: value[:2] for key, value in ours_too.items()} == {
        key: value[:2] for key, value in theirs.items()
    }
