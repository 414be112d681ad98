"""Who wants to know what is due: chosen States, sessions and actors, a private feed, mails."""

from django.conf import settings
from django.db import models


class Follower(models.Model):
    """One for each person, his alone.

    `states` (ISO3), `sessions` (numbers) and `actors` narrow the calendar; empty actors mean all.
    `workspaces`: the States of the person's workspaces count as chosen. `days` are the days before a date on
    which a mail reminds of it, in `zone`; `changes`: changed dates are told. `feed` is the SHA-256 of
    the secret of the private calendar, `token` the secret of the link that ends the mails. `next_at` is when
    the rounds look here again, `told` the last change that was told.
    """

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_follower"
    )
    states = models.JSONField(default=list, blank=True)
    sessions = models.JSONField(default=list, blank=True)
    actors = models.JSONField(default=list, blank=True)
    workspaces = models.BooleanField(default=True)
    by_mail = models.BooleanField(default=False)
    changes = models.BooleanField(default=True)
    days = models.JSONField(default=list, blank=True)
    zone = models.CharField(max_length=40, default="Europe/Zurich")
    language = models.CharField(max_length=12, default="en")
    feed = models.CharField(max_length=64, blank=True, default="", db_index=True)
    token = models.CharField(max_length=64, unique=True)
    next_at = models.DateTimeField(null=True, blank=True, db_index=True)
    told = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Follower {self.pk}"


class Reminded(models.Model):
    """A date of which somebody was reminded, as it stood then (`When.text`), so many days before.

    `days` is -1 where a change was told. Nothing is told twice, and who was told a date hears when it moves.
    """

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="reminded")
    due = models.CharField(max_length=60)
    when = models.CharField(max_length=60)
    days = models.SmallIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["follower", "due", "when", "days"],
                condition=models.Q(days__gte=0),
                name="reminded_of_a_date_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.due} {self.when}"
