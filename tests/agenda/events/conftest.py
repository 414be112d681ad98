"""An organiser, and events of invented States."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import ORGANISERS
from uprtracker.agenda.events import registering
from uprtracker.agenda.events.changing import after_change
from uprtracker.agenda.events.models import Event
from uprtracker.agenda.events.registering import Asked
from uprtracker.records import editing


@pytest.fixture
def organiser(db) -> User:
    """A person who runs events."""
    person = User.objects.create_user("olga", "olga@example.org", first_name="Olga")
    person.groups.add(Group.objects.get(name=ORGANISERS))
    return person


@pytest.fixture
def make_event(organiser):
    """`make_event("slug", days=10, capacity=2)`: a published event that begins so many days from now."""

    def make(slug="lamps", *, days=10, published=True, **fields) -> Event:
        start = (timezone.now() + timedelta(days=days)).replace(hour=9, minute=0, second=0, microsecond=0)
        values = {
            "title": "A day for lamp lighters",
            "kind": "training",
            "starts_at": start,
            "ends_at": start + timedelta(hours=8),
            "states": ["XAA"],
        }
        event = editing.begin(Event(slug=slug, **{**values, **fields}), by=organiser)
        return editing.publish(event, by=organiser) if published else event

    return make


@pytest.fixture
def noon() -> datetime:
    """A fixed moment."""
    return datetime(2027, 3, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def asked():
    """`asked("ada")`: what somebody says of himself who wants to come."""

    def say(name: str, **more) -> Asked:
        values = {"name": name.title(), "email": f"{name}@example.org", "kind": "cso", **more}
        return Asked(**values)

    return say


@pytest.fixture
def guest(asked):
    """`guest(event, "ada")`: somebody who registered and confirmed."""

    def come(event, name: str, **more):
        return registering.confirm(registering.register(event, asked(name, **more)).secret)

    return come


@pytest.fixture
def change_event():
    """`change_event(event, by=…, revision=…, tell=True, place="…")`: changed and told, as at the desk."""

    def change(event, *, tell: bool = False, **wanted):
        changed = editing.change(event, **wanted)
        after_change(changed, tell=tell)
        return changed

    return change
