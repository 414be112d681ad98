"""What documents say of recommendations by number, and the counts they state, exactly as read.

Kept apart from the steps of answers (`Position`): an addendum may come before
its report, and "all other recommendations" means something only once the
report's numbers are known. `records.answering` makes the steps from these rows
whenever either of the two is read.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.records.models.place import Placed


class StatedAnswer(Placed):
    """A `core.Answer` at its place. `review` is empty while the review it concerns is not known."""

    document = models.ForeignKey("records.Document", on_delete=models.CASCADE, related_name="answers")
    review = models.ForeignKey(
        "records.Review", null=True, blank=True, on_delete=models.CASCADE, related_name="stated_answers"
    )
    order = models.PositiveIntegerField()
    state = models.CharField(max_length=3, blank=True)
    number = models.CharField(max_length=40, blank=True)
    rest = models.BooleanField(default=False)
    value = models.CharField(max_length=10, blank=True)
    words = models.TextField(blank=True)
    comment = models.TextField(blank=True)
    part = models.TextField(blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    paragraph = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["document", "order"]

    def __str__(self) -> str:
        return f"{self.number}: {self.value}"


class StatedCount(Placed):
    """A `core.StatedCount` at its place: a number of recommendations that a document states."""

    class What(models.TextChoices):
        RECEIVED = "received", _("received")
        SUPPORTED = "supported", _("supported")
        NOTED = "noted", _("noted")
        PARTIAL = "partial", _("supported in part")
        PENDING = "pending", _("pending")

    class Voice(models.TextChoices):
        DOCUMENT = "document", _("the document")
        STATE = "state", _("the State")

    document = models.ForeignKey("records.Document", on_delete=models.CASCADE, related_name="counts")
    review = models.ForeignKey(
        "records.Review", null=True, blank=True, on_delete=models.CASCADE, related_name="stated_counts"
    )
    order = models.PositiveIntegerField()
    state = models.CharField(max_length=3, blank=True)
    what = models.CharField(max_length=10, choices=What)
    count = models.PositiveIntegerField()
    voice = models.CharField(max_length=10, choices=Voice)
    paragraph = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["document", "order"]

    def __str__(self) -> str:
        return f"{self.what}: {self.count}"
