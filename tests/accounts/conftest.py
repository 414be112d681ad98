"""The roles, which a migration makes."""

import pytest
from django.contrib.auth.models import Group

from uprtracker.accounts.policy import ADMINISTRATORS, DATA_EDITORS


@pytest.fixture(autouse=True)
def roles(db: None) -> None:
    """Make them again: a browser test in the same process empties all tables when it ends."""
    for name in (DATA_EDITORS, ADMINISTRATORS):
        Group.objects.get_or_create(name=name)
