"""The version of the data: goes up by one with every change that a reader could notice."""

from django.db import models


class DataVersion(models.Model):
    """Version number, when, and what changed it. Shown beside every figure.

    `changed` are keys as `records.changed` writes them, null when anything may have changed.
    """

    number = models.PositiveIntegerField(unique=True)
    made_at = models.DateTimeField()
    reason = models.CharField(max_length=300)
    changed = models.JSONField(null=True)

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)
