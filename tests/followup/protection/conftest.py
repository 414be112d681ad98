"""A key for protection logs, in a home of its own."""

from pathlib import Path

import pytest

from uprtracker.followup.protection.changing import make_key


@pytest.fixture
def key(home: Path, settings) -> Path:
    """Make a key and return its file."""
    settings.UPR_PROTECTION_KEY = ""
    return Path(make_key())
