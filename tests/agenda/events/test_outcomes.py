"""Points that can be followed, numbers of people, what is handed out, what a donor's report says."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from uprtracker.accounts.models import User
from uprtracker.agenda.events import attending, donor_report, hanging, outcomes
from uprtracker.agenda.events.models import Event, Material
from uprtracker.records import files
from uprtracker.records.demo import load_demo
from uprtracker.records.media import NotTaken
from uprtracker.records.models import Recommendation
from uprtracker.records.version import data_version

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


def test_points_are_numbered_and_the_last_day_says_how_far_they_are(make_event, organiser):
    event = make_event()
    first = outcomes.add_outcome(event, by=organiser, text="Light the harbour", committed="Port office")
    second = outcomes.add_outcome(event, by=organiser, text="Buy oil", public=True)
    assert (first.number, second.number) == (1, 2)
    outcomes.note(second, by=organiser, on=date(2027, 5, 2), progress="done", text="Bought")
    outcomes.note(second, by=organiser, on=date(2027, 4, 1), progress="under-way", text="Looked at, late")
    second.refresh_from_db()
    assert second.progress == "done"
    assert [one.text for one in second.notes.all()] == ["Looked at, late", "Bought"]
    assert list(outcomes.to_follow()) == [second]


def test_points_of_drafts_are_not_to_be_followed(make_event, organiser):
    outcomes.add_outcome(make_event(published=False), by=organiser, text="Buy oil", public=True)
    assert not outcomes.to_follow().exists()


def test_points_link_to_recommendations_that_there_are(make_event, organiser):
    load_demo()
    code = Recommendation.objects.order_by("pk").values_list("code", flat=True)[0]
    event = make_event()
    made = outcomes.add_outcome(event, by=organiser, text="Do it", recommendations=[f" {code.lower()}", code])
    assert made.recommendations == [code]
    with pytest.raises(ValidationError) as refused:
        outcomes.add_outcome(event, by=organiser, text="Do it", recommendations=["XAA-99-1.1"])
    assert "XAA-99-1.1" in str(refused.value)
    assert event.outcomes.count() == 1


def test_strangers_add_nothing(make_event):
    stranger, event = User.objects.create_user("sam"), make_event()
    with pytest.raises(PermissionDenied):
        outcomes.add_outcome(event, by=stranger, text="Mine")
    with pytest.raises(PermissionDenied):
        attending.set_numbers(event, by=stranger, numbers={"cso": (4, "counted")})
    with pytest.raises(PermissionDenied):
        hanging.put_role(event, by=stranger, name="Sam", function="chair")
    assert not (event.outcomes.exists() or event.attendance.exists() or event.roles.exists())


def test_what_hangs_on_a_public_event_is_a_new_version(make_event, organiser):
    draft, public = make_event("draft", published=False), make_event("public")
    before = data_version()
    hanging.put_role(draft, by=organiser, name="Ada", function="chair")
    assert data_version() == before
    hanging.put_role(public, by=organiser, name="Ada", function="chair")
    assert data_version() == before + 1


def test_files_come_and_go_with_their_material(make_event, organiser):
    event = make_event()
    upload = SimpleUploadedFile("plan.pdf", PDF)
    made = hanging.add_material(event, by=organiser, title="Plan", readers="registered", upload=upload)
    assert files.bytes_of(made.file) == PDF
    assert hanging.materials_for(event, registered=False) == []
    assert hanging.materials_for(event, registered=True) == [made]
    with pytest.raises(NotTaken):
        hanging.add_material(
            event, by=organiser, title="X", readers="public", upload=SimpleUploadedFile("x.exe", b"MZ\0\0")
        )
    with pytest.raises(ValidationError):
        hanging.add_material(event, by=organiser, title="Nothing", readers="public")
    assert Material.objects.count() == 1


def test_a_donor_report_says_of_how_many_events_numbers_are_known(make_event, organiser):
    tag = hanging.make_donor("Lamp fund", public=False)
    assert hanging.make_donor("lamp fund ", public=True) == tag
    counted, unknown, off, other = (make_event(slug) for slug in "abcd")
    for event in (counted, unknown, off):
        event.donors.add(tag)
    other.donors.add(hanging.make_donor("Oil fund", public=False))
    Event.objects.filter(pk=off.pk).update(standing="cancelled")
    numbers = {"cso": (12, "counted"), "mission": (3, "estimated")}
    attending.set_numbers(counted, by=organiser, numbers=numbers)
    attending.set_numbers(off, by=organiser, numbers={"cso": (99, "counted")})
    first = outcomes.add_outcome(counted, by=organiser, text="Buy oil")
    outcomes.add_outcome(counted, by=organiser, text="Light it")
    outcomes.note(first, by=organiser, on=date(2027, 1, 1), progress="done", text="")
    today = timezone.now().date()
    said = donor_report.report(Event.objects.all(), first=today, last=today + timedelta(days=30), donor=tag)
    assert (len(said.lines), len(said.held), said.people, said.counted) == (3, 2, 15, 1)
    assert said.points == (2, 1)
    line = next(one for one in said.lines if one.event == counted)
    assert line.basis == ("counted on the day", "estimated")
    before = donor_report.report(Event.objects.all(), first=today - timedelta(days=9), last=today)
    assert before.lines == ()


def test_ticking_counts_by_kind(make_event, guest, organiser):
    event = make_event(registers=True)
    ada, bea, cleo = (guest(event, n, kind=k) for n, k in (("ada", "cso"), ("bea", "un"), ("cleo", "cso")))
    assert attending.tick(event, by=organiser, came=[ada.pk, bea.pk, 999]) == 2
    assert attending.ticked(event) == {"cso": 1, "un": 1}
    cleo.refresh_from_db()
    assert cleo.came is False
