"""The hour of a panel."""

import pytest

from uprtracker.agenda.pre_sessions.time_plan import Kind, minutes_each, time_plan


@pytest.mark.parametrize(
    ("speakers", "each"),
    [(1, 7), (4, 7), (6, 7), (7, 6), (8, 5), (12, 5)],
    ids=lambda value: str(value),
)
def test_each_speaker_has_five_to_seven_minutes_by_their_number(speakers, each):
    assert minutes_each(speakers) == each


def test_the_hour_is_welcome_speakers_moderator_and_then_the_missions():
    plan = time_plan(5)
    assert [(part.kind, part.start, part.minutes) for part in plan.parts] == [
        (Kind.WELCOME, 0, 3),
        *((Kind.SPEAKER, 3 + 7 * at, 7) for at in range(5)),
        (Kind.MODERATOR, 38, 5),
        (Kind.MISSIONS, 43, 17),
    ]
    assert (plan.over, plan.tight, plan.missions) == (0, False, 17)


def test_too_many_speakers_are_told_and_nobody_is_cut():
    plan = time_plan(12)
    assert (plan.over, plan.tight, plan.missions) == (8, True, 0)
    assert sum(part.minutes for part in plan.parts) == 68


def test_what_the_lead_sets_goes_before_the_rule():
    plan = time_plan([None, 10], welcome=5, each=6, moderator=0)
    assert [part.minutes for part in plan.parts] == [5, 6, 10, 0, 39]
    assert time_plan(2, whole=30).missions == 10  # six minutes each


def test_a_panel_without_speakers_has_its_hour():
    assert [part.minutes for part in time_plan(0).parts] == [3, 5, 52]
