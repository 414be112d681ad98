"""The blocks of the home page that editors chose."""

from django.db import models


class HomeBlock(models.Model):
    """One block in its place. `kind` is a key of the blocks that `web.home_blocks` knows."""

    kind = models.CharField(max_length=30, unique=True)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.kind
