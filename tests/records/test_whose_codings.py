"""Whose a label is that stands: what only the machine said is unconfirmed wherever it shows."""

import csv
import io

import pytest

from records.machine_rows import editor, machine, recommendation
from records.small_coders import places, verbs
from uprtracker.records.codings import NO_LABEL, Judged, stand
from uprtracker.records.coverage import Coverage, coverage
from uprtracker.records.deciding import decide_coding
from uprtracker.records.models import Coding, Review
from uprtracker.records.recoding import recode
from uprtracker.records.review_table import write_review
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
def test_the_table_of_a_review_says_it_too():
    one = recommendation(1)
    machine(one, "issue", ["justice", "labour"])
    decide_coding(recommendation=one, scheme="issue", label="labour", person=editor())
    stream = io.BytesIO()
    write_review(Review.objects.get(), "csv", stream)
    (row,) = csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline=""))
    assert row["Issues"] == "justice; labour"
    assert row["Issues: coded by"] == "an editor; machine, unconfirmed: justice"
    assert row["Issues: confidence of the machine, 0 to 1"] == "0.6"


@pytest.mark.django_db
def test_what_no_coder_of_today_coded_is_counted(coders):
    one = recommendation(1)
    recommendation(2)
    assert coverage() == Coverage(2, 0, 0)
    coders |= {"action": verbs, "issue": places}
    assert coverage() == Coverage(2, 2, 2)
    machine(one, "action", ["5"], version="verbs 1")
    machine(one, "issue", [], version="places 0")
    assert coverage() == Coverage(2, 2, 2)
    recode()
    assert coverage() == Coverage(2, 0, 2)


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
