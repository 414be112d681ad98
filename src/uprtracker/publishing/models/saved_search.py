"""A question that a person keeps, and what has been told of new answers to it."""

from django.conf import settings
from django.db import models


class SavedSearch(models.Model):
    """`question` is the canonical address of the search (`q=torture&sur=SVN`).

    `told` holds the codes of all records found so far (`publishing.told`), `told_version` the version
    of the data that they were found in. `every_days` is how many days lie between two alerts at
    least. `token` is the secret of the unsubscribe link, `secret` signs what goes to `webhook`.
    `trouble` says why the question is not looked at any more. `language` is that of the mails.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches"
    )
    name = models.CharField(max_length=120)
    question = models.TextField(blank=True)
    language = models.CharField(max_length=10)
    by_mail = models.BooleanField(default=False)
    webhook = models.CharField(max_length=500, blank=True)
    secret = models.CharField(max_length=64)
    token = models.CharField(max_length=64, unique=True)
    every_days = models.PositiveSmallIntegerField(default=1)
    told = models.BinaryField(default=bytes)
    told_version = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name_plural = "saved searches"

    def __str__(self) -> str:
        return self.name


class Alert(models.Model):
    """What was new at one time: how many records, the first of their codes, in which version of the data."""

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="alerts")
    version = models.PositiveIntegerField()
    count = models.PositiveIntegerField()
    codes = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.search}: {self.count}"


class Delivery(models.Model):
    """An alert on its way by one channel: how often it was tried, when next, and what went wrong last."""

    class Channel(models.TextChoices):
        """How an alert travels."""

        MAIL = "mail"
        WEBHOOK = "webhook"

    class State(models.TextChoices):
        """`failed`: given up after the last try."""

        WAITING = "waiting"
        DONE = "done"
        FAILED = "failed"

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField()
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "next_try"], name="deliveries_waiting")]

    def __str__(self) -> str:
        return f"{self.alert}, {self.channel}"
