"""Scores: blind until one's own stands, means and spread, what assessors differ on most."""

import pytest
from django.core.exceptions import ValidationError

from agenda.pre_sessions.small_series import IN_TIME, person, sent
from uprtracker.agenda.pre_sessions import applying, scoring
from uprtracker.agenda.pre_sessions.conflicts import interests_of
from uprtracker.agenda.pre_sessions.models import Application, Score, SeriesMember

NAMES = ("aim", "knowledge", "voice", "use")


def marks(*given: int) -> dict[str, int]:
    return dict(zip(NAMES, given if len(given) == 4 else given * 4, strict=True))


@pytest.fixture
def second(world) -> SeriesMember:
    return SeriesMember.objects.create(series=world.series, user=person("second"), part="assessor")


def test_mean_and_spread(world, second):
    scoring.give_score(world.scoring, world.application, marks=marks(5, 4, 4, 5))
    scoring.give_score(second, world.application, marks=marks(2, 2, 1, 1))
    found = scoring.standing(scoring.counted(world.application, interests_of(world.series)))
    assert (found.number, found.mean, found.spread) == (2, 3.0, 1.5)


def test_nothing_scored_has_no_mean(world):
    assert scoring.standing([]) == scoring.Standing(0, None, None)


def test_the_tray_is_blind_until_one_has_scored(world, second):
    scoring.give_score(second, world.application, marks=marks(1), comment="No")
    (waiting,) = scoring.tray(world.scoring)
    assert (waiting.own, waiting.standing) == (None, None)
    scoring.give_score(world.scoring, world.application, marks=marks(5))
    (scored,) = scoring.tray(world.scoring)
    assert scored.standing == scoring.Standing(2, 3.0, 2.0)


def test_unscored_first_then_most_disagreed(world, second):
    mild = sent(world.panel, person("b"), institution="Mild", contact_email="b@m.example")
    wild = sent(world.panel, person("c"), institution="Wild", contact_email="c@w.example")
    for member, one, mark in (
        (world.scoring, mild, 3), (second, mild, 4), (world.scoring, wild, 1), (second, wild, 5),
    ):  # fmt: skip
        scoring.give_score(member, one, marks=marks(mark))
    order = [each.application.institution for each in scoring.tray(world.scoring)]
    assert order == ["Bridge Watch", "Wild", "Mild"]


@pytest.mark.parametrize("given", [{}, marks(0), marks(6), {"aim": 3}, {**marks(3), "charm": 5}])
def test_marks_are_1_to_5_for_each_question(world, given):
    with pytest.raises(ValidationError):
        scoring.give_score(world.scoring, world.application, marks=given)
    assert not Score.objects.exists()


def test_who_has_a_conflict_or_no_part_does_not_score(world):
    for member in (world.conflicted, world.leading):
        with pytest.raises(ValidationError):
            scoring.give_score(member, world.application, marks=marks(5))
    assert not Score.objects.exists()


def test_drafts_and_withdrawn_applications_are_not_scored(world):
    with pytest.raises(ValidationError):
        scoring.give_score(world.scoring, world.draft, marks=marks(5))
    applying.withdraw(world.application, now=IN_TIME)
    with pytest.raises(ValidationError):
        scoring.give_score(world.scoring, world.application, marks=marks(5))


def test_a_conflict_that_comes_later_takes_the_score_out_of_the_count(world):
    scoring.give_score(world.scoring, world.application, marks=marks(5))
    Application.objects.filter(pk=world.application.pk).update(contact_email="x@assessor.example")
    again = Application.objects.get(pk=world.application.pk)
    assert scoring.counted(again, interests_of(world.series)) == []


def test_how_many_each_has_to_score(world):
    waits = scoring.not_yet(world.series)
    assert waits == {world.scoring.pk: 1, world.conflicted.pk: 0}
