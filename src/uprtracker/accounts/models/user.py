"""Who signs in, and the keys of programs that write for them."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person with an account. A class of our own from the start, so that it can grow."""


class ApiKey(models.Model):
    """A key by which a program writes through the API as its owner, with the owner's permissions.

    `prefix` is the part that may be shown, `digest` the SHA-256 of the whole key: the key itself is
    random, long, shown once and kept nowhere. A revoked key stays as a row, so that the list says
    what there was.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=16, unique=True)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.prefix} ({self.name})"
