"""A folder of records that a person keeps, with notes; others read it by a secret link alone."""

from django.conf import settings
from django.db import models


class Folder(models.Model):
    """`token` is the secret of its link, None while it is not shared.

    `shares_notes`: whoever has the link reads the notes too.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="folders")
    name = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    token = models.CharField(max_length=64, unique=True, null=True, blank=True)
    shares_notes = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class FolderItem(models.Model):
    """A record in a folder, by its permanent name: that leads to it for ever, whatever row it is in.

    `place` gives the order; numbers may have gaps.
    """

    folder = models.ForeignKey(Folder, on_delete=models.CASCADE, related_name="items")
    code = models.CharField(max_length=40)
    place = models.PositiveIntegerField()
    note = models.TextField(blank=True)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["folder", "code"], name="one_item_per_record")]

    def __str__(self) -> str:
        return self.code
