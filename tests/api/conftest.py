"""The small world of the search, asked through the API."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import Group

from search.small_world import small_world
from uprtracker.accounts.keys import make_key
from uprtracker.accounts.models import User
from uprtracker.accounts.policy import DATA_EDITORS
from uprtracker.search import build_index

Ask = Callable[..., tuple[int, dict]]


@pytest.fixture
def world(db, home: Path) -> Path:
    """Five recommendations and a pledge, indexed."""
    small_world()
    build_index()
    return home


@pytest.fixture
def ask(client, world: Path) -> Ask:
    """`ask("/recommendations", q="torture")` returns status and answer."""

    def get(path: str, headers: dict[str, str] | None = None, **params) -> tuple[int, dict]:
        answer = client.get(f"/api/v1{path}", params, headers=headers or {})
        return answer.status_code, answer.json()

    return get


@pytest.fixture
def editor(db) -> User:
    """A data editor."""
    person = User.objects.create(username="editor")
    person.groups.add(Group.objects.get_or_create(name=DATA_EDITORS)[0])
    return person


@pytest.fixture
def key(editor: User) -> str:
    """A key of the data editor."""
    return make_key(owner=editor, name="test")
