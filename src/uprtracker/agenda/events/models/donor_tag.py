"""Who paid for what, for the reports that donors ask for."""

from django.db import models


class DonorTag(models.Model):
    """A donor or a grant. Internal, unless `public` says that its name may stand on the pages of events."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=150)
    public = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
