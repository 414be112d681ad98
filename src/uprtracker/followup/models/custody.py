"""Files of evidence, and the chain of custody: who held what, when, without a gap.

Entries are only ever added. Each holds the hash of the one before, so that a change of any shows.
"""

import hashlib
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.core.errors import UprTrackerError
from uprtracker.followup.models.evidence import Evidence


class EvidenceFile(models.Model):
    """A file of a piece of evidence; its bytes lie in `UPR_HOME/evidence` under the name `kept_as`.

    `name` is what it was called, made safe, `media` what its bytes are. With `deleted_at` name and bytes are
    gone, size and checksum stay.
    """

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=200, blank=True)
    media = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    kept_as = models.CharField(max_length=64, unique=True)
    added_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name or self.sha256[:16]


class Custody(models.Model):
    """One step in the life of a piece of evidence. `by` is empty for a step that nobody with a seat made.

    `sha256` is the checksum of the file that the step is about; `digest` seals this entry and all before it.
    """

    class Step(models.TextChoices):
        RECEIVED = "received", _("received")
        FILED = "filed", _("file added")
        OPENED = "opened", _("file taken out")
        DAMAGED = "damaged", _("file is not what it was")
        CONSENT = "consent", _("consent changed")
        WITHDRAWN = "withdrawn", _("consent withdrawn, words and files deleted")
        DELETED = "deleted", _("words and files deleted")

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="custody")
    step = models.CharField(max_length=10, choices=Step)
    by = models.ForeignKey("accounts.Member", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    sha256 = models.CharField(max_length=64, blank=True)
    before = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "custody"

    def __str__(self) -> str:
        return f"{self.step} {self.digest[:8]}"

    def seal(self) -> str:
        """Return the hash over this entry and the one before; not over `by`, who may be forgotten."""
        said = "\n".join([self.before, str(self.evidence_id), self.step, self.at.isoformat(), self.sha256])
        return hashlib.sha256(said.encode()).hexdigest()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add; refuse to change."""
        if self.pk is not None:
            raise UprTrackerError("The chain of custody is never changed.")
        super().save(*args, **kwargs)
