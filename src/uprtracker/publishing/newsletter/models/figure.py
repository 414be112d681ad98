"""A number of an issue, as it stood when the issue was drafted."""

from django.db import models

from uprtracker.analytics.models import FrozenReport


class Figure(models.Model):
    """A frozen number: what was counted, of what, on which basis, in which version of the data.

    `report` is the dated report of a session that holds it; else the row itself is what can be cited, at
    `/newsletter/7/figures/#KEY`. `measure`, `sessions`, `state` and `label` say what was counted as in
    `analytics.published`, so that it can be compared with what others published.
    """

    class Unit(models.TextChoices):
        COUNT = "count"
        SHARE = "share"
        AVERAGE = "average"

    issue = models.ForeignKey("newsletter.Issue", on_delete=models.CASCADE, related_name="figures")
    block = models.ForeignKey("newsletter.Block", on_delete=models.CASCADE, related_name="figures")
    key = models.SlugField(max_length=60)
    measure = models.CharField(max_length=30)
    sessions = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=3, blank=True)
    label = models.CharField(max_length=60, blank=True)
    basis = models.CharField(max_length=20, blank=True)
    unit = models.CharField(max_length=8, choices=Unit, default=Unit.COUNT)
    value = models.FloatField()
    part = models.PositiveIntegerField(null=True, blank=True)
    whole = models.PositiveIntegerField(null=True, blank=True)
    report = models.ForeignKey(
        FrozenReport, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    data_version = models.PositiveIntegerField()
    counted_at = models.DateTimeField()

    class Meta:
        ordering = ["block__place", "pk"]
        constraints = [models.UniqueConstraint(fields=["issue", "key"], name="one_figure_per_key")]

    def __str__(self) -> str:
        return f"{self.key}: {self.value:g}"
