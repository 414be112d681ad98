"""An editor, a reader, and a calendar that remembers nothing of the test before."""

from datetime import date

import pytest
from django.contrib.auth.models import Group

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import ORGANISERS
from uprtracker.agenda.calendar.setting import say
from uprtracker.agenda.calendar.when import When
from uprtracker.agenda.calendar.whole import forget


@pytest.fixture(autouse=True)
def fresh():
    forget()
    yield
    forget()


@pytest.fixture
def editor(db):
    user = User.objects.create_user("ola", "ola@example.org")
    user.groups.add(Group.objects.get(name=ORGANISERS))
    return user


@pytest.fixture
def reader(db):
    return User.objects.create_user("mira", "mira@example.org")


@pytest.fixture
def enter(editor):
    """Enter a word: `enter("stakeholder_submission", session=55, when=date(2027, 4, 1))`."""

    def entered(kind, act="set", when=None, **more):
        told = When.day(when) if isinstance(when, date) else when
        return say(
            by=editor, kind=kind, act=act, when=told, source="A letter", checked=date(2026, 11, 1), **more
        )

    return entered
