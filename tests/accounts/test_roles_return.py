"""The groups of the roles come back when the tables were emptied, as after a test that commits."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from uprtracker.accounts.policy.site import ROLES


@pytest.mark.django_db(transaction=True)
def test_roles_are_there_after_the_tables_were_emptied():
    call_command("flush", interactive=False, verbosity=0)
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)
