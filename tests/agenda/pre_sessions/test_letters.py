"""Selection and letters: what is chosen stays hidden, and each letter goes out once."""

import pytest
from django.core.exceptions import ValidationError

from agenda.pre_sessions.small_series import AFTER, IN_TIME, person, sent
from uprtracker.accounts.models import OutgoingMail
from uprtracker.agenda.pre_sessions import applying, letters, selecting
from uprtracker.agenda.pre_sessions.models import Application, Choice, Letter, Series
from uprtracker.followup.protection.person import everything_of


def seen(panel) -> list[str]:
    return [one.stamp for one in letters.due(panel)]


@pytest.fixture
def three(world):
    """Three applications: the first selected, the second on the reserve list, the third not."""
    found = [world.application] + [
        sent(world.panel, person(name), institution=name.title(), language=language, kind=kind,
             contact_email=f"{name}@{name}.example", region=name, speaker_gender="man", issues=["labour"])
        for name, language, kind in (("rivers", "fr", "nhri"), ("roads", "es", "grassroots"))
    ]  # fmt: skip
    values = ("selected", "reserve", "not_selected")
    selecting.choose(world.panel, {one.pk: value for one, value in zip(found, values, strict=True)})
    return found


def test_a_choice_is_hidden_until_the_letters_are_out(world, three):
    assert {one.state for one in Application.objects.filter(series=world.series)} == {"sent", "draft"}
    assert "not_selected" not in str(everything_of(three[2].owner))


def test_balance_shows_what_the_chosen_bring_and_what_is_missing(world, three):
    found = selecting.balance(world.panel, selecting.candidates(world.panel))
    assert (found.speakers, dict(found.kinds), dict(found.genders)) == (1, {"national": 1}, {"woman": 1})
    assert (found.nhri, found.nhri_waits, found.grassroots_waits) == (False, True, True)
    assert dict(found.regions) == {"North": 1}
    assert (sorted(found.issues), found.uncovered) == (["labour", "womens-rights"], [])
    selecting.choose(world.panel, {three[0].pk: "", three[1].pk: "selected"})
    found = selecting.balance(world.panel, selecting.candidates(world.panel))
    assert (found.nhri, found.uncovered) == (True, ["womens-rights"])


def test_letters_go_out_in_the_language_of_each_and_once(world, three):
    assert letters.send_letters(world.panel, by=world.leading, seen=seen(world.panel), now=AFTER) == 3
    assert letters.send_letters(world.panel, by=world.leading, seen=[], now=AFTER) == 0
    mails = OutgoingMail.objects.filter(key__startswith="pre-session-letter")
    assert sorted(mails.values_list("to", "subject")) == [
        ("ama@bridges.example", "Your application"),
        ("rivers@rivers.example", "Votre candidature"),
        ("roads@roads.example", "Su solicitud"),
    ]
    assert [Application.objects.get(pk=one.pk).state for one in three] == [
        "selected",
        "reserve",
        "not_selected",
    ]
    assert not Choice.objects.exists()
    assert all("{" not in mail.text for mail in mails)
    assert Letter.objects.count() == 3
    assert Series.objects.get(pk=world.series.pk).state == Series.State.SELECTED


def test_nothing_goes_out_before_the_call_has_closed(world, three):
    with pytest.raises(ValidationError):
        letters.send_letters(world.panel, by=world.leading, seen=seen(world.panel), now=IN_TIME)
    assert not Letter.objects.exists()


def test_nothing_goes_out_while_one_is_undecided(world, three):
    selecting.choose(world.panel, {three[2].pk: ""})
    assert letters.undecided(world.panel) == 1
    with pytest.raises(ValidationError):
        letters.send_letters(world.panel, by=world.leading, seen=seen(world.panel), now=AFTER)
    assert not OutgoingMail.objects.filter(key__startswith="pre-session-letter").exists()


def test_what_was_not_looked_at_does_not_go_out(world, three):
    looked = seen(world.panel)
    letters.write_text(world.series, kind="selected", language="en", text="Come, {speaker}.")
    with pytest.raises(letters.LookAgain):
        letters.send_letters(world.panel, by=world.leading, seen=looked, now=AFTER)
    assert not Letter.objects.exists()
    letters.send_letters(world.panel, by=world.leading, seen=seen(world.panel), now=AFTER)
    assert Letter.objects.get(kind="selected").text == "Come, Speaker One."


def test_a_reserve_moves_up_with_a_letter_of_its_own(world, three):
    letters.send_letters(world.panel, by=world.leading, seen=seen(world.panel), now=AFTER)
    applying.withdraw(three[0], now=AFTER)
    selecting.choose(world.panel, {three[1].pk: "selected"})
    assert letters.send_letters(world.panel, by=world.leading, seen=seen(world.panel), now=AFTER) == 1
    kinds = Letter.objects.filter(application=three[1]).values_list("kind", flat=True)
    assert sorted(kinds) == ["reserve", "selected"]


def test_nobody_is_uninvited(world, three):
    letters.send_letters(world.panel, by=world.leading, seen=seen(world.panel), now=AFTER)
    with pytest.raises(ValidationError):
        selecting.choose(world.panel, {three[0].pk: "not_selected"})
    with pytest.raises(ValidationError):
        selecting.drop(world.panel)


def test_what_was_withdrawn_cannot_be_chosen_and_gets_no_letter(world, three):
    applying.withdraw(three[0], now=AFTER)
    assert three[0].pk not in [one.application.pk for one in letters.due(world.panel)]
    with pytest.raises(ValidationError):
        selecting.choose(world.panel, {three[0].pk: "selected"})


def test_a_dropped_meeting_is_told_to_everybody(world, three):
    selecting.drop(world.panel)
    assert letters.undecided(world.panel) == 0
    assert {one.kind for one in letters.due(world.panel)} == {"dropped"}
    letters.send_letters(world.panel, by=world.leading, seen=seen(world.panel), now=AFTER)
    assert {one.state for one in world.panel.applications.filter(letters__isnull=False)} == {"not_selected"}
    with pytest.raises(ValidationError):
        selecting.take_back(world.panel)


def test_a_dropped_meeting_may_take_place_after_all_before_letters(world, three):
    selecting.drop(world.panel)
    selecting.take_back(world.panel)
    assert letters.undecided(world.panel) == 3


@pytest.mark.parametrize("text", ["Dear {name}", "{contact} {wages}"])
def test_a_place_that_nothing_fills_is_refused(world, text):
    with pytest.raises(ValidationError):
        letters.write_text(world.series, kind="selected", language="en", text=text)


def test_the_usual_words_come_back(world):
    usual = letters.text_of(world.series, "selected", "en")
    letters.write_text(world.series, kind="selected", language="en", text="Other")
    letters.write_text(world.series, kind="selected", language="en", text=" ")
    assert letters.text_of(world.series, "selected", "en") == usual


def test_what_an_applicant_writes_fills_no_place(world):
    Application.objects.filter(pk=world.application.pk).update(institution="{speaker} & Co")
    selecting.choose(world.panel, {world.application.pk: "reserve"})
    (letter,) = letters.due(world.panel)
    assert "{speaker} & Co" in letter.text


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("kind", ["selected", "reserve", "not_selected", "dropped"])
def test_every_usual_letter_fills_all_its_places_and_keeps_the_subject_neutral(world, kind, language):
    from uprtracker.agenda.pre_sessions.wording import check_places, filled, usual

    subject, text = usual(f"letter-{kind}", language)
    check_places(text)
    world.application.language = language
    assert "{" not in filled(text, world.application)
    assert "{" not in subject and "Speaker" not in subject and "XAA" not in subject
