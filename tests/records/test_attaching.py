"""A document that does not say which review it is of is set under one by hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from documents.word_builders import un_report_docx
from records.specimens import ITEMS, ROWS, everything, reading, write_export
from uprtracker.accounts.models import User
from uprtracker.core import Position as Answer
from uprtracker.core import Span
from uprtracker.core.errors import DocumentError
from uprtracker.core.proceedings import Proceeding
from uprtracker.extraction import Extraction
from uprtracker.records import document_import, document_rows
from uprtracker.records.archive import path_of
from uprtracker.records.deciding import decide_position
from uprtracker.records.document_rows import store
from uprtracker.records.facts import load_facts
from uprtracker.records.imports import import_document, import_documents, import_export
from uprtracker.records.models import Attachment, Document, Finding, Recommendation, Review
from uprtracker.records.reading_again import attach

pytestmark = pytest.mark.django_db

HOMELESS = (
    "Report of the Working Group on the Universal Periodic Review",
    "# II. Conclusions and/or recommendations",
    "94. The recommendations listed below enjoy the support of the State:",
    "94.1. Plant more trees along the roads (France);",
    "94.2. Dig wells in the villages (Chile).",
)


@pytest.fixture
def slovenia() -> Review:
    load_facts()
    return Review.objects.get(code="SVN-48")


@pytest.fixture
def homeless(tmp_path: Path) -> Path:
    path = tmp_path / "draft.docx"
    path.write_bytes(un_report_docx(HOMELESS, symbol=""))
    return path


@pytest.fixture
def editor() -> User:
    return User.objects.create(username="editor")


def test_it_is_read_again_with_its_review(slovenia, homeless, editor):
    assert import_document(homeless).review == ""
    document = Document.objects.get()
    assert Finding.objects.filter(kind="no-review", document=document).exists()
    summary = attach(document=document, review=slovenia, person=editor)
    assert (summary.review, summary.recommendations) == ("SVN-48", 2)
    assert sorted(slovenia.recommendations.values_list("number", flat=True)) == ["94.1", "94.2"]
    assert not Finding.objects.filter(kind="no-review").exists()
    decision = Attachment.objects.get()
    assert (decision.person, decision.review, decision.document) == (editor, slovenia, document)
    assert Document.objects.get().name == "draft.docx"


def test_the_decision_outlives_reading_again(slovenia, homeless, editor, monkeypatch):
    import_document(homeless)
    attach(document=Document.objects.get(), review=slovenia, person=editor)
    before = everything()
    for module in (document_import, document_rows):
        monkeypatch.setattr(module, "READER_VERSION", "next")
    assert import_document(homeless).review == "SVN-48"
    assert everything() == before
    assert Attachment.objects.count() == 1


def test_with_a_review_named_at_the_import(slovenia, homeless):
    summary = import_documents([homeless], review=slovenia)
    assert [one.review for one in summary.documents] == ["SVN-48"]
    assert Attachment.objects.get().person is None
    again = import_documents([homeless], review=slovenia)
    assert again.count("unchanged") == 1
    assert import_documents([homeless]).documents[0].review == "SVN-48"
    assert Attachment.objects.count() == 1


def test_a_mistake_is_put_right(slovenia, homeless, editor):
    """Set under the wrong review first: nothing stays there."""
    wrong = Review.objects.get(code="SVN-34")
    import_documents([homeless], review=wrong)
    assert wrong.recommendations.count() == 2
    attach(document=Document.objects.get(), review=slovenia, person=editor)
    assert (wrong.recommendations.count(), slovenia.recommendations.count()) == (0, 2)
    assert [one.review.code for one in Attachment.objects.all()] == ["SVN-34", "SVN-48"]


def test_the_other_review_is_as_if_the_document_had_never_been_there(tmp_path, editor):
    export = write_export(tmp_path / "export.csv", ROWS)
    import_export(export)
    right = Review.objects.get(code="SVN-20")
    alone = {key: value for key, value in everything().items() if key != "Alias"}
    path = tmp_path / "report.pdf"
    store(path, reading(path))
    other = Review.objects.create(code="HRV-22", state="HRV", session=22, cycle=2, status="reviewed")
    store(path, reading(path), by_hand=other, person=editor)
    assert other.recommendations.count() == len(ITEMS)
    other.recommendations.all().delete()
    other.pledges.all().delete()
    assert {key: value for key, value in everything().items() if key != "Alias"} == alone
    assert right.recommendations.count() == len(alone["Recommendation"])


def test_what_a_person_decided_there_is_kept_and_told(tmp_path, editor):
    path = tmp_path / "report.pdf"
    store(path, reading(path))
    decide_position(
        recommendation=Recommendation.objects.get(number="115.1"), value=Answer.NOTED, person=editor
    )
    other = Review.objects.create(code="HRV-22", state="HRV", session=22, cycle=2, status="reviewed")
    store(path, reading(path), by_hand=other, person=editor)
    assert [one.number for one in Review.objects.get(code="SVN-20").recommendations.all()] == ["115.1"]
    assert Finding.objects.filter(kind="vanished-recommendation").count() == 1


def test_without_its_file_nothing_is_decided(slovenia, homeless, editor):
    import_document(homeless)
    document = Document.objects.get()
    path_of(document).unlink()
    with pytest.raises(DocumentError, match="not in the archive"):
        attach(document=document, review=slovenia, person=editor)
    assert not Attachment.objects.exists()


@pytest.fixture
def desk(client, editor):
    """Post a review for the only document, as a data editor or another person."""

    def post(role: str, named: str):
        editor.groups.set(Group.objects.filter(name=role))
        client.force_login(editor)
        empty = {f"attachments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}
        url = reverse("admin:records_document_change", args=[Document.objects.get().pk])
        return client.post(url, empty | {"belongs_to": named}, follow=True)

    return post


def test_an_editor_sets_it_at_the_desk(slovenia, homeless, desk, editor):
    import_document(homeless)
    assert "2 recommendations" in desk("data editors", "svn/48").text
    assert Attachment.objects.get().person == editor
    assert slovenia.recommendations.count() == 2


def test_at_the_desk_a_review_must_be_there(slovenia, homeless, desk):
    import_document(homeless)
    assert "There is no such review" in desk("data editors", "SVN-99").text
    assert not Attachment.objects.exists()


def test_at_the_desk_a_missing_file_is_told(slovenia, homeless, desk):
    import_document(homeless)
    path_of(Document.objects.get()).unlink()
    assert "not in the archive" in desk("data editors", "SVN-48").text


@pytest.mark.parametrize("role", ["administrators", "nobody"])
def test_others_set_nothing(slovenia, homeless, desk, role):
    import_document(homeless)
    desk(role, "SVN-48")
    assert not Attachment.objects.exists()


def test_a_decision_under_the_wrong_review_is_taken_back(slovenia, tmp_path, editor):
    path = tmp_path / "decision.pdf"
    read = reading(path, (), symbol="A/HRC/DEC/59/112")
    adopted = Proceeding("outcome-adopted", "2025-06-30", Span(1, 1, 1, 2))
    said = Extraction("decision", "A/HRC/DEC/59/112", "", None, proceedings=(adopted,))
    read = replace(read, extraction=said)
    wrong = Review.objects.get(code="SVN-34")
    before = (wrong.status, wrong.decision_symbol, {})
    store(path, read, by_hand=wrong, person=editor)
    wrong.refresh_from_db()
    assert wrong.status == "adopted"
    store(path, read, by_hand=slovenia, person=editor)
    wrong.refresh_from_db()
    slovenia.refresh_from_db()
    assert (wrong.status, wrong.decision_symbol, wrong.documented) == before
    assert slovenia.status == "adopted"
