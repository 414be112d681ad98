"""Laws and bills by which parliament carries out recommendations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.followup.models.of_records import OfRecords


class Law(OfRecords):
    """`reference` is its number in parliament or the official journal, `next_on` the day of the next step."""

    plan_word = "laws"

    class Kind(models.TextChoices):
        BILL = "bill", _("Bill")
        LAW = "law", _("Law")
        TREATY = "treaty", _("Ratification of a treaty")
        BUDGET = "budget", _("Budget")
        INQUIRY = "inquiry", _("Question or inquiry")

    class Stage(models.TextChoices):
        IDEA = "idea", _("Proposed")
        DRAFT = "draft", _("Being drafted")
        INTRODUCED = "introduced", _("Introduced")
        COMMITTEE = "committee", _("In committee")
        PLENARY = "plenary", _("In plenary")
        ADOPTED = "adopted", _("Adopted")
        IN_FORCE = "in_force", _("In force")
        REJECTED = "rejected", _("Rejected or lapsed")

    title = models.CharField(_("Title"), max_length=300)
    kind = models.CharField(_("Kind"), max_length=8, choices=Kind, default=Kind.BILL)
    stage = models.CharField(_("Stage"), max_length=10, choices=Stage, default=Stage.IDEA)
    reference = models.CharField(_("Number or reference"), max_length=120, blank=True)
    address = models.URLField(_("Web address"), blank=True, max_length=500)
    committee = models.CharField(_("Committee"), max_length=200, blank=True)
    next_step = models.CharField(_("Next step"), max_length=300, blank=True)
    next_on = models.DateField(_("Day of the next step"), null=True, blank=True)
    about = models.TextField(_("What it changes"), blank=True, max_length=5000)

    class Meta(OfRecords.Meta):
        abstract = False
        ordering = ["title", "pk"]
        verbose_name = _("Law or bill")
        verbose_name_plural = "laws and bills"

    def __str__(self) -> str:
        return self.title
