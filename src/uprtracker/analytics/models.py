"""A report of a session as it stood on a day, kept for good so that it can be cited."""

from django.conf import settings
from django.db import models


class FrozenReport(models.Model):
    """The figures of a session, as JSON text, with the version of the data they were counted from.

    Never changed: who wants other figures freezes anew. `name` is its place in addresses, the day, with a
    number from the second of a day on (`2026-11-22.2`). `sha256` is that of the text.
    """

    session = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=16)
    made_at = models.DateTimeField()
    data_version = models.PositiveIntegerField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)

    class Meta:
        ordering = ["session", "-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["session", "name"], name="frozen_report_has_an_address"),
        ]

    def __str__(self) -> str:
        return f"Session {self.session}, {self.name}"
