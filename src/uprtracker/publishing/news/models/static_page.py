"""Pages that stay: about, help, privacy."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.policy import Action
from uprtracker.records.models.edited import Edited


class StaticPage(Edited):
    """One page at `/about/<slug>/`. `place` orders the links in the foot of pages, 0 keeps it out."""

    translated: ClassVar[tuple[str, ...]] = ("title", "body")
    action: ClassVar[Action] = Action.EDIT_NEWS

    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("text"))
    place = models.PositiveSmallIntegerField(
        _("place in the foot of pages"),
        default=0,
        help_text=_("1 stands first. With 0 no page links to it from its foot."),
    )

    class Meta:
        ordering = ["place", "slug"]
        verbose_name = _("page")
        verbose_name_plural = _("pages")
