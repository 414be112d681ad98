"""What stays after a Pre-session: testimonies, surveys months later, and its published resonance."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.agenda.pre_sessions.models.place import Place
from uprtracker.agenda.pre_sessions.models.series import Series


class Testimony(models.Model):
    """What a speaker says of his experience. Public once the lead took it and the speaker consents."""

    place = models.OneToOneField(Place, on_delete=models.CASCADE, related_name="testimony")
    text = models.TextField(max_length=4_000)
    language = models.CharField(max_length=10, default="en")
    changed_at = models.DateTimeField(auto_now=True)
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-changed_at"]
        verbose_name_plural = "testimonies"

    def __str__(self) -> str:
        return f"testimony {self.pk}"


class Survey(models.Model):
    """Questions to those who stay in contact, sent on a day. `questions`: [{"text": …, "kind": …}, …]."""

    class Kind(models.TextChoices):
        WORDS = "words", _("An answer in words")
        SCALE = "scale", _("1 (not at all) to 5 (very much)")
        YES_NO = "yes_no", _("Yes or no")

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="surveys")
    title = models.CharField(max_length=120)
    questions = models.JSONField(default=list)
    send_on = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)
    closes_on = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["series", "send_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gt=models.F("send_on")), name="survey_closes_after_it_went_out"
            )
        ]

    def __str__(self) -> str:
        return self.title


class SurveyLink(models.Model):
    """The way of one speaker to a survey: its secret is made from `nonce`. `used`: it has been answered."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="links")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    nonce = models.CharField(max_length=32)
    used = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["survey", "place"], name="one_link_to_a_survey")]

    def __str__(self) -> str:
        return f"{self.survey_id}: {self.pk}"


class SurveyAnswer(models.Model):
    """The answers of somebody, in the order of the questions; nothing says whose they are, nor when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="answers")
    answers = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class PublishedResonance(models.Model):
    """The totals of a series as they were published: kept as they were on that day."""

    series = models.OneToOneField(Series, on_delete=models.CASCADE, related_name="resonance")
    totals = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"resonance of {self.series_id}"
