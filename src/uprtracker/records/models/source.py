"""Files of other people's databases, and their rows exactly as they came."""

from django.db import models


class SourceFile(models.Model):
    """An export file that was imported whole. `summary` is what the import reported."""

    kind = models.CharField(max_length=30)
    name = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    imported_at = models.DateTimeField()
    summary = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name


class SourceRow(models.Model):
    """One row: its number in the file (the header is row 1) and its cells as decoded.

    An exact duplicate is a row of its own: it counts, as it does at the source.
    Either `recommendation` or `pledge` is set. `fields` are the columns of the
    export as they stand there.
    """

    file = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField()
    fields = models.JSONField()
    review = models.ForeignKey("records.Review", on_delete=models.CASCADE, related_name="source_rows")
    recommendation = models.ForeignKey(
        "records.Recommendation", null=True, on_delete=models.CASCADE, related_name="source_rows"
    )
    pledge = models.ForeignKey(
        "records.Pledge", null=True, on_delete=models.CASCADE, related_name="source_rows"
    )
    state = models.CharField(max_length=3, blank=True)
    position = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["file", "row"]
        constraints = [models.UniqueConstraint(fields=["file", "row"], name="one_source_row_per_place")]

    def __str__(self) -> str:
        return f"{self.file_id}:{self.row}"
