"""Permanent Missions that are invited, what they answer, and which came."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from uprtracker.agenda.pre_sessions.models.panel import Panel
from uprtracker.agenda.pre_sessions.models.series import Language, Series


class Mission(models.Model):
    """The Permanent Mission of a State (ISO3) as guest of a series. Its secret link is made from `nonce`."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="missions")
    state = models.CharField(max_length=3)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    nonce = models.CharField(max_length=32)
    invited_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["series", "state"]
        constraints = [models.UniqueConstraint(fields=["series", "state"], name="mission_once_in_a_series")]

    def __str__(self) -> str:
        return f"{self.series}: {self.state}"


class Visit(models.Model):
    """What a mission answered for one panel, with how many people, and whether it was seen in the room."""

    class Answer(models.TextChoices):
        OPEN = "", _("No answer yet")
        COMES = "yes", _("Comes")
        PERHAPS = "perhaps", _("Perhaps")
        NOT = "no", _("Does not come")

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="visits")
    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="visits")
    answer = models.CharField(max_length=7, choices=Answer, blank=True, default=Answer.OPEN)
    people = models.PositiveSmallIntegerField(default=1)
    came = models.BooleanField(default=False)

    class Meta:
        ordering = ["mission", "panel"]
        constraints = [
            models.UniqueConstraint(fields=["mission", "panel"], name="one_visit_of_a_panel"),
            models.CheckConstraint(condition=Q(people__range=(1, 20)), name="delegations_are_small"),
        ]

    def __str__(self) -> str:
        return f"{self.mission_id}: {self.panel_id}"
