"""The roles, which a migration makes."""

import pytest
from django.contrib.auth.models import Group

from uprtracker.accounts.policy.site import ROLES


@pytest.fixture(autouse=True)
def roles(db: None) -> None:
    """Make them again: a browser test in the same process empties all tables when it ends."""
    for name in ROLES:
        Group.objects.get_or_create(name=name)
