"""What a person decided about the labels of one recommendation in one scheme, and what was seen then."""

from django.conf import settings
from django.db import models


class CodingDecision(models.Model):
    """The labels that a person says hold, all others of the scheme denied; none at all is a decision too.

    `proposed`, `version` and `sure` are the machine's coding at that moment, kept because it
    is coded again later: agreement is measured on what both said of the same text. The rows of
    `Coding` that say the same to readers come from here. A `blind` decision is a second reading:
    made without seeing any labels, it measures agreement and changes nothing that stands. Of
    several decisions of one person the last counts; one that is taken back keeps its row with
    `withdrawn_at`.
    """

    recommendation = models.ForeignKey(
        "records.Recommendation", on_delete=models.CASCADE, related_name="coding_decisions"
    )
    scheme = models.CharField(max_length=12)
    labels = models.JSONField(default=list, blank=True)
    proposed = models.JSONField(default=list, blank=True)
    version = models.CharField(max_length=40, blank=True)
    sure = models.BooleanField(null=True, blank=True)
    blind = models.BooleanField(default=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["recommendation", "scheme", "decided_at", "id"]
        indexes = [
            models.Index(fields=["recommendation", "scheme", "withdrawn_at"]),
            models.Index(fields=["person", "decided_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}: {', '.join(self.labels)}"


class SecondReading(models.Model):
    """A recommendation drawn at random for second reading: several persons code it, seeing no labels."""

    recommendation = models.OneToOneField(
        "records.Recommendation", on_delete=models.CASCADE, related_name="second_reading"
    )
    order = models.PositiveIntegerField()
    drawn_at = models.DateTimeField()
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return str(self.recommendation)
