"""What was said at a review, paragraph by paragraph, as the leading report has it."""

from django.db import models

from uprtracker.records.models.place import Placed


class Statement(Placed):
    """A `core.proceedings.Statement`. `states` are the ISO3 codes of those who speak, in printed order."""

    # Read anew with its report, and gone with it.
    document = models.ForeignKey("records.Document", on_delete=models.CASCADE)
    review = models.ForeignKey("records.Review", on_delete=models.CASCADE, related_name="statements")
    order = models.PositiveIntegerField()
    paragraph = models.CharField(max_length=20)
    text = models.TextField()
    speaker = models.CharField(max_length=10, blank=True)
    states = models.JSONField(default=list, blank=True)
    section = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["review", "order"]
        constraints = [models.UniqueConstraint(fields=["review", "order"], name="one_statement_per_place")]

    def __str__(self) -> str:
        return self.paragraph
