"""The register of mid-term reports: by States, national human rights institutions and civil society."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.policy import Action
from uprtracker.records.models import KeptFile
from uprtracker.records.models.edited import Edited


class Actor(models.TextChoices):
    """Who reports at mid-term."""

    STATE = "state", _("State")
    NHRI = "nhri", _("National human rights institution")
    CSO = "cso", _("Civil society")


class MidTermReport(Edited):
    """A mid-term report. Its review gives State and cycle. `authors` are organisations, `languages` codes.

    `checked_on` is the day on which somebody last looked whether link and source still say so. `paper` is
    the number of the paper of a workspace that it is, where it was written here.
    """

    translated: ClassVar[tuple[str, ...]] = ("title",)
    action: ClassVar[Action] = Action.EDIT_LIBRARY
    review_id: int
    file_id: int | None

    review = models.ForeignKey("records.Review", on_delete=models.CASCADE, related_name="mid_term_reports")
    actor = models.CharField(_("By"), max_length=5, choices=Actor)
    title = models.CharField(_("Title"), max_length=300)
    authors = models.JSONField(_("Authors"), default=list, blank=True)
    date = models.DateField(_("Date of the report"), null=True, blank=True)
    languages = models.JSONField(_("Languages"), default=list, blank=True)
    file = models.ForeignKey(KeptFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    link = models.URLField(_("Link to the report"), max_length=500, blank=True)
    source = models.CharField(_("Source"), max_length=500)
    checked_on = models.DateField(_("Last checked on"))
    paper = models.PositiveBigIntegerField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ["review__state", "-review__session", "actor", "pk"]
        verbose_name = _("mid-term report")
        verbose_name_plural = _("mid-term reports")

    def __str__(self) -> str:
        return self.title
