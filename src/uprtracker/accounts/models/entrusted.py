"""What some people have a part in by name: a series of Pre-sessions, an application, a regional office.

The thing says who has which part; what a part allows stands in the policy alone (`policy.entrusted`).
"""

from django.db import models

from uprtracker.accounts.models.user import User


class Entrusted(models.Model):
    """The base of such things."""

    class Meta:
        abstract = True

    def parts_of(self, user: User) -> frozenset[str]:
        """Return the parts (keys of `accounts.policy.entrusted.PARTS`) that this person has in it."""
        raise NotImplementedError
