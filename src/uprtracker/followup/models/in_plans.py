"""What stands in a plan has a page of its own there."""

from typing import ClassVar

from django.urls import reverse

from uprtracker.accounts.models import Kept


class InPlans(Kept):
    """A kept record of a plan. `plan_word` is the word of its kind in addresses: `actions`."""

    plan_word: ClassVar[str]

    class Meta(Kept.Meta):
        abstract = True

    def get_absolute_url(self) -> str:
        """Return the address of its page, for those who see it."""
        return reverse("web:plan-thing", args=[self.workspace.slug, self.plan_word, self.pk])
