"""Rooms and hours: one country a meeting, one meeting a room; moments are those of the place."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from uprtracker.agenda.pre_sessions import grid, opening, selecting

GENEVA = ZoneInfo("Europe/Zurich")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2030, 4, day, hour, minute, tzinfo=GENEVA)


@pytest.fixture
def other(world):
    return world.series.panels.get(state="XAB")


def test_a_room_takes_one_meeting_at_a_time(world, other):
    grid.place_panel(world.panel, room="XXIII", starts_at=at(1, 9))
    with pytest.raises(ValidationError, match="XAA and XAB"):
        grid.place_panel(other, room="xxiii", starts_at=at(1, 9, 59))
    other.refresh_from_db()
    assert other.starts_at is None
    grid.place_panel(other, room="XXIII", starts_at=at(1, 10))
    assert other.starts_at == at(1, 10)


def test_another_room_is_free_and_said_to_be_at_the_same_time(world, other):
    grid.place_panel(world.panel, room="XXIII", starts_at=at(1, 9))
    grid.place_panel(other, room="XXIV", starts_at=at(1, 9))
    assert grid.side_by_side([world.panel, other]) == {"XAA": ["XAB"], "XAB": ["XAA"]}


@pytest.mark.parametrize("moment", [at(4, 9), at(3, 23, 30)], ids=["after", "past midnight"])
def test_hours_lie_within_the_days_of_the_place(world, moment):
    with pytest.raises(ValidationError):
        grid.place_panel(world.panel, room="XXIII", starts_at=moment)


def test_days_that_would_lose_a_meeting_are_refused(world):
    grid.place_panel(world.panel, room="XXIII", starts_at=at(3, 9))
    facts = {"ends_on": world.series.starts_on}
    with pytest.raises(ValidationError):
        opening.change_series(world.series, **facts)
    world.series.refresh_from_db()
    assert world.series.ends_on.day == 3


def test_a_dropped_meeting_frees_its_hour(world, other):
    grid.place_panel(world.panel, room="XXIII", starts_at=at(1, 9))
    selecting.drop(world.panel)
    grid.place_panel(other, room="XXIII", starts_at=at(1, 9))
    assert other.starts_at == at(1, 9)


def test_free_hours_are_filled_around_those_that_are_set(world, other):
    grid.place_panel(world.panel, room="XXIII", starts_at=at(1, 9, 30))
    assert grid.fill_grid(world.series, rooms=["XXIII"], first=at(1, 9)) == 1
    other.refresh_from_db()
    assert other.starts_at == at(1, 11, 30)


def test_no_state_of_another_session_and_none_with_applications_is_lost(world):
    with pytest.raises(ValidationError):
        opening.set_states(world.series, ["XAA", "XAC"])
    with pytest.raises(ValidationError):
        opening.set_states(world.series, ["XAB"])
    opening.set_states(world.series, ["XAA"])
    assert [panel.state for panel in world.series.panels.all()] == ["XAA"]


def test_a_call_needs_a_country_and_words(world):
    world.series.calls.all().delete()
    opening.close_call(world.series)
    with pytest.raises(ValidationError):
        opening.open_call(world.series)


def test_parts_are_kept_apart(world):
    for address in (world.assessor.email, world.applicant.email, "nobody@people.example"):
        with pytest.raises(ValidationError):
            opening.name_member(world.series, address=address, part="lead")
    with pytest.raises(ValidationError):
        opening.remove_member(world.leading)
    opening.name_member(world.series, address=world.organiser.email.upper(), part="lead")
    opening.remove_member(world.leading)
    assert not world.series.members.filter(user=world.lead).exists()
