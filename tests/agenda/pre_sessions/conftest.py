"""The small series, and a clock for the pages."""

from collections.abc import Callable
from datetime import datetime
from types import SimpleNamespace

import pytest

from agenda.pre_sessions.small_series import small_series


@pytest.fixture
def world(db) -> SimpleNamespace:
    """See `small_series`."""
    return small_series()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the clock of the pages: `at(moment)`."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return set_to
