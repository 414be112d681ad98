"""Regional offices: their own editors, pages and languages."""

from django.conf import settings
from django.db import models

from uprtracker.accounts.models import Entrusted, User


class Office(Entrusted):
    """An office of the organisation that runs the site. `regions` are slugs of regional groups (`africa`).

    `languages` are the codes it publishes in, its first one first. `editors` write what it publishes.
    """

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    place = models.CharField(max_length=120, blank=True)
    regions = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True)
    email = models.EmailField(blank=True)
    editors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="offices", blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def parts_of(self, user: User) -> frozenset[str]:
        """Return whether this person is one of its editors."""
        return frozenset({"office"}) if self.editors.filter(pk=user.pk).exists() else frozenset()
