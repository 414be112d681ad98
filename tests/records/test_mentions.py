"""Recommendations that base documents name: settled whichever document comes first."""

from dataclasses import replace
from itertools import permutations

import pytest

from records.specimens import ITEMS, item, reading
from uprtracker.accounts.models import User
from uprtracker.core import Finding as Doubt
from uprtracker.core import Span
from uprtracker.core.note import Note, Reference, Submission
from uprtracker.documents.document import Paragraph
from uprtracker.extraction import Extraction
from uprtracker.records.correcting import correct
from uprtracker.records.document_rows import store
from uprtracker.records.facts import load_facts
from uprtracker.records.items import items_of
from uprtracker.records.models import Document, Finding, Mention, Recommendation, Review
from uprtracker.records.models import Note as NoteRow
from uprtracker.records.models import Submission as SubmissionRow

pytestmark = pytest.mark.django_db

PARAGRAPHS = (
    Paragraph("", "A. Trees (recommendation 1)", Span(2, 1, 2, 1), heading=True, level=2),
    Paragraph("5", "Trees were planted.", Span(2, 2, 2, 3), marks=((19, "1"),)),
)
NOTES = (Note("1", "See A/HRC/28/15, para. 115.2.", Span(9, 1, 9, 1), ("5",), (Span(2, 3, 2, 3),)),)
REFERENCES = (
    Reference("1", "", Span(2, 1, 2, 1)),
    Reference("115.2", "5", Span(9, 1, 9, 1), "A/HRC/28/15", "1"),
    Reference("115.99", "5", Span(9, 1, 9, 1), "A/HRC/28/15", "1"),
)


@pytest.fixture(autouse=True)
def _facts():
    load_facts()


@pytest.fixture
def put(tmp_path):
    def put_in(what, **other):
        path = tmp_path / f"{what}.pdf"
        if what == "report":
            return store(path, reading(path, **other))
        symbol = "A/HRC/WG.6/34/SVN/1"
        read = Extraction(
            "national_report",
            symbol,
            "SVN",
            34,
            notes=NOTES,
            references=REFERENCES,
            submissions=(Submission("JS1", "Friends of trees", Span(9, 2, 9, 2)),),
            findings=(Doubt("note-gap", "Notes 2 were not found."),),
        )
        base = replace(
            reading(path, (), symbol=symbol), paragraphs=PARAGRAPHS, extraction=read, findings=read.findings
        )
        return store(path, replace(base, **other))

    return put_in


def settled():
    return [
        (
            one.number,
            one.paragraph.text[:2] if one.paragraph else None,
            one.note.mark if one.note else None,
            list(one.recommendations.values_list("code", flat=True)),
        )
        for one in Mention.objects.all()
    ]


WHOLE = [
    ("1", "A.", None, ["SVN-20-115.1"]),
    ("115.2", "Tr", "1", ["SVN-20-115.2"]),
    ("115.99", "Tr", "1", []),
]


@pytest.mark.parametrize("order", list(permutations(["report", "national"])))
def test_settled_in_whatever_order_they_arrive(put, order):
    for what in order:
        put(what)
    assert settled() == WHOLE
    unknown = Finding.objects.get(kind="unknown-earlier-number")
    assert (unknown.document.kind, unknown.page, "115.99" in unknown.message) == ("national_report", 9, True)


def test_nothing_is_in_doubt_while_the_report_is_not_there(put):
    put("national")
    assert [one[3] for one in settled()] == [[], [], []]
    assert list(Finding.objects.values_list("kind", flat=True)) == ["note-gap"]


def test_rows_of_notes_and_submissions(put):
    put("national")
    document = Document.objects.get()
    note = NoteRow.objects.get()
    assert (note.mark, [one.number for one in note.paragraphs.all()]) == ("1", ["5"])
    assert SubmissionRow.objects.get().abbreviation == "JS1"
    assert [(one.level, one.marks) for one in document.paragraph_set.all()] == [(2, []), (0, [[19, "1"]])]


def test_read_again_gives_the_same_rows(put):
    put("report")
    for _ in range(2):
        put("national")
        put("report")
    assert settled() == WHOLE
    assert (NoteRow.objects.count(), SubmissionRow.objects.count()) == (1, 1)


def test_report_read_again_with_the_number_settles_it_and_closes_the_finding(put):
    put("report")
    put("national")
    put("report", items=(*ITEMS, item("115.99", "Teach the children of all towns to swim")))
    assert settled()[2][3] == ["SVN-20-115.99"]
    assert not Finding.objects.filter(kind="unknown-earlier-number").exists()


def test_dismissed_finding_stays_dismissed(put):
    put("report")
    put("national")
    finding = Finding.objects.get(kind="unknown-earlier-number")
    Finding.objects.filter(pk=finding.pk).update(status=Finding.Status.DISMISSED)
    put("report")
    put("national")
    assert Finding.objects.get(kind="unknown-earlier-number").status == Finding.Status.DISMISSED


def test_footnotes_of_a_report_are_tied_to_its_recommendations(put, tmp_path):
    path = tmp_path / "report.pdf"
    read = reading(path)
    note = Note("3", "As read: plant trees.", Span(1, 9, 1, 9), (), (Span(1, 2, 1, 2),))
    items = (
        replace(ITEMS[0], span=Span(1, 1, 1, 2)),
        *(replace(one, span=Span(2, 1, 2, 2)) for one in ITEMS[1:]),
    )
    store(path, replace(read, extraction=replace(read.extraction, recommendations=items, notes=(note,))))
    assert [one.text for one in Recommendation.objects.get(number="115.1").notes.all()] == [note.text]
    assert not Recommendation.objects.get(number="115.2").notes.exists()


def test_number_that_an_editor_corrected_settles_it(put):
    put("report", items=(*ITEMS[:2], item("115.98", "Teach chess in all the primary schools")))
    put("national")
    review = Review.objects.get(code="SVN-20")
    wrong = next(one for one in items_of(review).all if one.entry.number == "115.98")
    correct(
        review=review,
        codes=[wrong.code],
        seen=[wrong.seen],
        after=[replace(wrong.entry, number="115.99")],
        person=User.objects.create(username="editor"),
    )
    assert settled()[2][3] == ["SVN-20-115.99"]
    assert not Finding.objects.filter(kind="unknown-earlier-number", status=Finding.Status.OPEN).exists()
