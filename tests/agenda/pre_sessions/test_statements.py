"""Statements: deposited, kept in versions, public if the speaker says so, and asked for in time."""

import io
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from docx import Document as Word

from agenda.pre_sessions.stage import MAILS, NAMES, ORGANISATIONS, set_stage
from uprtracker.accounts.models import OutgoingMail
from uprtracker.agenda.pre_sessions import places, statements
from uprtracker.agenda.pre_sessions.models import Statement
from uprtracker.agenda.pre_sessions.reminding import remind_all
from uprtracker.agenda.pre_sessions.shown import public_panels
from uprtracker.records import files

pytestmark = pytest.mark.django_db


def word(*lines: str) -> SimpleUploadedFile:
    paper, stream = Word(), io.BytesIO()
    paper.core_properties.author = NAMES[0]
    for line in lines:
        paper.add_paragraph(line)
    paper.save(stream)
    return SimpleUploadedFile("statement.docx", stream.getvalue())


def test_a_file_is_read_kept_and_published_as_words_alone():
    stage = set_stage()
    made = statements.deposit(
        stage.places[0], by=stage.speakers[0], text="", language="en", public=True,
        file=word("Dear delegates,", "we ask for lamps."),
    )  # fmt: skip
    assert made.text == "Dear delegates,\n\nwe ask for lamps."
    assert files.path_of(made.file).exists()
    (shown,) = public_panels(stage.series)[0].statements
    assert (shown.statement, shown.name) == (made, "")


def test_versions_stay_the_last_one_holds_and_confidential_ends_publication():
    stage = set_stage()
    for at, public in enumerate((True, False), 1):
        statements.deposit(
            stage.places[0], by=stage.speakers[0], text=f"Version {at}", language="fr", public=public
        )
    assert [one.text for one in statements.versions(stage.places[0], by=stage.lead)] == [
        "Version 2",
        "Version 1",
    ]
    assert public_panels(stage.series)[0].statements == ()
    with pytest.raises(PermissionDenied):
        statements.versions(stage.places[0], by=stage.guard)
    with pytest.raises(PermissionDenied):
        statements.deposit(stage.places[0], by=stage.lead, text="Mine", language="en", public=True)


@pytest.mark.parametrize(
    ("text", "upload"),
    [("", None), ("x" * 60_001, None), ("", b"not a paper"), ("", b"%PDF-1.4 broken")],
    ids=["empty", "long", "other", "broken"],
)
def test_what_is_no_statement_is_refused_and_nothing_kept(text, upload):
    stage = set_stage()
    file = SimpleUploadedFile("a.pdf", upload) if upload else None
    with pytest.raises(ValidationError):
        statements.deposit(
            stage.places[0], by=stage.speakers[0], text=text, language="en", public=True, file=file
        )
    assert not Statement.objects.exists()


def test_the_day_is_two_weeks_before_the_panel_in_the_zone_of_the_place():
    stage = set_stage(days=40)
    day = timezone.localtime(stage.panels[0].starts_at, stage.series.tz).date()
    assert statements.due_on(stage.panels[0]) == day - timedelta(days=14)


def test_reminders_go_a_week_and_a_day_before_and_once_after_to_whom_it_concerns():
    stage = set_stage(days=40)
    due = statements.due_on(stage.panels[0])
    statements.deposit(stage.places[2], by=stage.speakers[2], text="Done", language="en", public=False)
    said = [remind_all(due + timedelta(days=day)) for day in (-9, -7, -5, -1, 0, 1, 2, 30)]
    assert said == [0, 2, 0, 2, 0, 2, 0, 0]
    mails = OutgoingMail.objects.filter(kind="pre-session statement")
    assert set(mails.values_list("to", flat=True)) == {MAILS[0], MAILS[1]}
    for mail in mails:
        for secret in (*NAMES, *ORGANISATIONS, "Alfaland", "Room Nine"):
            assert secret not in mail.subject + mail.text
        assert "/pre-sessions/mine/" in mail.text


def test_who_has_not_taken_his_place_gets_the_link_to_take_it():
    stage = set_stage()
    places.free(stage.places[0], by=stage.lead)
    stage.places[0].refresh_from_db()
    assert places.invite(stage.places[0], by=stage.lead)
    mail = OutgoingMail.objects.get(kind="pre-session place")
    assert places.link_of(stage.places[0]) in mail.text
    assert NAMES[0] not in mail.subject + mail.text
