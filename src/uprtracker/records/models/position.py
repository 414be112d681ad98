"""A dated step in the State's answer. Steps are added, never overwritten."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Position(models.Model):
    """`value` as in `core.Position`; `words` are the State's or the chapeau's own.

    `state` is empty, or the recommending State where the answer differs by State.
    Steps are ordered by stage, then date; the last one is current. A step of
    stage `EDITOR` names its `person`.
    """

    class Stage(models.IntegerChoices):
        REPORT = 10, _("Working Group report")
        ADDENDUM = 20, _("addendum")
        PLENARY = 30, _("plenary")
        UPRINFO = 40, _("final answer as UPR Info recorded it")
        EDITOR = 50, _("decision of an editor")

    recommendation = models.ForeignKey(
        "records.Recommendation", on_delete=models.CASCADE, related_name="positions"
    )
    state = models.CharField(max_length=3, blank=True)
    value = models.CharField(max_length=10)
    words = models.TextField(blank=True)
    stage = models.PositiveSmallIntegerField(choices=Stage)
    date = models.DateField(null=True, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    paragraph = models.CharField(max_length=20, blank=True)
    document = models.ForeignKey("records.Document", null=True, blank=True, on_delete=models.PROTECT)
    row = models.ForeignKey(
        "records.SourceRow", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)

    class Meta:
        ordering = ["recommendation", "stage", "date", "id"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()}: {self.value}"
