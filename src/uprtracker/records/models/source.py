"""Files of other people's databases, and their rows exactly as they came.

Rows are never thrown away. Two marks say what a row is worth in a count:
`gone` (a newer issue of the file no longer holds it) and `counted` (it is the
one to count among equal rows of several files, and not gone). An exact
duplicate within one file counts, as it does at the source.
"""

from django.db import models


class SourceFile(models.Model):
    """An export file that was imported whole; `sha256` is that of its newest issue.

    `summary` is what the import reported.
    """

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

    `fields` are the columns of the export as they stand there. `content` is a
    hash of everything the row says, by which equal rows are known. Either
    `recommendation` or `pledge` is set, as `kind` says.
    """

    file = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField()
    kind = models.CharField(max_length=14)
    content = models.CharField(max_length=40, db_index=True)
    fields = models.JSONField()
    review = models.ForeignKey("records.Review", on_delete=models.PROTECT, related_name="source_rows")
    recommendation = models.ForeignKey(
        "records.Recommendation", null=True, on_delete=models.SET_NULL, related_name="source_rows"
    )
    pledge = models.ForeignKey(
        "records.Pledge", null=True, on_delete=models.SET_NULL, related_name="source_rows"
    )
    text = models.TextField()
    state = models.CharField(max_length=3, blank=True)
    position = models.CharField(max_length=10, blank=True)
    action = models.PositiveSmallIntegerField(null=True, blank=True)
    issues = models.JSONField(default=list, blank=True)
    gone = models.BooleanField(default=False)
    counted = models.BooleanField(default=False, db_index=True)

    class Meta:
        ordering = ["file", "row"]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "row"], condition=models.Q(gone=False), name="one_source_row_per_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.file}, {self.row}"
