"""The cooperation record: facts with sources, entries of people, unknown kept apart from did not."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from uprtracker.agenda.programmes.cooperation.entering import enter, take_back
from uprtracker.agenda.programmes.cooperation.record import history_of, record_of, without_session
from uprtracker.agenda.programmes.models import CooperationEntry, MidTermReport, Standing, Step
from uprtracker.records.facts import load_facts
from uprtracker.records.models import (
    DataVersion,
    Document,
    Paragraph,
    Position,
    Proceeding,
    Recommendation,
    Review,
    StatedCount,
)
from uprtracker.reference import load_reference

TODAY = date(2026, 11, 22)


def document(review, symbol, kind, day=None):
    return Document.objects.create(
        sha256=symbol.ljust(64, "0"), symbol=symbol, kind=kind, media="pdf", name=symbol, size=1,
        review=review, date=day, reader_version="1", read_at=datetime(2026, 5, 1, tzinfo=UTC),
    )  # fmt: skip


def step(review, name, today=TODAY):
    return next(one for one in record_of(review, today) if one.step == name)


def entry(review, name, **given):
    words = {
        "standing": Standing.DONE, "words": "Seen in the hall.", "source": "Minutes of the mission",
        "checked_on": date(2026, 5, 1),
    }  # fmt: skip
    return CooperationEntry(review=review, step=name, **{**words, **given})


def test_every_review_of_the_tables_has_a_record_and_every_fact_a_source(db):
    load_facts()
    facts = load_reference().reviews
    reviews = {one.code: one for one in Review.objects.all()}
    records = [
        record_of(reviews[fact.code], TODAY) if fact.session else without_session(fact) for fact in facts
    ]
    assert len(records) == 771
    for steps in records:
        assert [one.step for one in steps] == list(Step)
        for known in steps:
            assert all(fact.source.strip() and fact.words for fact in known.facts)
            # How a row was drawn up without anything published is no source.
            assert not any(fact.source.startswith("order of cycles") for fact in known.facts)
            # Nothing is said to have happened, or not to have happened, without a fact.
            assert known.facts or known.standing in (Standing.UNKNOWN, Standing.AHEAD)
    held = sum(
        known.standing == Standing.DONE
        for steps in records
        for known in steps
        if known.step == Step.ATTENDANCE
    )
    assert held == sum(fact.status in ("reviewed", "not_adopted") for fact in facts)


def test_a_review_that_was_put_off_without_a_session_is_in_the_history(db):
    load_facts()
    last = history_of("UKR", TODAY)[-1]
    assert last.review is None
    assert last.step("attendance").standing == Standing.NOT_DONE
    assert [one.cycle for one in history_of("UKR", TODAY)] == [1, 2, 3, 4]


def test_documents_are_read(review):
    report = document(review, "A/HRC/43/15", "wg_report")
    document(review, "A/HRC/WG.6/34/SVN/1", "national_report", date(2019, 8, 6))
    for order, (kind, value) in enumerate(
        (("review-date", "2019-11-12"), ("delegation-head", "The Minister of Ponds"), ("speakers", "81"))
    ):
        Proceeding.objects.create(
            document=report, review=review, order=order, kind=kind, value=value, paragraph="1"
        )
    for order, text in enumerate(("Composition of the delegation", "It was headed by", "• One;", "• Two.")):
        Paragraph.objects.create(document=report, order=order, text=text)
    national = step(review, "national_report")
    assert national.facts[0].date == date(2019, 8, 6)
    assert national.facts[0].source == "A/HRC/WG.6/34/SVN/1"
    assert step(review, "attendance").facts[0].document == report
    head, members = step(review, "delegation").facts
    assert "The Minister of Ponds" in head.words and head.paragraph == "1"
    assert "2 members" in members.words
    assert "81" in step(review, "dialogue").facts[0].words


def test_no_addendum_is_not_listed_only_where_the_council_speaks(review):
    assert step(review, "addendum").standing == Standing.UNKNOWN
    review.adopted, review.documented = date(2020, 3, 12), {"adopted": "A/HRC/43/2"}
    review.save()
    found = step(review, "addendum")
    assert found.standing == Standing.NOT_DONE
    assert found.words == "not listed"
    assert found.facts[0].source == "A/HRC/43/2"
    document(review, "A/HRC/43/15/Add.1", "addendum", date(2020, 2, 19))
    assert step(review, "addendum").standing == Standing.DONE


def test_the_delegation_spoke_where_the_councils_report_has_its_words(review):
    assert step(review, "plenary").standing == Standing.UNKNOWN
    council = document(None, "A/HRC/43/2", "council_report")
    StatedCount.objects.create(
        document=council, review=review, order=1, what="received", count=3, voice="document", paragraph="8"
    )
    assert step(review, "plenary").standing == Standing.UNKNOWN
    StatedCount.objects.create(
        document=council, review=review, order=2, what="received", count=3, voice="state", paragraph="9"
    )
    found = step(review, "plenary")
    assert found.standing == Standing.DONE
    assert found.facts[0].paragraph == "9"


def recommendation(review, number, origin="report"):
    return Recommendation.objects.create(
        review=review, code=f"SVN-34-{number}", number=number, text="Do", order=1, origin=origin
    )


@pytest.mark.parametrize(
    ("steps", "standing"),
    [
        ([], Standing.UNKNOWN),
        ([("supported", 10, 0)], Standing.UNKNOWN),
        ([("supported", 10, 0), ("noted", 20, 1)], Standing.DONE),
        ([("supported", 10, 0), ("pending", 10, 1)], Standing.UNKNOWN),
        ([("supported", 10, 0), ("pending", 30, 1)], Standing.NOT_DONE),
        ([("supported", 10, 0), ("noted", 40, 1)], Standing.UNKNOWN),
    ],
    ids=["none", "one unread", "all", "pending in the report", "left open", "only by an export"],
)
def test_answers(review, steps, standing):
    asked = [recommendation(review, "1.1"), recommendation(review, "1.2")]
    recommendation(review, "x1", origin="uprinfo")
    for value, stage, place in steps:
        Position.objects.create(recommendation=asked[place], value=value, stage=stage, symbol="A/HRC/43/15")
    assert step(review, "answers").standing == standing


def test_what_lies_ahead_is_not_unknown(review):
    assert step(review, "mid_term", date(2020, 6, 1)).standing == Standing.AHEAD
    assert step(review, "mid_term").standing == Standing.UNKNOWN
    review.status, review.date = "scheduled", date(2027, 1, 18)
    review.save()
    assert step(review, "delegation").standing == Standing.AHEAD


@pytest.mark.parametrize(("status", "words"), [("postponed", "postponed"), ("did_not_appear", "appear")])
def test_a_review_that_did_not_take_place(review, status, words):
    review.status = status
    review.save()
    found = step(review, "attendance")
    assert found.standing == Standing.NOT_DONE
    assert words in found.facts[0].words


def test_an_entry_stands_beside_and_leads(review, organiser):
    before = DataVersion.objects.count()
    document(review, "A/HRC/43/15/Add.1", "addendum")
    made = enter(
        entry(review, Step.ADDENDUM, standing=Standing.NOT_DONE, words="Was taken back."), by=organiser
    )
    found = step(review, "addendum")
    assert found.standing == Standing.NOT_DONE
    assert [fact.source for fact in found.facts] == ["A/HRC/43/15/Add.1", "Minutes of the mission"]
    assert DataVersion.objects.count() == before + 1
    take_back(made.pk, by=organiser, why="A mistake of mine")
    assert step(review, "addendum").standing == Standing.DONE
    assert CooperationEntry.objects.get().withdrawn_why == "A mistake of mine"
    assert DataVersion.objects.count() == before + 2


def test_who_may_enter(review, member, editor):
    with pytest.raises(PermissionDenied):
        enter(entry(review, Step.PLENARY), by=member)
    made = enter(entry(review, Step.PLENARY), by=editor)
    with pytest.raises(PermissionDenied):
        take_back(made.pk, by=member, why="")


@pytest.mark.parametrize("given", [{"source": ""}, {"words": ""}, {"date": date(2999, 1, 1)}])
def test_an_entry_needs_a_source_and_a_day_that_was(review, editor, given):
    with pytest.raises(ValidationError):
        enter(entry(review, Step.PLENARY, **given), by=editor)
    assert not CooperationEntry.objects.exists()


def test_the_register_tells_the_record(review):
    MidTermReport.objects.create(
        review=review, actor="state", title="Half way", slug="one", state="published", source="The ministry",
        checked_on=date(2026, 5, 1), date=date(2022, 5, 1),
    )  # fmt: skip
    MidTermReport.objects.create(
        review=review, actor="cso", title="Ours", slug="two", state="published", source="x",
        checked_on=date(2026, 5, 1),
    )  # fmt: skip
    found = step(review, "mid_term")
    assert found.standing == Standing.DONE
    assert [fact.source for fact in found.facts] == ["The ministry"]
    MidTermReport.objects.filter(slug="one").update(state="draft")
    assert step(review, "mid_term").standing == Standing.UNKNOWN
