"""Protection logs: reprisals and incidents, sealed. No row says what it is about, not even when it was made.

Nothing of this is `Kept`: no list, count, search, export or trace of a workspace looks here.
"""

import uuid

from django.db import models

from uprtracker.accounts.models import Guarded, Member, SealedRow


class ProtectionLog(Guarded, SealedRow):
    """A log, open to the members named in it. Its title is sealed as well."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    def __str__(self) -> str:
        return f"log {self.pk}"

    @property
    def place(self) -> str:
        """What the title is bound to."""
        return f"log:{self.pk}"

    def names(self, member: Member) -> bool:
        """Whether this member is named."""
        return self.named.filter(member=member).exists()

    def keeps(self, member: Member) -> bool:
        """Whether this member is named as keeper."""
        return self.named.filter(member=member, keeper=True).exists()


class Named(models.Model):
    """Somebody who may read and write a log; keepers name others."""

    log = models.ForeignKey(ProtectionLog, on_delete=models.CASCADE, related_name="named")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    keeper = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["log", "member"], name="named_once_in_a_log")]

    def __str__(self) -> str:
        return f"{self.log}: {self.member_id}"


class Incident(models.Model):
    """One entry of a log. What it says is in its versions, of which none is lost."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    log = models.ForeignKey(ProtectionLog, on_delete=models.CASCADE, related_name="incidents")

    def __str__(self) -> str:
        return f"incident {self.pk}"


class IncidentVersion(SealedRow):
    """What an entry said at a time; `number` counts from 1."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["incident", "number"]
        constraints = [models.UniqueConstraint(fields=["incident", "number"], name="version_once")]

    def __str__(self) -> str:
        return f"{self.incident}: {self.number}"

    @property
    def place(self) -> str:
        """What the content is bound to."""
        return f"incident:{self.incident_id}:{self.number}"


class Look(SealedRow):
    """Who opened, wrote, named or took out what of a log, and when: for those named in it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    log = models.ForeignKey(ProtectionLog, on_delete=models.CASCADE, related_name="looks")

    def __str__(self) -> str:
        return f"look {self.pk}"

    @property
    def place(self) -> str:
        """What the content is bound to."""
        return f"look:{self.pk}"
