"""Facts of the proceedings of a review, each with the paragraph of the leading report that says so."""

from django.db import models

from uprtracker.records.models.place import Placed


class Proceeding(Placed):
    """A `core.proceedings.Proceeding`: `kind` is `review-date`, `troika`, `speakers` and so on."""

    # Read anew with its report, and gone with it.
    document = models.ForeignKey("records.Document", on_delete=models.CASCADE)
    review = models.ForeignKey("records.Review", on_delete=models.CASCADE, related_name="proceedings")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=30)
    value = models.CharField(max_length=500)
    paragraph = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["review", "order"]
        constraints = [models.UniqueConstraint(fields=["review", "order"], name="one_proceeding_per_place")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.value}"
