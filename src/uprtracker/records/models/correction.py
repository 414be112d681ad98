"""What a person decided about a reading, and the reading itself as the machine gave it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class MachineReading(models.Model):
    """Recommendations and pledges of a report exactly as the readers gave them, before any correction.

    `recommendations` and `pledges` are lists of plain values with the boxes to
    mark (see `records.machine_reading`). Decisions are applied to it, so that
    withdrawing one brings back what the machine said.
    """

    document = models.OneToOneField(
        "records.Document", on_delete=models.CASCADE, related_name="machine_reading"
    )
    reader_version = models.CharField(max_length=20)
    recommendations = models.JSONField(default=list)
    pledges = models.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.document)


class Correction(models.Model):
    """One decision on a reading: where the machine read `before`, it stands `after`.

    Both are lists of `records.entry.Entry` as data; `records.corrections` applies
    them whenever the report is read again. `fields` says what of one entry was
    decided (empty: all of it). Nothing is overwritten: a decision that is taken
    back, or replaced by a later one on the same entries, keeps its row and is
    marked `withdrawn_at`. `CHECKED` is about the review as a whole; its `before`
    holds a digest of everything that was read.
    """

    class Kind(models.TextChoices):
        ACCEPTED = "accepted", _("accepted as read")
        CORRECTED = "corrected", _("corrected")
        SPLIT = "split", _("split")
        MERGED = "merged", _("merged")
        ADDED = "added", _("added")
        REMOVED = "removed", _("removed")
        CHECKED = "checked", _("review checked")

    class Outcome(models.TextChoices):
        HOLDS = "holds", _("stands")
        CONFIRMED = "confirmed", _("confirmed by the reader")
        DIFFERS = "differs", _("the reader now reads otherwise")

    review = models.ForeignKey("records.Review", on_delete=models.CASCADE, related_name="corrections")
    document = models.ForeignKey(
        "records.Document", null=True, blank=True, on_delete=models.SET_NULL, related_name="corrections"
    )
    pledge = models.BooleanField(default=False)
    kind = models.CharField(max_length=10, choices=Kind)
    fields = models.JSONField(default=list, blank=True)
    before = models.JSONField(default=list, blank=True)
    after = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True)
    kept = models.JSONField(default=list, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.HOLDS)
    reader_version = models.CharField(max_length=20, blank=True)
    finding = models.ForeignKey(
        "records.Finding", null=True, blank=True, on_delete=models.SET_NULL, related_name="corrections"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    role = models.CharField(max_length=40, blank=True)
    decided_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["review", "decided_at", "id"]
        indexes = [models.Index(fields=["review", "withdrawn_at"])]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.kind}"
