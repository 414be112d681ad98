"""Whose a label is that stands: what only the machine said is unconfirmed wherever it shows."""

import pytest

from records.machine_rows import editor, machine, recommendation
from uprtracker.records.codings import NO_LABEL, Judged, stand
from uprtracker.records.deciding import decide_coding
from uprtracker.records.models import Coding, Review
from uprtracker.records.whole_review import whole_review
from uprtracker.records.whose_codings import whose_of

MACHINE = [Judged("justice", "model", True), Judged("labour", "model", True)]


@pytest.mark.parametrize(
    ("decisions", "labels", "unconfirmed"),
    [
        ([], ("justice", "labour"), ("justice", "labour")),
        ([Judged("justice", "person", True)], ("justice", "labour"), ("labour",)),
        ([Judged("justice", "person", False)], ("labour",), ("labour",)),
        ([Judged("land", "person", True)], ("justice", "labour", "land"), ("justice", "labour")),
        ([Judged(NO_LABEL, "person", False)], (), ()),
        ([Judged(NO_LABEL, "person", False), Judged("labour", "person", True)], ("labour",), ()),
    ],
)
def test_what_only_the_machine_said_is_unconfirmed(decisions, labels, unconfirmed):
    standing = stand("issue", [*MACHINE, *decisions])
    assert (standing.labels, standing.unconfirmed) == (labels, unconfirmed)


def test_an_import_leaves_nothing_unconfirmed():
    assert stand("issue", [*MACHINE, Judged("labour", "uprinfo", True)]).unconfirmed == ()


@pytest.mark.django_db
def test_a_record_says_in_every_scheme_whose_its_labels_are():
    one = recommendation(1)
    machine(one, "action", ["5"], confidence=0.97, sure=True, version="verbs 1")
    machine(one, "issue", ["justice"])
    machine(one, "instrument", [])
    Coding.objects.create(recommendation=one, scheme="action", label="4", origin="uprinfo")
    decide_coding(recommendation=one, scheme="issue", label="labour", person=editor())
    said = whose_of(one)
    assert (said["action"].labels, said["action"].origin, said["action"].machine) == (("4",), "uprinfo", None)
    assert (said["issue"].labels, said["issue"].unconfirmed) == (("justice", "labour"), ("justice",))
    assert said["issue"].machine.confidence == 0.6
    assert (said["instrument"].labels, said["instrument"].machine) == ((), None)
    assert (said["smart"].labels, said["smart"].origin) == ((), "")


@pytest.mark.django_db
def test_a_review_written_whole_says_it_too():
    one = recommendation(1)
    machine(one, "theme", ["b31"], confidence=0.8, sure=True, version="themes 1")
    (row,) = whole_review(Review.objects.get())["recommendations"]
    assert (row["themes"], row["coded_by_machine"]) == (["b31"], ["theme"])
    assert row["codings"]["theme"] == {
        "labels": ["b31"],
        "coded_by": "model",
        "unconfirmed": ["b31"],
        "confidence": 0.8,
        "sure": True,
        "version": "themes 1",
    }
