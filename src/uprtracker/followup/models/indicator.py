"""Indicators: what is measured, from which baseline, to which target, and the values over time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.followup.models.in_plans import InPlans
from uprtracker.followup.models.of_records import OfRecords
from uprtracker.followup.models.plan import Cluster, Objective


class Indicator(OfRecords):
    """Numbers are in `unit`. A target below the baseline means that less is better."""

    plan_word = "indicators"

    title = models.CharField(_("Indicator"), max_length=200)
    unit = models.CharField(_("Unit"), max_length=40, blank=True)
    about = models.TextField(_("How it is measured"), blank=True, max_length=5000)
    source = models.CharField(_("Source of the numbers"), max_length=200, blank=True)
    cluster = models.ForeignKey(
        Cluster, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("Cluster")
    )
    objective = models.ForeignKey(
        Objective, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("Objective")
    )
    baseline = models.DecimalField(_("Baseline"), max_digits=18, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(_("Day of the baseline"), null=True, blank=True)
    target = models.DecimalField(_("Target"), max_digits=18, decimal_places=4, null=True, blank=True)
    target_on = models.DateField(_("Day of the target"), null=True, blank=True)

    class Meta(OfRecords.Meta):
        abstract = False
        ordering = ["title", "pk"]
        verbose_name = _("Indicator")

    def __str__(self) -> str:
        return self.title


class Measured(InPlans):
    """A value of an indicator on a day. It stays its party's when another party deletes the indicator."""

    plan_word = "values"

    indicator = models.ForeignKey(
        Indicator, null=True, on_delete=models.SET_NULL, related_name="values", verbose_name=_("Indicator")
    )
    on = models.DateField(_("Day"))
    value = models.DecimalField(_("Value"), max_digits=18, decimal_places=4)
    source = models.CharField(_("Source"), max_length=200, blank=True)
    comment = models.CharField(_("Comment"), max_length=500, blank=True)

    class Meta(InPlans.Meta):
        abstract = False
        ordering = ["on", "pk"]
        verbose_name = _("Value of an indicator")
        verbose_name_plural = "values of indicators"

    def __str__(self) -> str:
        return f"{self.on}: {self.value.normalize():f}"
