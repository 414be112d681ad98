"""To which review a document belongs, as a person decided."""

from django.conf import settings
from django.db import models


class Attachment(models.Model):
    """One decision; the last one holds, whatever the document says of itself.

    Made where a reader could not tell State or session, or told them wrong.
    `person` is empty for a decision made on the command line.
    """

    document = models.ForeignKey("records.Document", on_delete=models.CASCADE, related_name="attachments")
    review = models.ForeignKey("records.Review", on_delete=models.CASCADE, related_name="attachments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at", "pk"]

    def __str__(self) -> str:
        return f"{self.document}: {self.review}"
