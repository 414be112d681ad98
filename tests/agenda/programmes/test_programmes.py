"""Country programmes: stages, commitments with dated notes, the timeline, the report for a donor."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from uprtracker.agenda.events.models import Attendance, DonorTag, Event
from uprtracker.agenda.programmes.country import keeping
from uprtracker.agenda.programmes.country.commitments import Asked, overdue, public
from uprtracker.agenda.programmes.country.donor_report import report, totals
from uprtracker.agenda.programmes.country.timeline import timeline
from uprtracker.agenda.programmes.models import Commitment, CommitmentNote, Programme, Stage
from uprtracker.records.editing import begin, publish
from uprtracker.records.models import DataVersion
from uprtracker.records.models.edited import EditStep

TODAY = date(2026, 11, 22)


@pytest.fixture
def programme(organiser):
    made = begin(Programme(iso3="UGA", cycle=4, title="Ponds", slug="uga-4-ponds"), by=organiser)
    return publish(made, by=organiser)


def stage(programme, by, **given):
    made = Stage(programme=programme, **{"kind": "workshop", "planned_on": date(2026, 6, 1), **given})
    keeping.keep(made, by=by)
    return made


def commitment(programme, by, **given):
    words = {"text": "Dig one.", "by_whom": "The ministry", "source": "Minutes", "due_on": date(2026, 9, 1)}
    made = Commitment(programme=programme, **{**words, **given})
    keeping.keep(made, by=by)
    return made


def event(**given):
    words = {
        "slug": "day", "title": "Dialogue day", "kind": "dialogue", "states": ["UGA"],
        "zone": "Africa/Kampala", "state": "published",
        "starts_at": datetime(2026, 6, 1, 7, tzinfo=UTC), "ends_at": datetime(2026, 6, 1, 14, tzinfo=UTC),
    }  # fmt: skip
    return Event.objects.create(**{**words, **given})


def test_addresses_are_made_of_country_cycle_and_title(programme):
    other = Programme(iso3="UGA", cycle=4, title="Ponds")
    assert keeping.slug_for(other) == "uga-4-ponds-2"


@pytest.mark.parametrize("given", [{"iso3": "QQQ"}, {"cycle": 0}])
def test_a_programme_is_of_a_known_state_and_cycle(organiser, given):
    with pytest.raises(ValidationError):
        begin(Programme(**{"iso3": "UGA", "cycle": 4, "title": "x", "slug": "x", **given}), by=organiser)


def test_a_stage_has_a_day(programme, organiser):
    with pytest.raises(ValidationError):
        stage(programme, organiser, planned_on=None)
    assert not Stage.objects.exists()


def test_each_change_is_kept_and_public(programme, organiser):
    before = DataVersion.objects.count()
    made = stage(programme, organiser)
    made.outcome = "A list of ponds."
    keeping.keep(made, by=organiser)
    keeping.remove(made, by=organiser)
    steps = EditStep.objects.filter(kind="programmes.programme", thing=programme.pk)
    assert [one.what for one in steps][-3:] == ["stage added", "stage changed", "stage deleted"]
    assert steps.last().before["stage.outcome"] == "A list of ponds."
    assert DataVersion.objects.count() == before + 3


def test_nobody_else_writes(programme, member, editor, organiser):
    made = commitment(programme, organiser)
    note = CommitmentNote(commitment=made, day=TODAY, status="fulfilled", words="Done", source="x")
    for person in (member, editor):
        for work in (
            lambda person=person: stage(programme, person),
            lambda person=person: keeping.remove(made, by=person),
            lambda person=person: keeping.note(note, by=person),
            lambda person=person: keeping.set_donors(programme, [], by=person),
        ):
            with pytest.raises(PermissionDenied):
                work()
    assert not Stage.objects.exists()
    assert not CommitmentNote.objects.exists()


def test_the_newest_day_is_how_far_it_has_come(programme, organiser):
    made = commitment(programme, organiser)
    for day, status in ((date(2026, 8, 1), "fulfilled"), (date(2026, 7, 1), "under_way")):
        keeping.note(
            CommitmentNote(commitment=made, day=day, status=status, words="So", source="Visit"), by=organiser
        )
    made.refresh_from_db()
    assert made.status == "fulfilled"
    assert made.notes.count() == 2


def test_what_is_overdue(programme, organiser):
    late = commitment(programme, organiser)
    soon = commitment(programme, organiser, due_on=date(2026, 12, 24), text="Later")
    done = commitment(programme, organiser, text="Done")
    Commitment.objects.filter(pk=done.pk).update(status="fulfilled")
    assert overdue(late, TODAY)
    assert [one.pk for one in public(Asked(due="overdue"), TODAY)] == [late.pk]
    assert [one.pk for one in public(Asked(due="soon"), TODAY)] == [soon.pk]
    assert [one.pk for one in public(Asked(status="fulfilled"), TODAY)] == [done.pk]
    assert not public(Asked(state="KEN"), TODAY).exists()
    Programme.objects.update(state="draft")
    assert not public(None, TODAY).exists()


def test_a_commitment_is_of_a_stage_of_its_programme(programme, organiser):
    other = begin(Programme(iso3="KEN", cycle=4, title="Wells", slug="wells"), by=organiser)
    with pytest.raises(ValidationError):
        commitment(programme, organiser, stage=stage(other, organiser))
    with pytest.raises(ValidationError):
        commitment(programme, organiser, made_on=date(2026, 10, 1))


def test_marks_stand_in_the_order_of_time(programme, organiser):
    stage(programme, organiser, planned_on=date(2028, 1, 1), kind="next_review")
    stage(programme, organiser, planned_on=date(2024, 1, 1), held_on=date(2024, 3, 1))
    line = timeline(list(programme.stages.all()), TODAY)
    assert [mark.stage.kind for mark in line.marks] == ["workshop", "next_review"]
    places = [mark.held if mark.held is not None else mark.planned for mark in line.marks]
    assert 0 < places[0] < line.today < places[1] < 100
    assert [year for year, _place in line.years] == [2024, 2025, 2026, 2027, 2028]


def test_no_stage_no_line():
    line = timeline([], TODAY)
    assert (line.marks, line.years, line.today) == ((), (), None)


def test_a_donor_gets_what_was_held_with_its_money_once(programme, organiser):
    donor, other = (DonorTag.objects.create(slug=name, name=name) for name in ("lake", "river"))
    keeping.set_donors(programme, [donor], by=organiser)
    held = event()
    held.donors.add(donor)
    Attendance.objects.create(event=held, kind="cso", count=12)
    alone = event(slug="other", title="Alone")
    alone.donors.add(donor)
    event(slug="draft", title="Not published yet", state="draft").donors.add(donor)
    made = stage(programme, organiser, held_on=date(2026, 6, 1), event=held, outcome="A list.")
    stage(programme, organiser)  # planned alone
    commitment(programme, organiser, stage=made)
    rows = report(donor, date(2026, 1, 1), date(2026, 12, 31))
    assert [(row.title, row.came, row.commitments) for row in rows] == [
        ("Alone", None, 0),
        ("Dialogue day", 12, 1),
    ]
    assert totals(rows) == {"held": 2, "countries": 1, "people": 12, "commitments": 1}
    assert totals(rows[:1])["people"] is None  # nobody counted
    assert report(donor, date(2026, 7, 1), date(2026, 12, 31)) == []
    assert report(other, date(2026, 1, 1), date(2026, 12, 31)) == []
