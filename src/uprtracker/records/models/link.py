"""Recommendations that ask the same: what the machine proposes, and what persons decided about it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Link(models.Model):
    """Two recommendations that may be one wish; `score` from 0 to 1 by `method`, which names its version.

    `repeats`: the same State under Review was asked again, `earlier` in an earlier session. `joint`:
    nearly the same text within one review, in no order that means anything. `same-elsewhere`: two
    States under Review; the machine proposes none of these to keep (they would be as many as there
    are pairs), only those that a person decided are rows. A link is a proposal until a person
    confirms it; a rejected one stays, so that it is not proposed again.
    """

    class Kind(models.TextChoices):
        JOINT = "joint", _("asked together")
        REPEATS = "repeats", _("asked again")
        SAME_ELSEWHERE = "same-elsewhere", _("asked of another State")

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("machine, unconfirmed")
        CONFIRMED = "confirmed", _("confirmed")
        REJECTED = "rejected", _("rejected")

    kind = models.CharField(max_length=14, choices=Kind)
    earlier = models.ForeignKey(
        "records.Recommendation", on_delete=models.CASCADE, related_name="links_to_later"
    )
    later = models.ForeignKey(
        "records.Recommendation", on_delete=models.CASCADE, related_name="links_to_earlier"
    )
    score = models.FloatField()
    method = models.CharField(max_length=40)
    status = models.CharField(max_length=9, choices=Status, default=Status.PROPOSED)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-score", "pk"]
        indexes = [models.Index(fields=["kind", "status"])]
        constraints = [models.UniqueConstraint(fields=["earlier", "later"], name="one_link_per_two")]

    def __str__(self) -> str:
        return f"{self.later} {self.kind} {self.earlier}"


class LinkDecision(models.Model):
    """What a person said of two texts, kept for ever: rows that come back find it again.

    `texts` is a hash of kind, reviews and wordings (`records.lineage`). The last decision holds;
    `proposed` takes the one before back.
    """

    texts = models.CharField(max_length=40, db_index=True)
    status = models.CharField(max_length=9, choices=Link.Status)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.texts[:8]}: {self.status}"
