"""A draft of a recommendation that a person keeps for himself."""

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """What a person wrote on the drafting desk and chose to save: nobody else reads it.

    `state` is the State under Review, `by` the recommending State, both ISO3 and possibly empty. A
    draft is no recommendation: no figure counts it, no search finds it, no version of the data knows it.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    state = models.CharField(max_length=3, blank=True)
    by = models.CharField(max_length=3, blank=True)
    text = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return f"draft {self.pk}"
