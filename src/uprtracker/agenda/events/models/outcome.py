"""What came of an event, in numbered points that can be followed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.agenda.events.models.event import Event


class Progress(models.TextChoices):
    """How far a point has come."""

    OPEN = "open", _("Open")
    UNDER_WAY = "under-way", _("Under way")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Given up")


class Outcome(models.Model):
    """Point `number` of what was agreed. `committed` names a State or a body, never a person.

    `recommendations` are codes. `public`: it shows on the site, with its dated notes, once the event does.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="outcomes")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    committed = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True, db_index=True)
    progress = models.CharField(max_length=10, choices=Progress, default=Progress.OPEN)
    recommendations = models.JSONField(default=list, blank=True)
    public = models.BooleanField(default=False)

    class Meta:
        ordering = ["event_id", "number"]
        constraints = [models.UniqueConstraint(fields=["event", "number"], name="one_point_per_number")]

    def __str__(self) -> str:
        return f"{self.event_id}, {self.number}"


class OutcomeNote(models.Model):
    """What became of a point, as of a day; the last one says how far it is."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="notes")
    on = models.DateField()
    progress = models.CharField(max_length=10, choices=Progress)
    text = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.outcome_id}: {self.on}"
