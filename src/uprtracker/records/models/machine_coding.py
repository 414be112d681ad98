"""What the machine thinks of its own coding of one record in one scheme, as a whole."""

from django.db import models
from django.db.models import Q


class MachineCoding(models.Model):
    """One per recommendation or pledge and scheme, beside the `Coding` rows of origin `model`.

    `confidence` is the probability that the set of labels is what a person would
    give; where the coder is not `sure`, the coding waits for a person. `near` are
    labels that it did not give and that are worth a look, most likely first:
    `{"label": "5", "confidence": 0.31, "note": ""}`. `digest` is the hash of the
    text it was made from: with `version` it says whether the coding is of today.
    A coding without labels has this row alone.
    """

    recommendation = models.ForeignKey(
        "records.Recommendation",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="machine_codings",
    )
    pledge = models.ForeignKey(
        "records.Pledge", null=True, blank=True, on_delete=models.CASCADE, related_name="machine_codings"
    )
    scheme = models.CharField(max_length=12)
    version = models.CharField(max_length=40)
    confidence = models.FloatField()
    sure = models.BooleanField()
    near = models.JSONField(default=list, blank=True)
    digest = models.CharField(max_length=40)

    class Meta:
        ordering = ["scheme", "confidence", "id"]
        indexes = [
            models.Index(fields=["scheme", "sure", "confidence"]),
            # What may wait for a person, in the order of work: over all schemes, and in one.
            models.Index(
                fields=["confidence", "recommendation"], condition=Q(sure=False), name="waiting_codings"
            ),
            models.Index(
                fields=["scheme", "confidence", "recommendation"],
                condition=Q(sure=False),
                name="waiting_codings_of_scheme",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(recommendation__isnull=False, pledge__isnull=True)
                | Q(recommendation__isnull=True, pledge__isnull=False),
                name="machine_coding_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["recommendation", "scheme"], name="one_machine_coding_per_recommendation"
            ),
            models.UniqueConstraint(fields=["pledge", "scheme"], name="one_machine_coding_per_pledge"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}: {self.version}"
