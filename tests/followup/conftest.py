"""The small workspace."""

from types import SimpleNamespace

import pytest

from followup.small_space import small_space


@pytest.fixture
def space(db) -> SimpleNamespace:
    """See `small_space`."""
    return small_space()
