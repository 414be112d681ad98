"""Paragraphs of the next review's documents: accepted as evidence or rejected, by each party for itself."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ObjectDoesNotExist

from uprtracker.followup import scope
from uprtracker.followup.evidence.passages import accept, chosen, reject, suggestions, take_back
from uprtracker.followup.models import Evidence, Method, RejectedPassage
from uprtracker.records.models import Document, Paragraph, Review


@pytest.fixture
def subject(space):
    later = Review.objects.create(code="XAA-60", state="XAA", session=60, cycle=5, status="reviewed")
    report = Document.objects.create(
        sha256="c" * 64,
        symbol="A/HRC/WG.6/60/XAA/1",
        kind="national_report",
        media="pdf",
        name="report",
        size=1,
        review=later,
        read_at=datetime(2026, 3, 1, tzinfo=UTC),
        language="en",
    )
    for order, text in enumerate(
        ("The bridge was repaired.", "Repairs of the bridge go on.", "Taxes fell."), 1
    ):
        Paragraph.objects.create(document=report, order=order, number=str(order), text=text)
    return scope.subject(space.workspace, "XAA-45-1.1")


def test_accepted_becomes_evidence_and_rejected_is_remembered_by_that_party_alone(space, subject):
    seat, other = space.cso.contributor, space.state.contributor
    first, second = suggestions(seat, subject)
    evidence = accept(seat, subject, first)
    reject(seat, subject, second)
    assert (evidence.method, evidence.paragraph, evidence.codes) == (
        Method.UN,
        first.paragraph.number,
        [subject.code],
    )
    assert [one.state for one in suggestions(seat, subject)] == ["accepted", "rejected"]
    assert [one.state for one in suggestions(other, subject)] == ["", ""]


def test_two_who_accept_the_same_at_once_make_one_piece(space, subject):
    seen = suggestions(space.cso.contributor, subject)[0]
    first = accept(space.cso.contributor, subject, seen)
    assert accept(space.cso.editor, subject, seen) == first
    assert Evidence.objects.count() == 1


def test_a_decision_can_be_taken_back_and_turned(space, subject):
    seat = space.cso.contributor
    accept(seat, subject, suggestions(seat, subject)[0])
    reject(seat, subject, suggestions(seat, subject)[0])
    assert [one.state for one in suggestions(seat, subject)] == ["rejected", ""]
    take_back(seat, suggestions(seat, subject)[0])
    assert not RejectedPassage.objects.exists()
    assert list(Evidence.objects.values_list("gone", flat=True)) == ["deleted"]


def test_only_what_is_suggested_can_be_chosen(space, subject):
    found = suggestions(space.cso.contributor, subject)
    assert chosen(found, found[0].paragraph.pk) is found[0]
    with pytest.raises(ObjectDoesNotExist):
        chosen(found, Paragraph.objects.get(text="Taxes fell.").pk)
