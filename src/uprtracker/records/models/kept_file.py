"""A file that somebody sent: a publication, a photograph, a submission."""

from django.conf import settings
from django.db import models


class KeptFile(models.Model):
    """Its bytes lie under `UPR_HOME/files`, by a name that says nothing (`records.files`).

    `media` is what it is by its bytes. Who may read it, the thing that names it decides.
    """

    name = models.CharField(max_length=200)
    media = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    kept_as = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
