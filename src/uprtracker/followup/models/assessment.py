"""What a party says of the implementation of a recommendation or pledge, and the moments it is said at."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Kept, Level
from uprtracker.followup.assessments.scales import Scale, Value, scale_of


def today() -> date:
    """Return the date of today, in the zone of the site."""
    return timezone.localdate()


class Moment(Kept):
    """A named point in time at which recommendations are assessed: mid-term, the next report."""

    class Kind(models.TextChoices):
        MID_TERM = "mid_term", _("Mid-term")
        NEXT_REPORT = "next_report", _("Next report")
        OTHER = "other", _("Other")

    title = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=Kind)
    held_on = models.DateField(null=True, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("moment")
        ordering = ["held_on", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return where things stood at the moment, for those inside."""
        return f"{reverse('web:workspace-assessments', args=[self.workspace.slug])}?at={self.pk}"


class Assessment(Kept):
    """One answer of a party, on one of the two scales. A later one of the same party stands in its stead.

    `code` is the permanent code of a recommendation or pledge; `assessed_on` the day the answer is of;
    `evidence` where it can be read or heard, in words.
    """

    code = models.CharField(max_length=40, db_index=True)
    value = models.CharField(max_length=16, choices=Value)
    assessed_on = models.DateField(default=today)
    moment = models.ForeignKey(Moment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    comment = models.TextField(blank=True, max_length=8000)
    measures = models.TextField(blank=True, max_length=8000)
    evidence = models.TextField(blank=True, max_length=8000)

    class Meta(Kept.Meta):
        verbose_name = _("assessment")
        ordering = ["assessed_on", "pk"]

    def clean(self) -> None:
        """Refuse a day to come, and a moment that the other readers of the answer know nothing of."""
        # A day of grace: it may be tomorrow already where the writer sits.
        if self.assessed_on > today() + timedelta(days=1):
            raise ValidationError({"assessed_on": gettext("An assessment is of today or earlier.")})
        if self.moment is not None and not self._may_name(self.moment):
            raise ValidationError({"moment": gettext("This moment is not one of the workspace.")})

    @property
    def scale(self) -> Scale:
        """The scale that the answer is on."""
        return scale_of(self.value)

    def get_absolute_url(self) -> str:
        """Return the page of the assessment, for those inside."""
        return reverse("web:workspace-assessment", args=[self.workspace.slug, self.pk])

    def _may_name(self, moment: Moment) -> bool:
        # Who reads the answer without reading the moment sees no name: pages look it up for their reader.
        shared = moment.level in (Level.WORKSPACE, Level.PUBLIC)
        return moment.workspace_id == self.workspace_id and (shared or moment.party_id == self.party_id)
