"""What a regional office says of itself, on its own page."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.policy import Action
from uprtracker.records.models.edited import Edited


class OfficePage(Edited):
    """The words at the head of `/offices/<slug>/`, written by the editors of that office."""

    translated: ClassVar[tuple[str, ...]] = ("title", "body")
    action: ClassVar[Action] = Action.EDIT_NEWS

    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("text"))

    class Meta:
        ordering = ["slug"]
        verbose_name = _("page of an office")
        verbose_name_plural = _("pages of offices")
        constraints = [models.UniqueConstraint(fields=["office"], name="one_page_per_office")]
