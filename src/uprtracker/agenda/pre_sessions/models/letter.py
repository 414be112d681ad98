"""Letters of acceptance and regret: what they say, and which went out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.agenda.pre_sessions.models.application import Application
from uprtracker.agenda.pre_sessions.models.series import Language, Series, SeriesMember


class LetterKind(models.TextChoices):
    """The same words as the decision that a letter tells; of a meeting that was dropped, that it was."""

    SELECTED = "selected", _("Acceptance")
    RESERVE = "reserve", _("Reserve list")
    NOT_SELECTED = "not_selected", _("Regret")
    DROPPED = "dropped", _("No meeting")


class LetterText(models.Model):
    """What the letters of one kind say in one language, where the lead has changed the usual words."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="letter_texts")
    kind = models.CharField(max_length=12, choices=LetterKind)
    language = models.CharField(max_length=2, choices=Language)
    text = models.TextField()

    class Meta:
        ordering = ["series", "kind", "language"]
        constraints = [
            models.UniqueConstraint(fields=["series", "kind", "language"], name="one_text_per_letter")
        ]

    def __str__(self) -> str:
        return f"{self.series}: {self.kind} {self.language}"


class Letter(models.Model):
    """A letter that went out, as it was: one of a kind for an application, ever."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="letters")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=12, choices=LetterKind)
    language = models.CharField(max_length=2, choices=Language)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    by = models.ForeignKey(SeriesMember, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["application", "kind"], name="one_letter_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.kind}"
