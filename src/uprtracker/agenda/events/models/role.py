"""Who does what at an event."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.agenda.events.models.event import Event


class Function(models.TextChoices):
    """What somebody does there."""

    CHAIR = "chair", _("Chair")
    MODERATOR = "moderator", _("Moderator")
    OPENING = "opening", _("Opening speaker")
    PANELLIST = "panellist", _("Panellist")
    TRAINER = "trainer", _("Trainer")
    RAPPORTEUR = "rapporteur", _("Rapporteur")
    CLOSING = "closing", _("Closing speaker")
    ORGANISER = "organiser", _("Organiser")


class EventRole(models.Model):
    """A person and what he does there, in his order. `may_be_named`: he agreed that the public reads it.

    Without that the public reads the function alone, neither name nor organisation.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="roles")
    name = models.CharField(max_length=150)
    function = models.CharField(max_length=12, choices=Function)
    organisation = models.CharField(max_length=200, blank=True)
    may_be_named = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.function}"

    @property
    def public_words(self) -> str:
        """Return what anybody may read: name and organisation where he agreed, else nothing."""
        if not self.may_be_named:
            return ""
        return ", ".join(part for part in (self.name, self.organisation) if part)
