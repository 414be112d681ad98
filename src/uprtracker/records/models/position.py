"""A dated step in the State's answer. Steps are added, never overwritten."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.records.models.place import Placed


class Position(Placed):
    """`value` as in `core.Position`; `words` are the State's or the chapeau's own, `comment` its reasons.

    `state` is empty, or the recommending State where the answer differs by State.
    `part_words` say which part of the recommendation is answered, where the
    State tells parts apart, and `part` is that part when the report prints it as
    one. `symbol` and `paragraph` are the source; `document`, page and lines where
    it was read. Which step is current is decided by `records.standing`.

    The last two stages before the editor's are no words of the State: others
    record there what it answered. A step that a person added names its `person`.
    """

    class Stage(models.IntegerChoices):
        REPORT = 10, _("Working Group report")
        ADDENDUM = 20, _("addendum")
        PLENARY = 30, _("plenary")
        OHCHR = 35, _("final answer as OHCHR recorded it")
        UPRINFO = 40, _("final answer as UPR Info recorded it")
        EDITOR = 50, _("decision of an editor")

    recommendation = models.ForeignKey(
        "records.Recommendation", on_delete=models.CASCADE, related_name="positions"
    )
    state = models.CharField(max_length=3, blank=True)
    value = models.CharField(max_length=10, blank=True)
    words = models.TextField(blank=True)
    comment = models.TextField(blank=True)
    part = models.ForeignKey("records.Part", null=True, blank=True, on_delete=models.SET_NULL)
    part_words = models.TextField(blank=True)
    stage = models.PositiveSmallIntegerField(choices=Stage)
    date = models.DateField(null=True, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    paragraph = models.CharField(max_length=20, blank=True)
    row = models.ForeignKey(
        "records.SourceRow", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)

    class Meta:
        ordering = ["recommendation", "stage", "date", "id"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()}: {self.value}"
