"""Decisions as a file: out here, in there, every line checked, nothing taken in by halves."""

import json
from dataclasses import replace

import pytest

from records.specimens import reading
from uprtracker.accounts.models import User
from uprtracker.core.errors import CorrectionRefused
from uprtracker.records.checking import check_review, checked_by, uncheck
from uprtracker.records.correcting import correct
from uprtracker.records.correction_files import Taken, read_corrections, write_corrections
from uprtracker.records.document_rows import store
from uprtracker.records.items import items_of
from uprtracker.records.models import Correction, Recommendation, Review
from uprtracker.records.reviews import review_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(tmp_path):
    def read(*items) -> Review:
        store(tmp_path / "report.pdf", reading(tmp_path / "report.pdf", *items))
        return Review.objects.get(code="SVN-20")

    return read


@pytest.fixture
def lines(report) -> list[str]:
    """A correction and a check, as a file would hold them; then the database is without them."""
    review = report()
    item = items_of(review).find("SVN-20-115.1")
    editor = User.objects.create(username="secretname")
    correct(
        review=review, codes=[item.code], after=[replace(item.entry, text="New")], person=editor, note="typo"
    )
    check_review(review=review, person=editor)
    written = list(write_corrections())
    Correction.objects.all().delete()
    report()
    return written


@pytest.fixture
def file(tmp_path, lines):
    path = tmp_path / "corrections.jsonl"

    def write(*changed: str):
        path.write_text("\n".join(changed or lines), encoding="utf-8")
        return path

    return write


def text() -> str:
    return Recommendation.objects.get(code="SVN-20-115.1").text


def test_file_brings_decisions_to_another_installation(file, lines):
    assert "secretname" not in "".join(lines)
    assert text() != "New"
    assert read_corrections(file()) == Taken(added=2)
    assert text() == "New"
    row = Correction.objects.get(kind="corrected")
    assert (row.note, row.role, row.person) == ("typo", "data editor", None)
    assert read_corrections(file()) == Taken(known=2)
    assert Correction.objects.count() == 2


def test_decision_made_here_stands(file, report, lines):
    review = Review.objects.get(code="SVN-20")
    item = items_of(review).find("SVN-20-115.1")
    correct(review=review, codes=[item.code], after=[replace(item.entry, text="Ours")], person=None)
    assert read_corrections(file(lines[0])) == Taken(left_out=1)
    assert text() == "Ours"


def test_decisions_wait_for_their_report(file, lines, report):
    waiting = json.loads(lines[0]) | {"review": "SVN-34"}
    review_of("SVN", 34, source="test")
    assert read_corrections(file(json.dumps(waiting))) == Taken(added=1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "invented"}, "no kind"),
        ({"review": "XXX-99"}, "no review"),
        ({"decided_at": "yesterday"}, "time of the decision"),
        ({"fields": ["code"]}, "Only number"),
        ({"before": []}, "does not have 0"),
        ({"after": [{"text": "only"}]}, "missing or of a wrong kind"),
        ({"before": "x"}, "missing or of a wrong kind"),
        ({"note": 7}, "no text"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_wrong_line_is_named_and_nothing_is_taken_in(file, lines, change, said):
    wrong = json.dumps(json.loads(lines[0]) | change)
    with pytest.raises(CorrectionRefused, match=said) as refused:
        read_corrections(file(lines[1], wrong))
    assert "corrections.jsonl, line 2" in str(refused.value)
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"states": ["ZZZ"]},
        {"position": "maybe"},
        {"text": " "},
        {"text": "a\0b"},
        {"text": "x" * 30_000},
        {"number": "1" * 21},
        {"span": [0, 1, 1, 1]},
        {"span": [True, 1, 1, 1]},
        {"span": [1, 2]},
    ],
    ids=str,
)
def test_hostile_entries_are_refused(file, lines, change):
    said = json.loads(lines[0])
    said["after"][0] |= change
    with pytest.raises(CorrectionRefused):
        read_corrections(file(json.dumps(said)))
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"[1]", b"{", b"[" * 100_000], ids=["bytes", "list", "cut", "deep"]
)
def test_what_is_no_file_of_decisions_is_refused(tmp_path, content):
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    with pytest.raises(CorrectionRefused):
        read_corrections(path)


def test_checked_review_says_when_it_is_read_otherwise(report):
    review = report()
    check_review(review=review, person=None)
    assert checked_by(review).outcome == "holds"
    report(())
    assert checked_by(review).outcome == "differs"
    uncheck(review=review, person=None)
    assert checked_by(review) is None
