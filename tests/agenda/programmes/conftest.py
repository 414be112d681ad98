"""People of the roles, and a review of an invented State."""

from datetime import date

import pytest
from django.contrib.auth.models import Group

from uprtracker.accounts.models import User
from uprtracker.records.models import Review


def person(name, *roles):
    made = User.objects.create_user(name, password="a long word of mine")
    made.groups.set([Group.objects.get_or_create(name=role)[0] for role in roles])
    return made


@pytest.fixture
def editor(db):
    return person("edith", "editors")


@pytest.fixture
def organiser(db):
    return person("otto", "organisers")


@pytest.fixture
def member(db):
    return person("mina")


@pytest.fixture
def review(db):
    return Review.objects.create(
        code="SVN-34", state="SVN", session=34, cycle=3, status="reviewed", date=date(2019, 11, 12),
        source="an invented list",
    )  # fmt: skip
