"""Publishing the programme of a series, and taking it back: only when it is ready, and seen at once."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from agenda.pre_sessions.stage import set_stage
from uprtracker.agenda.pre_sessions import opening
from uprtracker.agenda.pre_sessions.models import Panel, Series
from uprtracker.web.pre_sessions.door import stage as how_far

pytestmark = pytest.mark.django_db
ADDRESSES = ("/pre-sessions/46/programme/", "/pre-sessions/46/xaa/")


@pytest.fixture
def series():
    return set_stage(state=Series.State.SELECTED).series


def seen(client) -> set[int]:
    return {client.get(address).status_code for address in ADDRESSES}


def test_it_is_public_from_then_on_until_it_is_taken_back(series, client):
    assert seen(client) == {404}
    opening.publish_programme(series)
    assert seen(client) == {200}
    opening.withdraw_programme(series)
    assert seen(client) == {404}


@pytest.mark.parametrize("state", ["draft", "open", "closed", "published"])
def test_it_waits_for_the_letters_and_is_published_once(series, state):
    series.state = state
    with pytest.raises(ValidationError):
        opening.publish_programme(series)


def test_every_meeting_that_takes_place_needs_its_hour(series):
    Panel.objects.filter(series=series, state="XAB").update(starts_at=None)
    with pytest.raises(ValidationError, match="1 meeting has no hour yet"):
        opening.publish_programme(series)
    Panel.objects.filter(series=series, state="XAB").update(standing=Panel.Standing.DROPPED)
    opening.publish_programme(series)
    assert Series.objects.get().state == Series.State.PUBLISHED


def test_what_is_not_public_is_not_taken_back(series):
    with pytest.raises(ValidationError):
        opening.withdraw_programme(series)


def test_it_counts_as_held_after_its_last_day(series):
    opening.publish_programme(series)
    assert how_far(series) == Series.State.PUBLISHED
    series.starts_on = series.ends_on = timezone.now().astimezone(series.tz).date() - timedelta(days=1)
    assert how_far(series) == Series.State.HELD
