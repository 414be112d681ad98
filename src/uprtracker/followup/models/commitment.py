"""What somebody promised at an event, and whether it was kept in time."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.followup.models.of_records import OfRecords


class Commitment(OfRecords):
    """`promised_by` did so at `event` on `event_on`; it is due on `due_on`."""

    plan_word = "commitments"

    class Status(models.TextChoices):
        OPEN = "open", _("Open")
        KEPT = "kept", _("Kept")
        PARTLY = "partly", _("Kept in part")
        BROKEN = "broken", _("Not kept")

    text = models.CharField(_("What was promised"), max_length=500)
    promised_by = models.CharField(_("By whom"), max_length=200)
    event = models.CharField(_("At which event"), max_length=200)
    event_on = models.DateField(_("Day of the event"))
    due_on = models.DateField(_("Due"), null=True, blank=True)
    status = models.CharField(_("Status"), max_length=8, choices=Status, default=Status.OPEN)
    outcome = models.TextField(_("What came of it"), blank=True, max_length=5000)
    source = models.CharField(_("Source"), max_length=500, blank=True)

    class Meta(OfRecords.Meta):
        abstract = False
        ordering = [models.F("due_on").asc(nulls_last=True), "-event_on", "pk"]
        verbose_name = _("Commitment")

    def __str__(self) -> str:
        return self.text

    def overdue(self, today: date) -> bool:
        """Tell whether its day is over and it is open."""
        return self.status == self.Status.OPEN and self.due_on is not None and self.due_on < today
