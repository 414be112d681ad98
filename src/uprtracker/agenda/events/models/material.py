"""What is handed out at an event: a file that was sent, or an address."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.agenda.events.models.event import Event
from uprtracker.records.models import KeptFile


class Readers(models.TextChoices):
    """Who may read a material."""

    ORGANISERS = "organisers", _("Organisers only")
    REGISTERED = "registered", _("Registered people")
    PUBLIC = "public", _("Everybody")


class Material(models.Model):
    """A file or an address, in one language, and for whom it is."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=10, blank=True)
    readers = models.CharField(max_length=12, choices=Readers, default=Readers.ORGANISERS)
    file = models.OneToOneField(KeptFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    url = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(file__isnull=False, url="") | (models.Q(file=None) & ~models.Q(url="")),
                name="material_is_file_or_address",
            )
        ]

    def __str__(self) -> str:
        return self.title
