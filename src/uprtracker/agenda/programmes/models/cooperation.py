"""What a person adds to the cooperation record of a review: a dated entry with its source."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    """The steps of a review in which a State takes part, in their order."""

    NATIONAL_REPORT = "national_report", _("National report")
    ATTENDANCE = "attendance", _("The review")
    DELEGATION = "delegation", _("Delegation")
    DIALOGUE = "dialogue", _("Interactive dialogue")
    DRAFT_REPORT = "draft_report", _("Report of the Working Group")
    ADDENDUM = "addendum", _("Addendum")
    OUTCOME = "outcome", _("Outcome at the Human Rights Council")
    PLENARY = "plenary", _("Delegation at the adoption")
    ANSWERS = "answers", _("Answers to all recommendations")
    MID_TERM = "mid_term", _("Mid-term report by the State")


class Standing(models.TextChoices):
    """What is known of a step. That nobody here knows is another thing than that it did not happen."""

    DONE = "done", _("happened")
    NOT_DONE = "not_done", _("did not happen")
    UNKNOWN = "unknown", _("unknown here")
    AHEAD = "ahead", _("lies ahead")


class CooperationEntry(models.Model):
    """An entry of a person. It stands beside what documents say and overwrites nothing; the newest leads.

    `date` is the day of what happened, `checked_on` the day on which the source was last looked at. An
    entry is never changed: it is taken back, with its reason, and another one made.
    """

    review = models.ForeignKey("records.Review", on_delete=models.CASCADE, related_name="cooperation")
    step = models.CharField(_("Step"), max_length=20, choices=Step)
    standing = models.CharField(_("What is known"), max_length=10, choices=Standing, default=Standing.DONE)
    date = models.DateField(_("Day on which it happened"), null=True, blank=True)
    words = models.CharField(_("In a sentence"), max_length=500)
    symbol = models.CharField(_("Symbol of a UN document"), max_length=60, blank=True)
    source = models.CharField(_("Source"), max_length=500)
    url = models.URLField(_("Address of the source"), max_length=500, blank=True)
    checked_on = models.DateField(_("Day on which the source was checked"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["review", "made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.review.code} {self.step}: {self.standing}"
