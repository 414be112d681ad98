"""A label on a recommendation or pledge, with where it comes from."""

from django.conf import settings
from django.db import models


class Coding(models.Model):
    """Scheme and label (`action`/`5`, `issue`/`womens-rights`) with origin and evidence.

    Codings of different origin stand side by side. `origin` is `uprinfo`,
    `ohchr`, `model` or `person`; `version` names the model, `confidence` is the
    probability it gives the label. `evidence` are the words of the text that speak
    for a label of the machine, places apart joined by " … ", or the label as OHCHR
    printed it; `note` is a machine word that a scheme adds (`ratify`). `row` is the
    row of the export it came from, `listed` that of OHCHR's thematic list. A person
    may also say that a label does not hold (`holds` is false): the decision wins,
    and nothing is overwritten.
    """

    recommendation = models.ForeignKey(
        "records.Recommendation",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="codings",
        db_index=False,
    )
    pledge = models.ForeignKey(
        "records.Pledge",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="codings",
        db_index=False,
    )
    scheme = models.CharField(max_length=12)
    label = models.CharField(max_length=60)
    holds = models.BooleanField(default=True)
    origin = models.CharField(max_length=10)
    version = models.CharField(max_length=40, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=30, blank=True)
    row = models.ForeignKey(
        "records.SourceRow", null=True, blank=True, on_delete=models.CASCADE, related_name="codings"
    )
    listed = models.ForeignKey(
        "records.ListedRecommendation",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="codings",
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["scheme", "label"]
        indexes = [
            models.Index(fields=["scheme", "origin", "label"]),
            # What else is said of the same record in the scheme: asked for every coding that is counted.
            models.Index(fields=["recommendation", "scheme", "origin"]),
            models.Index(fields=["pledge", "scheme", "origin"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(recommendation__isnull=False, pledge__isnull=True)
                | models.Q(recommendation__isnull=True, pledge__isnull=False),
                name="coding_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.scheme}: {self.label}"
