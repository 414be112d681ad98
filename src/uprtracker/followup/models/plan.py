"""A plan: clusters of recommendations, their objectives, the actions, who is responsible, how it goes."""

from datetime import date

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Member
from uprtracker.followup.models.in_plans import InPlans
from uprtracker.followup.models.of_records import OfRecords


class Ministry(OfRecords):
    """A line ministry or another body; `codes` are the recommendations assigned to it.

    `contact` is the member who is reminded of its actions where these name nobody.
    """

    plan_word = "ministries"

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("Ministry")
        AGENCY = "agency", _("Agency or commission")
        PARLIAMENT = "parliament", _("Parliament")
        JUDICIARY = "judiciary", _("Judiciary")
        LOCAL = "local", _("Local authority")
        ORGANISATION = "organisation", _("Organisation")

    name = models.CharField(_("Name"), max_length=160)
    acronym = models.CharField(_("Short name"), max_length=40, blank=True)
    kind = models.CharField(_("It is a"), max_length=12, choices=Kind, default=Kind.MINISTRY)
    contact = models.ForeignKey(
        Member,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("Focal point"),
    )
    about = models.TextField(_("What it is responsible for"), blank=True, max_length=5000)

    class Meta(OfRecords.Meta):
        abstract = False
        ordering = ["name", "pk"]
        verbose_name = _("Ministry or body")
        verbose_name_plural = "ministries"

    def __str__(self) -> str:
        return self.acronym or self.name


class Cluster(OfRecords):
    """Recommendations that are followed up together. `made_by` says how they came together."""

    plan_word = "clusters"

    class MadeBy(models.TextChoices):
        HAND = "hand", _("by hand")
        THEME = "theme", _("by theme")
        LIKENESS = "likeness", _("by likeness of their words")

    title = models.CharField(_("Title"), max_length=160)
    about = models.TextField(_("What it is about"), blank=True, max_length=5000)
    made_by = models.CharField(max_length=8, choices=MadeBy, default=MadeBy.HAND, editable=False)

    class Meta(OfRecords.Meta):
        abstract = False
        ordering = ["title", "pk"]
        verbose_name = _("Cluster")

    def __str__(self) -> str:
        return self.title


class Objective(InPlans):
    """What a cluster is to reach."""

    plan_word = "objectives"

    cluster = models.ForeignKey(
        Cluster, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("Cluster")
    )
    text = models.CharField(_("Objective"), max_length=500)

    class Meta(InPlans.Meta):
        abstract = False
        ordering = ["pk"]
        verbose_name = _("Objective")

    def __str__(self) -> str:
        return self.text


class PlannedAction(OfRecords):
    """Something to do: by whom, when, with what money, and how far it is.

    `budget` is in `currency` (ISO 4217); where the money comes from is `funding`.
    """

    plan_word = "actions"

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        UNDER_WAY = "under_way", _("Under way")
        BLOCKED = "blocked", _("Blocked")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")

    title = models.CharField(_("Action"), max_length=200)
    about = models.TextField(_("Details"), blank=True, max_length=5000)
    cluster = models.ForeignKey(
        Cluster, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("Cluster")
    )
    objective = models.ForeignKey(
        Objective, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("Objective")
    )
    ministry = models.ForeignKey(
        Ministry, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("Responsible ministry")
    )
    responsible = models.ForeignKey(
        Member,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("Responsible member"),
    )
    status = models.CharField(_("Status"), max_length=10, choices=Status, default=Status.PLANNED)
    blocked_because = models.CharField(_("What blocks it"), max_length=500, blank=True)
    starts_on = models.DateField(_("Starts"), null=True, blank=True)
    due_on = models.DateField(_("Due"), null=True, blank=True)
    done_on = models.DateField(_("Done"), null=True, blank=True)
    budget = models.DecimalField(
        _("Budget"),
        max_digits=15,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    currency = models.CharField(
        _("Currency"), max_length=3, blank=True, validators=[RegexValidator(r"^[A-Z]{3}$")]
    )
    funding = models.CharField(_("Funding source"), max_length=200, blank=True)

    class Meta(OfRecords.Meta):
        abstract = False
        ordering = [models.F("due_on").asc(nulls_last=True), "pk"]
        verbose_name = _("Action")

    def __str__(self) -> str:
        return self.title

    @property
    def open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.status not in CLOSED

    def overdue(self, today: date) -> bool:
        """Tell whether its day is over and it is not done."""
        return self.open and self.due_on is not None and self.due_on < today


CLOSED = frozenset({PlannedAction.Status.DONE.value, PlannedAction.Status.DROPPED.value})


class ProgressNote(InPlans):
    """What happened with an action. Its words stay its party's when another party deletes the action."""

    plan_word = "notes"

    action = models.ForeignKey(
        PlannedAction, null=True, on_delete=models.SET_NULL, related_name="notes", verbose_name=_("Action")
    )
    text = models.TextField(_("Progress"), max_length=5000)

    class Meta(InPlans.Meta):
        abstract = False
        ordering = ["-made_at", "-pk"]
        verbose_name = _("Progress note")

    def __str__(self) -> str:
        return self.text[:80]
