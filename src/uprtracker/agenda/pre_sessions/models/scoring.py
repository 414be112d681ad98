"""What assessors say of applications, and of which they must say nothing."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from uprtracker.agenda.pre_sessions.models.application import Application
from uprtracker.agenda.pre_sessions.models.series import SeriesMember

CRITERIA = (
    ("aim", _("The aim is clear and can be reached at the Pre-session")),
    ("knowledge", _("They know the issues at first hand")),
    ("voice", _("They speak for the people concerned")),
    ("use", _("What comes of it in the country afterwards")),
)
"""Name of a criterion, and how the desk asks for it. Each is given 1 (weak) to 5 (strong)."""


class Conflict(models.Model):
    """An assessor's own word that he has an interest: in one application, or in an institution by its name.

    What follows from mail addresses and workspaces is no row: `conflicts` finds it each time.
    """

    member = models.ForeignKey(SeriesMember, on_delete=models.CASCADE, related_name="conflicts")
    application = models.ForeignKey(
        Application, null=True, blank=True, on_delete=models.CASCADE, related_name="conflicts"
    )
    institution = models.CharField(max_length=160, blank=True)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["member", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(application__isnull=False) ^ ~Q(institution=""), name="conflict_is_with_one_thing"
            ),
            models.UniqueConstraint(fields=["member", "application"], name="one_conflict_per_application"),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.application_id or self.institution}"


def _mark() -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])


class Score(models.Model):
    """What one assessor gives one application: 1 to 5 for each criterion."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="scores")
    member = models.ForeignKey(SeriesMember, on_delete=models.CASCADE, related_name="scores")
    aim = _mark()
    knowledge = _mark()
    voice = _mark()
    use = _mark()
    comment = models.TextField(blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["application", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "member"], name="one_score_per_assessor"),
            models.CheckConstraint(
                condition=Q(aim__range=(1, 5))
                & Q(knowledge__range=(1, 5))
                & Q(voice__range=(1, 5))
                & Q(use__range=(1, 5)),
                name="marks_are_1_to_5",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.mean}"

    @property
    def mean(self) -> float:
        """The mean of its criteria."""
        return (self.aim + self.knowledge + self.voice + self.use) / len(CRITERIA)
