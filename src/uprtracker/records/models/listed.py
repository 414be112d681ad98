"""A row of OHCHR's thematic list, exactly as read."""

from django.db import models

from uprtracker.records.models.place import Placed


class ListedRecommendation(Placed):
    """One row of a thematic list; what it says of a recommendation is derived from here.

    A list may come before its report: `recommendation` is empty until its
    number, or its text, is found there. `themes` and `groups` are lists of
    {"slug", "code", "label"}: label as printed, slug empty where it is not known.
    `symbol` and `paragraph` are the list's source of the position (`value`, and
    `words` as printed). `heading` is the theme it stands under.
    """

    # A row goes with its document; a position or recommendation holds on to it.
    document = models.ForeignKey("records.Document", on_delete=models.CASCADE, related_name="listed")
    recommendation = models.ForeignKey(
        "records.Recommendation", null=True, blank=True, on_delete=models.SET_NULL, related_name="listed"
    )
    order = models.PositiveIntegerField()
    number = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    states = models.JSONField(default=list, blank=True)
    value = models.CharField(max_length=10, blank=True)
    words = models.TextField(blank=True)
    heading = models.TextField(blank=True)
    themes = models.JSONField(default=list, blank=True)
    groups = models.JSONField(default=list, blank=True)
    sdgs = models.JSONField(default=list, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    paragraph = models.CharField(max_length=20, blank=True)
    assessment = models.TextField(blank=True)

    class Meta:
        ordering = ["document", "order"]
        constraints = [models.UniqueConstraint(fields=["document", "order"], name="one_listed_per_place")]

    def __str__(self) -> str:
        return self.number or self.text[:60]
