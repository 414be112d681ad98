"""What others see of speakers: nothing, until each says so; nothing more once he takes it back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from agenda.pre_sessions.stage import NAMES, ORGANISATIONS, set_stage
from uprtracker.accounts.models import User
from uprtracker.agenda.pre_sessions import own_place, places
from uprtracker.agenda.pre_sessions.consents import Matter, consents_of, say
from uprtracker.agenda.pre_sessions.models import Consent, Series
from uprtracker.agenda.pre_sessions.shown import panels_for_missions, public_panels, public_photo
from uprtracker.records import files
from uprtracker.records.media import NotTaken
from uprtracker.records.version import data_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage():
    return set_stage()


def seen(panels):
    return [(one.name, one.organisation) for panel in panels for one in panel.speakers]


def test_without_a_word_country_and_hour_alone_are_seen(stage):
    panels = public_panels(stage.series)
    assert [one.panel.state for one in panels] == ["XAA", "XAB"]
    assert seen(panels) == []
    assert seen(panels_for_missions(stage.series)) == []


def test_each_matter_is_agreed_to_by_itself(stage):
    say(stage.places[0], {"name": True}, by=stage.speakers[0])
    say(stage.places[1], {"organisation": True}, by=stage.speakers[1])
    say(stage.places[2], {"missions": True}, by=stage.speakers[2])
    assert seen(public_panels(stage.series)) == [(NAMES[0], ""), ("", ORGANISATIONS[1])]
    assert seen(panels_for_missions(stage.series))[2:] == [(NAMES[2], ORGANISATIONS[2])]


@pytest.mark.parametrize("who", ["lead", "guard", "stranger", "another speaker", "superuser"])
def test_nobody_consents_for_a_speaker(stage, who):
    person = {
        "lead": stage.lead,
        "guard": stage.guard,
        "stranger": stage.stranger,
        "another speaker": stage.speakers[1],
        "superuser": User.objects.create_superuser("root", password="pw"),
    }[who]
    with pytest.raises(PermissionDenied):
        say(stage.places[0], {"name": True}, by=person)
    assert not Consent.objects.exists()


def test_taken_back_it_is_gone_with_the_same_step_and_the_data_have_a_new_version(stage):
    say(stage.places[0], dict.fromkeys(Matter.values, True), by=stage.speakers[0])
    before = data_version()
    say(stage.places[0], {"name": False, "missions": False}, by=stage.speakers[0])
    assert data_version() > before
    assert NAMES[0] not in str(public_panels(stage.series)) + str(panels_for_missions(stage.series))
    steps = list(Consent.objects.filter(matter="name").values_list("given", flat=True))
    assert steps == [True, False]


def test_a_name_that_the_lead_changes_is_not_the_one_agreed_to(stage):
    say(stage.places[0], {"name": True, "organisation": True, "missions": True}, by=stage.speakers[0])
    places.change_place(stage.places[0], by=stage.lead, name="Somebody Else")
    assert consents_of([stage.places[0]])[stage.places[0].pk] == {"organisation"}


def test_a_place_taken_from_a_wrong_hand_says_no_to_everything_and_its_links_die(stage):
    say(stage.places[0], {"name": True}, by=stage.speakers[0])
    before = places.link_of(stage.places[0])
    places.free(stage.places[0], by=stage.lead)
    stage.places[0].refresh_from_db()
    assert consents_of([stage.places[0]])[stage.places[0].pk] == frozenset()
    assert places.link_of(stage.places[0]) != before


def test_with_the_account_goes_every_consent(stage):
    say(stage.places[0], {"name": True}, by=stage.speakers[0])
    stage.speakers[0].delete()
    assert seen(public_panels(stage.series)) == []


def test_who_prepares_the_series_takes_no_place_in_it(stage):
    places.free(stage.places[0], by=stage.lead)
    for person in (stage.lead, stage.speakers[1]):
        if person == stage.lead:
            with pytest.raises(ValidationError):
                places.take(stage.places[0], person)
        else:
            places.take(stage.places[0], person)
    with pytest.raises(ValidationError):  # there is somebody now
        places.take(stage.places[0], stage.stranger)


def test_before_the_programme_is_public_nothing_of_it_is(stage):
    say(stage.places[0], {"name": True}, by=stage.speakers[0])
    Series.objects.filter(pk=stage.series.pk).update(state=Series.State.SELECTED)
    stage.series.refresh_from_db()
    assert public_panels(stage.series) == []


def photo(tmp_path) -> SimpleUploadedFile:
    picture = Image.new("RGB", (900, 300), "teal")
    exif = picture.getexif()
    exif[0x010F] = "Spycam of Quill"
    picture.save(tmp_path / "me.jpg", exif=exif)
    return SimpleUploadedFile("wanjiru.jpg", (tmp_path / "me.jpg").read_bytes())


def test_a_photo_is_drawn_anew_and_public_as_long_as_its_speaker_says_so(stage, tmp_path):
    place, speaker = stage.places[0], stage.speakers[0]
    own_place.put_photo(place, photo(tmp_path), by=speaker)
    place.refresh_from_db()
    kept = files.bytes_of(place.photo)
    assert b"Spycam" not in kept
    assert place.photo.name == "photo.jpg"
    assert public_photo(place.pk, stage.series) is None
    say(place, {"photo": True}, by=speaker)
    assert public_photo(place.pk, stage.series) == place
    path = files.path_of(place.photo)
    say(place, {"photo": False}, by=speaker)
    assert public_photo(place.pk, stage.series) is None
    assert path.exists()


@pytest.mark.parametrize("content", [b"GIF89a", b"\xff\xd8\xff broken", b"<svg/>", b""])
def test_what_is_no_picture_is_refused_with_a_sentence(stage, content):
    with pytest.raises(NotTaken, match="picture"):
        own_place.put_photo(stage.places[0], SimpleUploadedFile("a.jpg", content), by=stage.speakers[0])
