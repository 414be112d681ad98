"""What a reader could not settle, waiting for a person."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Finding(models.Model):
    """A `core.Finding` at its place in a document or export row, and what was decided.

    `place` names the file when it could not be read at all and is no Document.
    `review` is set where several documents of a review do not agree: such
    findings are worked out anew whenever one of them is read.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        RESOLVED = "resolved", _("resolved")
        DISMISSED = "dismissed", _("dismissed")

    kind = models.CharField(max_length=40, db_index=True)
    severity = models.CharField(max_length=6)
    message = models.TextField()
    document = models.ForeignKey(
        "records.Document", null=True, blank=True, on_delete=models.CASCADE, related_name="findings"
    )
    file = models.ForeignKey(
        "records.SourceFile", null=True, blank=True, on_delete=models.CASCADE, related_name="findings"
    )
    review = models.ForeignKey(
        "records.Review", null=True, blank=True, on_delete=models.CASCADE, related_name="findings"
    )
    place = models.CharField(max_length=400, blank=True)
    row = models.PositiveIntegerField(null=True, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    line = models.PositiveIntegerField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["document", "page", "line"]

    def __str__(self) -> str:
        return self.message
