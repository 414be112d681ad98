"""Statements that speakers deposit: each version stays."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.agenda.pre_sessions.models.place import Place
from uprtracker.records.models import Ask, KeptFile

LONGEST = 60_000


class Statement(models.Model):
    """One version of a statement: what was typed or read from the file that was sent, and the file.

    The last one holds. Whether the public reads it is the speaker's consent; its file is never public,
    since files say who wrote them.
    """

    class Language(models.TextChoices):
        ENGLISH = "en", _("English")
        FRENCH = "fr", _("French")
        SPANISH = "es", _("Spanish")
        ARABIC = "ar", _("Arabic")
        RUSSIAN = "ru", _("Russian")
        CHINESE = "zh-hans", _("Chinese")

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="statements")
    number = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=10, choices=Language, default=Language.ENGLISH)
    text = models.TextField(max_length=LONGEST)
    file = models.ForeignKey(KeptFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["place", "number"]
        constraints = [models.UniqueConstraint(fields=["place", "number"], name="statement_version_once")]

    def __str__(self) -> str:
        return f"{self.place_id}: {self.number}"


class PanelAsk(models.Model):
    """An ask that a statement makes. Two speakers may ask the same: the ask is one, and counts once."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="asks")
    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["place", "ask"]
        constraints = [models.UniqueConstraint(fields=["place", "ask"], name="ask_once_of_a_place")]

    def __str__(self) -> str:
        return f"{self.place_id}: {self.ask_id}"
