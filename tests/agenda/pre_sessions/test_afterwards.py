"""Alumni, testimonies and surveys: with consent alone, and without names."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from agenda.pre_sessions.stage import NAMES, set_stage
from uprtracker.accounts.models import OutgoingMail
from uprtracker.accounts.policy import ORGANISERS
from uprtracker.agenda.pre_sessions import alumni, surveys
from uprtracker.agenda.pre_sessions.consents import say
from uprtracker.agenda.pre_sessions.models import SurveyAnswer, SurveyLink
from uprtracker.agenda.pre_sessions.shown import public_testimonies

pytestmark = pytest.mark.django_db
QUESTIONS = [("What came of it?", "words"), ("Was it worth it?", "scale"), ("Again?", "yes_no")]


@pytest.fixture
def stage():
    made = set_stage()
    for place, speaker in zip(made.places, made.speakers, strict=True):
        say(place, {"contact": True}, by=speaker)
    return made


def begun(stage, day=None):
    day = day or timezone.localdate()
    return surveys.begin(stage.series, by=stage.lead, title="After", questions=QUESTIONS, send_on=day)


def test_only_who_agreed_is_an_alumnus_and_is_asked(stage):
    say(stage.places[1], {"contact": False}, by=stage.speakers[1])
    assert [one.name for one in alumni.alumni(stage.series, by=stage.lead)] == [NAMES[0], NAMES[2]]
    survey = begun(stage)
    assert surveys.send_due() == 2
    assert surveys.send_due() == 0
    assert set(OutgoingMail.objects.filter(kind="pre-session survey").values_list("to", flat=True)) == {
        stage.speakers[0].email,
        stage.speakers[2].email,
    }
    assert survey.links.count() == 2
    with pytest.raises(PermissionDenied):
        alumni.alumni(stage.series, by=stage.guard)


def test_a_survey_waits_for_its_day(stage):
    begun(stage, timezone.localdate() + timedelta(days=3))
    assert surveys.send_due() == 0


def test_answers_come_once_without_a_name_and_show_from_three_on(stage):
    survey = begun(stage)
    surveys.send_due()
    links = list(SurveyLink.objects.all())
    for at, link in enumerate(links[:2]):
        surveys.answer(link, [f"Word {at}", "4", "yes"])
    found = surveys.results(survey, by=stage.lead)
    assert (found.asked, found.answers, found.few, found.questions) == (3, 2, True, ())
    surveys.answer(links[2], ["", "1", "no"])
    words, scale, again = surveys.results(survey, by=stage.lead).questions
    assert (words.answers, words.words) == (2, ())
    assert (scale.answers, scale.mean, dict(scale.counts)["4"]) == (3, 3.0, 2)
    assert again.counts == (("yes", 2), ("no", 1))
    with pytest.raises(ValidationError):
        surveys.answer(links[0], ["Again", "1", "no"])
    fields = {field.name for field in SurveyAnswer._meta.get_fields()}
    assert fields == {"id", "survey", "answers"}


@pytest.mark.parametrize("said", [["", "", ""], ["a", "9", ""], ["a", "1"], ["a", "1", "perhaps"]])
def test_other_answers_are_refused(stage, said):
    begun(stage)
    surveys.send_due()
    with pytest.raises(ValidationError):
        surveys.answer(SurveyLink.objects.all()[0], said)
    assert not SurveyAnswer.objects.exists()


def test_results_are_for_the_lead_and_for_who_reads_feedback(stage):
    survey = begun(stage)
    stage.guard.groups.add(Group.objects.get_or_create(name=ORGANISERS)[0])
    assert surveys.results(survey, by=stage.guard).answers == 0
    for person in (stage.stranger, stage.speakers[0]):
        with pytest.raises(PermissionDenied):
            surveys.results(survey, by=person)


def test_a_testimony_needs_its_speaker_and_the_lead_and_new_words_need_both_again(stage):
    place, speaker = stage.places[0], stage.speakers[0]
    alumni.tell(place, by=speaker, text="It opened a door.", language="en", public=True)
    assert public_testimonies() == []
    alumni.take_in(place, by=stage.lead)
    ((said, shown),) = public_testimonies()
    assert (said.text, shown.name) == ("It opened a door.", "")
    alumni.tell(place, by=speaker, text="It opened two.", language="en", public=True)
    assert public_testimonies() == []
    alumni.take_in(place, by=stage.lead)
    say(place, {"testimony": False}, by=speaker)
    assert public_testimonies() == []
    with pytest.raises(PermissionDenied):
        alumni.tell(place, by=stage.lead, text="Mine", language="en", public=True)
