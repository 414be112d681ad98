"""A mail on its way to one person."""

from django.db import models


class OutgoingMail(models.Model):
    """What `accounts.outbox` sends. `key` names the occasion, so that nothing is told twice.

    Once it is sent or given up, address and words go; key, kind and moment stay.
    """

    class State(models.TextChoices):
        """`failed`: given up after the last try, or refused for good by the receiver's server."""

        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40, db_index=True)
    to = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True)
    attachments = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "next_try"], name="mails_waiting")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.key}"
