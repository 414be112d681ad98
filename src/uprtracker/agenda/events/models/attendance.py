"""How many came, by kind of people, and how that is known."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.agenda.events.models.event import Event
from uprtracker.agenda.events.models.people_kind import PeopleKind


class Basis(models.TextChoices):
    """How a number is known."""

    COUNTED = "counted", _("counted on the day")
    TICKED = "ticked", _("ticked off the list of those who registered")
    ESTIMATED = "estimated", _("estimated")


class Attendance(models.Model):
    """A number of people of a kind. Numbers only: it outlives the names of those who registered."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="attendance")
    kind = models.CharField(max_length=12, choices=PeopleKind)
    count = models.PositiveIntegerField()
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.COUNTED)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["event", "kind"], name="one_number_per_kind")]

    def __str__(self) -> str:
        return f"{self.event_id} {self.kind}: {self.count}"
