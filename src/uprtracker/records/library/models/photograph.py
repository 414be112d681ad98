"""Photographs: kept in sizes without what a camera writes into them, with credit and consent."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.records.library.models.holding import Holding
from uprtracker.records.models import KeptFile


class Consent(models.TextChoices):
    """Why the people in a picture may be shown."""

    NOBODY = "nobody", _("Nobody can be recognised")
    OFFICIAL = "official", _("People in public office, at a public occasion")
    AGREED = "agreed", _("Everybody who can be recognised agreed")


class Photograph(Holding):
    """A picture; `title` is its caption, `alt` says what it shows to those who do not see it.

    `consent_note` says who agreed and where that is kept: for editors alone.
    """

    kind: ClassVar[str] = "photo"
    translated: ClassVar[tuple[str, ...]] = ("title", "alt")

    alt = models.CharField(_("What it shows, for those who do not see it"), max_length=500)
    credit = models.CharField(_("Credit"), max_length=200)
    licence = models.CharField(_("Licence"), max_length=120)
    licence_link = models.URLField(_("Address of the licence"), max_length=300, blank=True)
    place = models.CharField(_("Place"), max_length=120, blank=True)
    consent = models.CharField(_("Why the people in it may be shown"), max_length=10, choices=Consent)
    consent_note = models.TextField(_("Who agreed, and where that is kept (for editors alone)"), blank=True)


class Rendition(models.Model):
    """A photograph in one width, drawn anew from its dots: no place, camera or name is left in the file."""

    photograph = models.ForeignKey(Photograph, on_delete=models.CASCADE, related_name="renditions")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    file = models.ForeignKey(KeptFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["photograph", "width"]
        constraints = [
            models.UniqueConstraint(fields=["photograph", "width"], name="one_rendition_per_width")
        ]

    def __str__(self) -> str:
        return f"{self.photograph_id} {self.width}x{self.height}"
