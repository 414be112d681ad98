"""A search index of its own for every test that asks for one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from search.crowd import Seen, make_crowd
from search.small_world import small_world
from uprtracker.search import Query, build_index, find


@pytest.fixture
def home(tmp_path: Path, settings) -> Path:
    settings.UPR_HOME = tmp_path
    return tmp_path


@pytest.fixture
def world(db, home: Path) -> Path:
    """The small world, indexed."""
    small_world()
    build_index()
    return home


@pytest.fixture
def codes(world: Path) -> Callable[..., list[str]]:
    """Search and return the codes found, sorted."""

    def search(q: str = "", **given) -> list[str]:
        return sorted(hit.code for hit in find(Query(q=q, size=200, **given)).hits)

    return search


@pytest.fixture
def crowd(db, home: Path) -> list[Seen]:
    """Sixty records drawn from few values, so that filters meet; indexed."""
    return make_crowd()
