"""A review: one State at one session. The hub ("docket") that everything hangs on."""

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _


class Reviews(models.QuerySet["Review"]):
    """Rows of `Review`."""

    def counted(self) -> "Reviews":
        """Give each review `total`, `supported` and `noted` recommendations and `promised` pledges."""
        return self.annotate(
            total=Count("recommendations", distinct=True),
            supported=Count("recommendations", Q(recommendations__position="supported"), distinct=True),
            noted=Count("recommendations", Q(recommendations__position="noted"), distinct=True),
            promised=Count("pledges", distinct=True),
        )


class Review(models.Model):
    """State x session. Facts come from `reference`; `demo` marks fictitious reviews.

    `code` is the public name, `SVN-48`. `report_symbol` and its kin are empty
    where they are not confirmed: symbols are looked up, never computed. `edited`
    lists the fields that a person has changed, `documented` names for a field the
    document that says so (symbol, paragraph): a refresh of the facts leaves both
    alone. `adopted` is the day on which the Council adopted the outcome. A review
    that only an export or a report speaks of is `unconfirmed` (UPR Info has rows
    of South Sudan at session 11).
    """

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("scheduled")
        REVIEWED = "reviewed", _("reviewed")
        ADOPTED = "adopted", _("adopted")
        NOT_ADOPTED = "not_adopted", _("not adopted")
        POSTPONED = "postponed", _("postponed")
        DID_NOT_APPEAR = "did_not_appear", _("did not appear")
        UNCONFIRMED = "unconfirmed", _("not confirmed")

    code = models.CharField(max_length=12, unique=True)
    state = models.CharField(max_length=3, db_index=True)
    session = models.PositiveSmallIntegerField(db_index=True)
    cycle = models.PositiveSmallIntegerField()
    order = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(max_length=16, choices=Status)
    date = models.DateField(null=True, blank=True)
    date_confidence = models.CharField(max_length=12, blank=True)
    adopted = models.DateField(null=True, blank=True)
    hrc_session = models.PositiveSmallIntegerField(null=True, blank=True)
    troika = models.CharField(max_length=200, blank=True)
    report_symbol = models.CharField(max_length=60, blank=True)
    addendum_symbol = models.CharField(max_length=60, blank=True)
    decision_symbol = models.CharField(max_length=60, blank=True)
    national_report_symbol = models.CharField(max_length=60, blank=True)
    source = models.TextField(blank=True)
    note = models.TextField(blank=True)
    edited = models.JSONField(default=list, blank=True)
    documented = models.JSONField(default=dict, blank=True)
    demo = models.BooleanField(default=False)

    objects = Reviews.as_manager()

    class Meta:
        ordering = ["session", "order", "state"]
        constraints = [models.UniqueConstraint(fields=["state", "session"], name="one_review_per_session")]

    def __str__(self) -> str:
        return self.code
